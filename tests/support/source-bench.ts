import { pollSource } from '../../jobs/poll-source.ts'
import { readEntries, type ReadEntriesInput } from '../../src/analysis/read-entries.ts'
import type { Analysis } from '../../src/analysis/analysis.ts'
import type { Context, JobResult, SourceRecord } from '../../src/context.ts'
import type { Source } from '../../src/core/source/source.ts'
import type { FetchLimits } from '../../src/http/fetch-outcome.ts'
import { createHttp } from '../../src/http/create-http.ts'
import { createRobots } from '../../src/http/create-robots.ts'
import { createStore, type Store } from '../../src/store/store.ts'
import { createVisitHost } from '../../src/visit-host.ts'
import { after, createTestContext, never } from './context.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { aSource } from './records.ts'
import { startSite, type Site } from './site.ts'

const MINUTE = 60_000

/** Polls of sources as they are, on a site of our own, with an archive of their own and a clock that only tests move. */
export interface SourceBench {
  readonly site: Site
  readonly store: Store
  readonly archive: TestDatabase
  readonly context: Context
  /** Adds a source whose address is a path of the site, unless it is a whole address. */
  readonly add: (path: string, changes?: Partial<Source>) => Promise<string>
  /** Polls a source now, whether it is due or not. */
  readonly poll: (id: string) => Promise<JobResult>
  /** Polls as a tick of the schedule does. */
  readonly tick: (id: string) => Promise<JobResult>
  readonly pass: (ms: number) => void
  readonly now: () => Date
  readonly record: (id: string) => Promise<SourceRecord>
  /** Titles of the entries that the archive holds of a source, in the order in which they came. */
  readonly titles: (id: string) => Promise<readonly (string | null)[]>
  readonly close: () => Promise<void>
}

/** Small enough to be broken by a test in no time; how long an answer may take is left as it is, for a busy machine. */
const LIMITS: Partial<FetchLimits> = { maxBytes: 4_000_000, maxWireBytes: 3_000_000 }

export interface BenchOptions {
  /** Hosts that may be asked beside the site's own. */
  readonly hosts?: readonly string[]
  readonly limits?: Partial<FetchLimits>
}

/** Opens the bench. */
export async function openSourceBench({ hosts = [], limits = LIMITS }: BenchOptions = {}): Promise<SourceBench> {
  const [site, archive] = await Promise.all([startSite(), createTestDatabase()])
  const store = createStore(archive.database.kysely)
  const http = createHttp({ allowPrivateHosts: [site.host, ...hosts], userAgent: 'entente-tests' })
  let passedMs = 0
  const now = () => after(passedMs)
  const fetch: Context['fetch'] = (request) => http.fetch({ ...request, limits: { ...limits, ...request.limits } })
  const context: Context = {
    ...createTestContext().context,
    now,
    store,
    fetch,
    visitHost: createVisitHost({ store, fetch, now }),
    robots: createRobots('entente', () => now().getTime()),
    // The one task that a poll asks for, without its thread.
    analysis: { run: (_task: string, input: ReadEntriesInput) => readEntries(input) } as unknown as Analysis,
  }
  let added = 0
  const ofSource = async (id: string): Promise<SourceRecord> => {
    const record = await store.loadSource(id)
    if (record === undefined) throw new Error(`no source ${id}`)
    return record
  }
  return {
    site,
    store,
    archive,
    context,
    add: async (path, changes = {}) => {
      added += 1
      const url = path.startsWith('/') ? `${site.url}${path}` : path
      const source = aSource({ id: `source-${added}`, url, everyMs: 15 * MINUTE, ...changes })
      const known = await store.listSources()
      await store.syncSources([...known.map((record) => record.source), source], now())
      return source.id
    },
    poll: (sourceId) => pollSource(context, { sourceId, force: true }, never),
    tick: (sourceId) => pollSource(context, { sourceId }, never),
    pass: (ms) => void (passedMs += ms),
    now,
    record: ofSource,
    titles: async (id) => {
      const { rows } = await archive.database.pool.query<{ title: string | null }>(
        'select title from entry where source_id = $1 order by id',
        [id],
      )
      return rows.map((row) => row.title)
    },
    close: async () => {
      await http.close()
      await Promise.all([site.close(), archive.drop()])
    },
  }
}
