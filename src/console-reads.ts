import { createArticleReads } from './article-reads.ts'
import type { ConsoleReads } from './console/reads.ts'
import type { Live } from './context.ts'
import { pageById } from './page-by-id.ts'
import { createSourceReads } from './source-reads.ts'
import { checkCursor } from './store/page.ts'
import type { ArchivedAlert } from './store/alert.ts'
import type { Step } from './store/step.ts'
import type { Store } from './store/store.ts'
import { toDeliveryRow } from './to-delivery-row.ts'

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
    ...createArticleReads(store),
    ...createSourceReads({ store, now, enqueue }),
    listAlerts: async ({ cursor, limit, topic, severity }) => {
      checkCursor(cursor)
      const page = await store.listAlerts({ cursor, limit, topic: topic ?? undefined, severity: severity ?? undefined })
      return { items: page.items.map(withSightings), next: page.next }
    },
    getAlert: async (id) => {
      const found = await store.loadAlert(id)
      if (found === undefined) return undefined
      const followUps = found.followUps.map((each) => ({ ...each, at: each.at.toISOString() }))
      const deliveries = found.deliveries.map(toDeliveryRow)
      return { alert: withSightings(found), followUps, wordings: found.wordings, deliveries }
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
