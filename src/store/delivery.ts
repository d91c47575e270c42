import type { Kysely } from 'kysely'
import type { Alert } from '../core/alert/alert.ts'
import type { Tables } from './tables.ts'

/** `due` until a channel took it; `covered` when another alert already brought the statement there. */
export type DeliveryState = 'due' | 'delivered' | 'rejected' | 'failed' | 'covered'

/** What one channel is owed, or has had, of one alert. */
export interface Delivery {
  readonly alert: Alert
  readonly channel: string
  readonly state: DeliveryState
  readonly attempts: number
}

/** The ledger's line for an alert and a channel. */
export async function loadDelivery(
  db: Kysely<Tables>,
  alertId: string,
  channel: string,
): Promise<Delivery | undefined> {
  const row = await db
    .selectFrom('delivery')
    .innerJoin('alert', 'alert.id', 'delivery.alert_id')
    .select(['alert.payload', 'delivery.state', 'delivery.attempts'])
    .where('delivery.alert_id', '=', alertId)
    .where('delivery.channel', '=', channel)
    .executeTakeFirst()
  return row === undefined
    ? undefined
    : { alert: row.payload, channel, state: row.state as DeliveryState, attempts: row.attempts }
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
