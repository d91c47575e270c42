import { loadEnv } from '../config/env.ts'
import { loadConfig } from '../config/load-config.ts'
import { findNearestName } from '../core/topic/find-nearest-name.ts'
import { Failure } from '../errors.ts'
import { type AskedSource, readSource } from '../../jobs/read-source.ts'
import { isWell, type PollOutcome } from '../core/source/decide-poll.ts'
import { explainPoll } from '../core/source/explain-poll.ts'
import { explainSource, type SourceExplanation } from '../core/source/explain-source.ts'
import { describeHub } from '../core/websub/describe-hub.ts'
import { createRobots } from '../http/create-robots.ts'
import { throwFaults } from '../throw-faults.ts'
import { ROBOTS_TOKEN } from '../user-agent.ts'
import type { Command, Io } from './command.ts'
import { askRunningArchive } from './open-store.ts'
import { openWorkbench } from './open-workbench.ts'
import { readArguments } from './read-arguments.ts'

/** Polls one source now, as a first poll would, and prints what it found and how the archive has it; archives nothing. */
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
      const { httpStatus, bytes, entries, discoveredUrl, permanentUrl, hub = null } = answer
      const outcome = TOLD[answer.outcome] ?? answer.outcome
      const explained = explainPoll({ ...answer, entries: entries.length, ms })
      const told = { source: source.id, url: source.url, outcome, ...explained, status: httpStatus, bytes, ms }
      const reason = isWell(answer.outcome) ? {} : { reason: answer.detail }
      const archive = await explainArchived(io, source.id)
      const found = { ...reason, discoveredUrl, permanentUrl, hub, archive, entries }
      io.stdout.write(`${JSON.stringify({ ...told, ...found }, null, 2)}\n`)
      return isWell(answer.outcome) ? 0 : MENDED_HERE.has(answer.outcome) ? 1 : 3
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

/** Whoever keeps the configuration can mend what is no feed, or what Entente is not to ask. */
const MENDED_HERE: ReadonlySet<PollOutcome> = new Set(['not-a-feed', 'refused'])

/** How the source stands in the archive of a running Entente, in words; null where there is none. */
async function explainArchived(io: Io, id: string): Promise<ArchivedSource | null> {
  const now = new Date()
  const found = await askRunningArchive(io, async (store) => {
    const [record, hubs] = await Promise.all([store.loadSource(id), store.listHubs(id)])
    return { record, hub: hubs.get(id) }
  })
  if (found.kind === 'none' || found.answer.record === undefined) return null
  const { record, hub } = found.answer
  return { ...explainSource(record, now), hub: hub === undefined ? null : describeHub(hub.offer, hub.asked, now) }
}

interface ArchivedSource extends SourceExplanation {
  /** How the hub that its feed offers stands; null where it offers none. */
  readonly hub: string | null
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
