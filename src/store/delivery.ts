import { type Kysely, sql } from 'kysely'
import type { Notice } from '../core/alert/source-alert.ts'
import type { Tables } from './tables.ts'

/** `due` until a channel took it; `covered` when another alert already brought the statement there. */
export type DeliveryState = 'due' | 'delivered' | 'rejected' | 'failed' | 'covered'

/** What one channel is owed, or has had, of one alert or message to ops. */
export interface Delivery {
  readonly alert: Notice
  readonly channel: string
  readonly state: DeliveryState
  readonly attempts: number
  /** What the channel has had of the alert that this one updates; null where it updates none. */
  readonly firstState: DeliveryState | null
}

/** The ledger's line for an alert and a channel. */
export async function loadDelivery(
  db: Kysely<Tables>,
  alertId: string,
  channel: string,
): Promise<Delivery | undefined> {
  const row = await db
    .selectFrom('delivery')
    .leftJoin('alert', 'alert.id', 'delivery.alert_id')
    .leftJoin('source_alert', 'source_alert.id', 'delivery.alert_id')
    .leftJoin('delivery as first', (join) =>
      join
        .on('first.alert_id', '=', sql<string>`alert.payload->'updates'->>'id'`)
        .onRef('first.channel', '=', 'delivery.channel'),
    )
    .select(['delivery.state', 'delivery.attempts', 'first.state as first_state'])
    .select(sql<Notice | null>`coalesce(alert.payload, source_alert.payload)`.as('payload'))
    .where('delivery.alert_id', '=', alertId)
    .where('delivery.channel', '=', channel)
    .executeTakeFirst()
  if (row === undefined || row.payload === null) return undefined
  return {
    alert: row.payload,
    channel,
    state: row.state as DeliveryState,
    attempts: row.attempts,
    firstState: row.first_state as DeliveryState | null,
  }
}

/** A line of the ledger as people see it. */
export interface DeliveryLine {
  readonly channel: string
  readonly state: string
  readonly attempts: number
  readonly detail: string | null
  readonly coveredBy: string | null
  readonly changedAt: Date
}

/** The ledger's lines by alert, each alert's by channel. */
export async function findDeliveries(
  db: Kysely<Tables>,
  alertIds: readonly string[],
): Promise<ReadonlyMap<string, readonly DeliveryLine[]>> {
  if (alertIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('delivery')
    .selectAll()
    .where('alert_id', 'in', alertIds)
    .orderBy('channel')
    .execute()
  const lines = Map.groupBy(rows, (row) => row.alert_id)
  return new Map(
    [...lines].map(([alertId, those]) => [
      alertId,
      those.map((each) => ({
        channel: each.channel,
        state: each.state,
        attempts: each.attempts,
        detail: each.detail,
        coveredBy: each.covered_by,
        changedAt: each.changed_at,
      })),
    ]),
  )
}

/** Owes an alert to channels, in the caller's transaction. */
export async function insertDeliveries(
  tx: Kysely<Tables>,
  alertId: string,
  channels: readonly string[],
  now: Date,
): Promise<void> {
  if (channels.length === 0) return
  const rows = channels.map((channel) => {
    return { alert_id: alertId, channel, state: 'due', detail: null, covered_by: null, changed_at: now }
  })
  await tx.insertInto('delivery').values(rows).execute()
}

/** Writes what an attempt to deliver came to. */
export async function saveDelivery(
  db: Kysely<Tables>,
  delivery: { alertId: string; channel: string; state: DeliveryState; detail: string | null; now: Date },
): Promise<void> {
  await db
    .updateTable('delivery')
    .set((set) => ({
      state: delivery.state,
      detail: delivery.detail,
      attempts: set('attempts', '+', 1),
      changed_at: delivery.now,
    }))
    .where('alert_id', '=', delivery.alertId)
    .where('channel', '=', delivery.channel)
    .execute()
}

/** Marks a delivery whose attempts are used up; one that a channel refused for good stays as it is. */
export async function failDelivery(db: Kysely<Tables>, alertId: string, channel: string, now: Date): Promise<void> {
  await db
    .updateTable('delivery')
    .set({ state: 'failed', changed_at: now })
    .where('alert_id', '=', alertId)
    .where('channel', '=', channel)
    .where('state', '=', 'due')
    .execute()
}

/** Deliveries of failed alerts are owed again when a person retries them. */
export async function reopenDelivery(db: Kysely<Tables>, alertId: string, channel: string, now: Date): Promise<void> {
  await db
    .updateTable('delivery')
    .set({ state: 'due', changed_at: now })
    .where('alert_id', '=', alertId)
    .where('channel', '=', channel)
    .where('state', 'in', ['failed', 'rejected'])
    .execute()
}
