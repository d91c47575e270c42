import type { ConsoleReads } from './console/reads.ts'
import type { Live } from './context.ts'
import { Failure } from './errors.ts'
import { parseCursor } from './store/page.ts'
import type { ArchivedAlert } from './store/alert.ts'
import type { Step } from './store/step.ts'
import type { Store } from './store/store.ts'

/** What the console asks, answered from the archive and the configuration in force. */
export function createConsoleReads(options: {
  readonly store: Store
  readonly live: () => Live
  readonly now: () => Date
  readonly enqueue: (steps: readonly Step[]) => Promise<void>
}): ConsoleReads {
  const { store, live, now, enqueue } = options
  const iso = (at: Date | null) => at?.toISOString() ?? null
  return {
    listAlerts: async ({ cursor, limit, topic, severity }) => {
      checkCursor(cursor)
      const page = await store.listAlerts({ cursor, limit, topic: topic ?? undefined, severity: severity ?? undefined })
      return { items: page.items.map(withSightings), next: page.next }
    },
    getAlert: async (id) => {
      const found = await store.loadAlert(id)
      if (found === undefined) return undefined
      const deliveries = found.deliveries.map((each) => ({
        ...each,
        detail: each.coveredBy === null ? each.detail : `covered by ${each.coveredBy}`,
        changedAt: each.changedAt.toISOString(),
      }))
      return { alert: withSightings(found), deliveries }
    },
    listStatements: async (query) => {
      checkCursor(query.cursor)
      const page = await store.listStatements(query)
      const items = page.items.map(({ cooperation, areas, modality, firstSeenAt, ...row }) => ({
        ...row,
        cooperation: { found: cooperation, areas, modality },
        firstSeenAt: firstSeenAt.toISOString(),
      }))
      return { items, next: page.next }
    },
    listArticles: async (query) => {
      checkCursor(query.cursor)
      const page = await store.listArticles(query)
      const items = page.items.map((row) => ({
        ...row,
        id: String(row.id),
        siteName: row.siteName ?? row.site,
        duplicateOf: row.duplicateOf === null ? null : String(row.duplicateOf),
        firstSeenAt: row.firstSeenAt.toISOString(),
      }))
      return { items, next: page.next }
    },
    listSources: async ({ cursor, limit, state }) => {
      const counts = await store.countEntries()
      const all = (await store.listSources())
        .filter((record) => state === null || record.state === state)
        .map((record) => ({
          ...record.source,
          lang: record.source.lang ?? null,
          country: record.source.country ?? null,
          state: record.state,
          reason: record.stateReason,
          since: record.stateSince.toISOString(),
          lastPollAt: iso(record.lastPollAt),
          lastOkAt: iso(record.lastOkAt),
          lastNewAt: iso(record.lastNewAt),
          nextPollAt: iso(record.nextPollAt),
          failures: record.failures,
          entries: counts.get(record.source.id) ?? 0,
        }))
      return pageById(all, cursor, limit)
    },
    listTopics: async ({ cursor, limit }) => {
      const counts = await store.countAlertsByTopic()
      const all = live()
        .topics.map(({ version, compiled: { definition } }) => ({
          id: definition.id,
          title: definition.title,
          watch: definition.watch,
          match: definition.match,
          severity: definition.severity,
          notify: definition.notify,
          version: version.version,
          alerts: counts.get(definition.id)?.alerts ?? 0,
          lastAlertAt: iso(counts.get(definition.id)?.lastAt ?? null),
        }))
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      return pageById(all, cursor, limit)
    },
    listFailures: async (query) => {
      checkCursor(query.cursor)
      const page = await store.findFailedSteps(query)
      const items = page.items.map(({ job, key, kind, error, attempts, failedAt }) => {
        return { id: `${job}:${key}`, job, key, kind, error, attempts, failedAt: failedAt.toISOString() }
      })
      return { items, next: page.next }
    },
    retryFailure: async (id) => {
      const colon = id.indexOf(':')
      const [job, key] = [id.slice(0, Math.max(colon, 0)), id.slice(colon + 1)]
      const step = await store.retryStep(job, key, now())
      if (step === undefined) return false
      const { alertId, channel } = step.payload
      if (typeof alertId === 'string' && typeof channel === 'string')
        await store.reopenDelivery(alertId, channel, now())
      await enqueue([step])
      return true
    },
    summarize: () => store.summarize(),
  }
}

function withSightings({ alert, sightings }: ArchivedAlert): ArchivedAlert['alert'] {
  return sightings.length === 0 ? alert : { ...alert, sightings }
}

function checkCursor(cursor: string | null): void {
  if (cursor !== null && parseCursor(cursor) === undefined) {
    throw new Failure('input', 'bad-cursor', 'the cursor is not one that this list gave')
  }
}

/** A page of a short list that is in memory, ordered by id. */
function pageById<Item extends { readonly id: string }>(
  all: readonly Item[],
  cursor: string | null,
  limit: number,
): { readonly items: readonly Item[]; readonly next: string | null } {
  const after = cursor === null ? undefined : Buffer.from(cursor, 'base64url').toString('utf8')
  const rest = after === undefined ? all : all.filter((item) => item.id > after)
  const items = rest.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rest.length > limit && last !== undefined ? Buffer.from(last.id).toString('base64url') : null }
}
