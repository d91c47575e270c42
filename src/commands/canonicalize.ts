import { once } from 'node:events'
import { canonicalizeUrl } from '../core/url/canonicalize-url.ts'
import type { Command } from './command.ts'
import { readArguments } from './read-arguments.ts'
import { readLines } from './read-lines.ts'

/** URLs on stdin, one a line, to canonical URLs; a line that is no web address is named and makes the exit code 1. */
export const canonicalize: Command = {
  summary: 'canonical form of URLs, one a line on stdin',
  usage: '< urls.txt',
  run: async (args, { stdin, stdout, stderr }) => {
    readArguments(args, {}, 0)
    let wrong = 0
    let number = 0
    for await (const line of readLines(stdin)) {
      number += 1
      if (line.trim() === '') continue
      const canonical = canonicalizeUrl(line.trim())
      if (canonical === undefined) {
        wrong += 1
        stderr.write(`line ${number}: not a web address: ${line}\n`)
      } else if (!stdout.write(`${canonical}\n`)) await once(stdout, 'drain')
    }
    return wrong === 0 ? 0 : 1
  },
}
