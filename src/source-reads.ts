import { toStep } from '../jobs/step.ts'
import type { ConsoleReads, SourceRow } from './console/reads.ts'
import { explainSource } from './core/source/explain-source.ts'
import { describeHub } from './core/websub/describe-hub.ts'
import { pageById } from './page-by-id.ts'
import type { OfferedHub } from './store/hub-subscription.ts'
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
      const [counts, hubs] = await Promise.all([store.countEntries(), store.listHubs()])
      const all = (await store.listSources())
        .filter((record) => state === null || record.state === state)
        .map((record) => toRow(record, { counts, hubs, now: now() }))
      return pageById(all, cursor, limit)
    },
    getSource: async (id, page) => {
      checkCursor(page.cursor)
      const record = await store.loadSource(id)
      if (record === undefined) return undefined
      const [counts, hubs, events, alerts, unreadable, unreadableCount] = await Promise.all([
        store.countEntries(id),
        store.listHubs(id),
        store.listSourceEvents(id, SHOWN_EVENTS),
        store.listSourceAlerts({ sourceId: id, limit: SHOWN_ALERTS }),
        store.listUnreadable({ ...page, sourceId: id }),
        store.countUnreadable(id),
      ])
      const { gap } = record
      return {
        source: toRow(record, { counts, hubs, now: now() }),
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

/** What is known of sources beside their records, by source id. */
interface Beside {
  readonly counts: ReadonlyMap<string, number>
  readonly hubs: ReadonlyMap<string, OfferedHub>
  readonly now: Date
}

function toRow(record: SourceRecord, { counts, hubs, now }: Beside): SourceRow {
  const hub = hubs.get(record.source.id)
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
    entries: counts.get(record.source.id) ?? 0,
    hub: hub === undefined ? null : describeHub(hub.offer, hub.asked, now),
  }
}
