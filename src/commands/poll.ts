import { loadConfig } from '../config/load-config.ts'
import { findNearestName } from '../core/topic/find-nearest-name.ts'
import { Failure } from '../errors.ts'
import type { FetchOutcome } from '../http/fetch-outcome.ts'
import { throwFaults } from '../throw-faults.ts'
import type { Command } from './command.ts'
import { openWorkbench } from './open-workbench.ts'
import { readArguments } from './read-arguments.ts'

/** Polls one source now, as a first poll would, and prints what it found; nothing is archived. */
export const poll: Command = {
  summary: 'polls one source now and prints what it found; nothing is archived',
  usage: 'SOURCE_ID',
  run: async (args, io) => {
    const id = readArguments(args, {}, 1).positionals[0]
    if (id === undefined) throw new Failure('usage', 'usage', 'poll needs the id of a source')
    const bench = await openWorkbench(io)
    try {
      const { configDir, allowPrivateHosts } = bench.settings
      const { sources } = throwFaults(await loadConfig(configDir, { allowPrivateHosts }))
      const source = sources.find((each) => each.id === id)
      if (source === undefined) throw new Failure('input', 'no-such-source', describeUnknown(id, sources))
      const startedAt = performance.now()
      const answer = await bench.http.fetch({ url: source.url })
      const ms = Math.round(performance.now() - startedAt)
      const told = { source: source.id, url: source.url, outcome: answer.kind, ms }
      if (answer.kind !== 'ok') {
        io.stdout.write(`${JSON.stringify({ ...told, reason: reasonOf(answer), entries: [] }, null, 2)}\n`)
        return 3
      }
      const { bytes, contentType, finalUrl } = answer
      const read = await bench.analysis.run('read-entries', { kind: source.kind, bytes, contentType, url: finalUrl })
      const page = { ...told, finalUrl, status: answer.status, bytes: bytes.length, contentType }
      const found =
        read.kind === 'read' ? { entries: read.entries } : { outcome: 'unreadable', reason: read.reason, entries: [] }
      io.stdout.write(`${JSON.stringify({ ...page, ...found }, null, 2)}\n`)
      return read.kind === 'read' ? 0 : 1
    } finally {
      await bench.close()
    }
  },
}

function reasonOf(answer: Exclude<FetchOutcome, { kind: 'ok' }>): string {
  return answer.kind === 'not-modified' ? 'the server says "not modified" to a first request' : answer.message
}

function describeUnknown(id: string, sources: readonly { readonly id: string }[]): string {
  const nearest = findNearestName(
    id,
    sources.map((source) => source.id),
  )
  return `there is no source "${id}" in sources.yaml${nearest === undefined ? '' : `; did you mean ${nearest}?`}`
}
