import { Failure } from '../errors.ts'
import type { Command } from './command.ts'
import { mapJsonl } from './map-jsonl.ts'
import { openWorkbench } from './open-workbench.ts'
import { optionalText, requiredBytes } from './read-line.ts'
import { readArguments } from './read-arguments.ts'
import { readInput } from './read-input.ts'
import { showProgress } from './show-progress.ts'

/** Lines in work at once: enough to keep every thread busy with batches. */
const CONCURRENCY = 32

/** A feed's entries as Entente reads them. */
export const parseFeedCommand: Command = {
  summary: "a feed's entries as Entente reads them",
  usage: '[FILE or URL or -] [--jsonl]',
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, { jsonl: { type: 'boolean' } }, 1)
    const bench = await openWorkbench(io, { lexicon: false })
    try {
      if (values.jsonl === true) {
        const progress = showProgress(io.stderr, 'feeds')
        const options = { input: io.stdin, output: io.stdout, concurrency: CONCURRENCY, onProgress: progress.count }
        const { faults } = await mapJsonl(options, async (line) => {
          const { entries, ...feed } = await bench.analysis.run('parse-feed', {
            bytes: requiredBytes(line),
            contentType: optionalText(line, 'contentType'),
            url: optionalText(line, 'url'),
          })
          return { feed, entries }
        })
        progress.end()
        return faults === 0 ? 0 : 1
      }
      const document = await readInput(positionals[0], io, bench.http.fetch)
      if (document.bytes.length === 0) throw new Failure('input', 'empty', 'the feed is empty')
      const { entries, ...feed } = await bench.analysis.run('parse-feed', document)
      io.stdout.write(`${JSON.stringify({ feed, entries }, null, 2)}\n`)
      return 0
    } finally {
      await bench.close()
    }
  },
}
