import { toStep } from '../jobs/step.ts'
import type { ConsoleReads, SourceRow } from './console/reads.ts'
import { explainSource } from './core/source/explain-source.ts'
import { pageById } from './page-by-id.ts'
import { checkCursor } from './store/page.ts'
import type { Step } from './store/step.ts'
import type { SourceRecord } from './store/source.ts'
import type { Store } from './store/store.ts'
import { toDeliveryRow } from './to-delivery-row.ts'

/** What the console asks of sources and of what ops were told. */
type SourceReads = Pick<
  ConsoleReads,
  'listSources' | 'getSource' | 'retryEntries' | 'listSourceAlerts' | 'getSourceAlert'
>

/** So much of a source's past is shown. */
const SHOWN_EVENTS = 50
const SHOWN_ALERTS = 10

/** Answers what the console asks of sources, from the archive. */
export function createSourceReads(options: {
  readonly store: Store
  readonly now: () => Date
  readonly enqueue: (steps: readonly Step[]) => Promise<void>
}): SourceReads {
  const { store, now, enqueue } = options
  return {
    listSources: async ({ cursor, limit, state }) => {
      const counts = await store.countEntries()
      const all = (await store.listSources())
        .filter((record) => state === null || record.state === state)
        .map((record) => toRow(record, counts.get(record.source.id) ?? 0))
      return pageById(all, cursor, limit)
    },
    getSource: async (id, page) => {
      checkCursor(page.cursor)
      const record = await store.loadSource(id)
      if (record === undefined) return undefined
      const [counts, events, alerts, unreadable, unreadableCount] = await Promise.all([
        store.countEntries(id),
        store.listSourceEvents(id, SHOWN_EVENTS),
        store.listSourceAlerts({ sourceId: id, limit: SHOWN_ALERTS }),
        store.listUnreadable({ ...page, sourceId: id }),
        store.countUnreadable(id),
      ])
      const { gap } = record
      return {
        source: toRow(record, counts.get(id) ?? 0),
        explanation: explainSource(record, now()),
        gap: gap === null ? null : { ...gap, since: gap.since.toISOString(), until: gap.until.toISOString() },
        events: events.map(({ at, before, state, reason }) => ({ at: at.toISOString(), before, state, reason })),
        alerts: alerts.items,
        unreadable: {
          count: unreadableCount,
          items: unreadable.items.map((entry) => ({ ...entry, firstSeenAt: entry.firstSeenAt.toISOString() })),
          next: unreadable.next,
        },
      }
    },
    retryEntries: async (sourceId, entryId) => {
      const steps = await store.retryUnreadable({ sourceId, entryId }, now(), (id) =>
        toStep('read-article', id, { entryId: id }, now()),
      )
      await enqueue(steps)
      return steps.length
    },
    listSourceAlerts: async (query) => {
      checkCursor(query.cursor)
      return store.listSourceAlerts(query)
    },
    getSourceAlert: async (id) => {
      const found = await store.loadSourceAlert(id)
      return found && { alert: found.alert, deliveries: found.deliveries.map(toDeliveryRow) }
    },
  }
}

function toRow(record: SourceRecord, entries: number): SourceRow {
  const iso = (at: Date | null) => at?.toISOString() ?? null
  return {
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
    entries,
  }
}
