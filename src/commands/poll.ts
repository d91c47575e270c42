import { loadEnv } from '../config/env.ts'
import { loadConfig } from '../config/load-config.ts'
import { findNearestName } from '../core/topic/find-nearest-name.ts'
import { Failure } from '../errors.ts'
import { type AskedSource, readSource, type SourceAnswer } from '../../jobs/read-source.ts'
import { isWell, type PollOutcome } from '../core/source/decide-poll.ts'
import { createRobots } from '../http/create-robots.ts'
import { throwFaults } from '../throw-faults.ts'
import { ROBOTS_TOKEN } from '../user-agent.ts'
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
    const { configDir, allowPrivateHosts } = loadEnv(io.env)
    const { sources, http } = throwFaults(await loadConfig(configDir, { allowPrivateHosts }))
    const source = sources.find((each) => each.id === id)
    if (source === undefined) throw new Failure('input', 'no-such-source', describeUnknown(id, sources))
    const bench = await openWorkbench(io, { lexicon: false, http })
    try {
      const startedAt = performance.now()
      const reader = { analysis: bench.analysis, robots: createRobots(ROBOTS_TOKEN) }
      const answer = await readSource(reader, { ...NEVER_ASKED, source }, bench.http.fetch, NEVER)
      const ms = Math.round(performance.now() - startedAt)
      const { httpStatus, bytes, entries, discoveredUrl, permanentUrl } = answer
      const outcome = TOLD[answer.outcome] ?? answer.outcome
      const told = { source: source.id, url: source.url, outcome, says: sayPoll(answer), status: httpStatus, bytes, ms }
      const reason = isWell(answer.outcome) ? {} : { reason: answer.detail }
      const found = { ...reason, discoveredUrl, permanentUrl, entries }
      io.stdout.write(`${JSON.stringify({ ...told, ...found }, null, 2)}\n`)
      return isWell(answer.outcome) ? 0 : answer.outcome === 'not-a-feed' ? 1 : 3
    } finally {
      await bench.close()
    }
  },
}

/** One poll on its own knows nothing of what is new. */
const TOLD: Readonly<Partial<Record<PollOutcome, string>>> = {
  'new-entries': 'ok',
  'no-new-entries': 'ok',
  'not-a-feed': 'unreadable',
}

/** What an answer means for the source, in a sentence or two. */
function sayPoll(answer: SourceAnswer): string {
  const { detail, entries, discoveredUrl, permanentUrl } = answer
  if (!isWell(answer.outcome)) return detail ?? 'It could not be read.'
  const found =
    answer.outcome === 'not-modified' ? 'It answers "not modified".' : `It works and lists ${entries.length} entries.`
  const moved = permanentUrl === null ? '' : ` The site says that it lives for good at ${permanentUrl}.`
  const named =
    discoveredUrl === null ? '' : ` Its address is a web page; the feed that it names was read: ${discoveredUrl}.`
  return `${found}${named}${moved}${detail === null ? '' : ` (${detail})`}`
}

const NEVER = new AbortController().signal

const NEVER_ASKED: Omit<AskedSource, 'source'> = {
  resolvedUrl: null,
  etag: null,
  lastModified: null,
  bodyHash: null,
  baselineAt: null,
  lastOkAt: null,
}

function describeUnknown(id: string, sources: readonly { readonly id: string }[]): string {
  const nearest = findNearestName(
    id,
    sources.map((source) => source.id),
  )
  return `there is no source "${id}" in sources.yaml${nearest === undefined ? '' : `; did you mean ${nearest}?`}`
}
