import { type Kysely, sql } from 'kysely'
import type { SourceAlert } from '../core/alert/source-alert.ts'
import type { TroubleState } from '../core/source/decide-trouble-alerts.ts'
import type { SourceState } from '../core/source/source.ts'
import { isTrouble } from '../core/source/state-words.ts'
import { insertDeliveries } from './delivery.ts'
import { saveSteps, type Step } from './step.ts'
import { toJson } from './json-column.ts'
import type { Tables } from './tables.ts'

/** A trouble that is not over, with the source as it stands now. */
export interface OpenTrouble {
  readonly id: number
  readonly source: { readonly id: string; readonly name: string; readonly url: string }
  readonly watched: boolean
  readonly trouble: { readonly state: TroubleState; readonly beganAt: Date }
  readonly wellSince: Date | null
  readonly toldAt: Date | null
  /** Channels that were told. */
  readonly toldTo: readonly string[]
  /** When ops were told of an earlier trouble of the same source. */
  readonly lastToldAt: Date | null
  readonly state: SourceState
  readonly stateReason: string | null
  readonly stateSince: Date
  readonly failures: number
  readonly lastOkAt: Date | null
  readonly nextPollAt: Date | null
}

/** What ops have been told until now, how many sources there are, and how many are in a trouble that was not told yet. */
export interface TroubleHistory {
  readonly lastToldAt: Date | null
  readonly lastOverAt: Date | null
  readonly sources: { readonly all: number; readonly troubled: number }
}

/** A message to ops about some troubles, and where it goes. */
export interface TroubleMessage {
  readonly alert: SourceAlert
  readonly troubleIds: readonly number[]
  readonly channels: readonly string[]
}

/** What becomes of the open troubles: messages about some, others closed without a word. */
export interface TroubleSettlement {
  readonly messages: readonly TroubleMessage[]
  readonly forgotten: readonly number[]
}

/** Notes in the caller's transaction that a source came into trouble, got into another, or is well; other changes are none. */
export async function noteTrouble(
  tx: Kysely<Tables>,
  change: {
    readonly sourceId: string
    readonly before: SourceState
    readonly state: SourceState
    readonly at: Date
  },
): Promise<void> {
  const { sourceId, before, state, at } = change
  if (isTrouble(state)) {
    await tx
      .insertInto('source_trouble')
      .values({ source_id: sourceId, state, began_at: at })
      .onConflict((conflict) =>
        conflict.column('source_id').where('closed_at', 'is', null).doUpdateSet({ state, well_since: null }),
      )
      .execute()
  } else if (isTrouble(before)) {
    await tx
      .updateTable('source_trouble')
      .set({ well_since: at })
      .where('source_id', '=', sourceId)
      .where('closed_at', 'is', null)
      .where('well_since', 'is', null)
      .execute()
  }
}

/**
 * Decides over the open troubles and saves what ops are told of them, in one transaction that no other process is in meanwhile:
 * the messages, what each channel is owed, the steps that bring it there, and which troubles are thereby told or closed.
 */
export async function settleTroubles(
  db: Kysely<Tables>,
  now: Date,
  decide: (troubles: readonly OpenTrouble[], history: TroubleHistory) => TroubleSettlement,
  toStep: (alertId: string, channel: string) => Step,
): Promise<{ readonly messages: readonly TroubleMessage[]; readonly steps: readonly Step[] }> {
  return db.transaction().execute(async (tx) => {
    const troubles = await lockOpenTroubles(tx)
    if (troubles.length === 0) return { messages: [], steps: [] }
    const { messages, forgotten } = decide(troubles, await loadHistory(tx))
    const steps: Step[] = []
    for (const message of messages) {
      await saveMessage(tx, message, now)
      await insertDeliveries(tx, message.alert.id, message.channels, now)
      steps.push(...message.channels.map((channel) => toStep(message.alert.id, channel)))
    }
    await saveSteps(tx, steps, now)
    if (forgotten.length > 0)
      await tx.updateTable('source_trouble').set({ closed_at: now }).where('id', 'in', forgotten).execute()
    return { messages, steps }
  })
}

async function lockOpenTroubles(tx: Kysely<Tables>): Promise<readonly OpenTrouble[]> {
  // Two processes that settle at once go one after the other: the second then sees what the first has told.
  const locked = await tx
    .selectFrom('source_trouble')
    .select('id')
    .where('closed_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  if (locked.length === 0) return []
  const rows = await tx
    .selectFrom('source_trouble as trouble')
    .innerJoin('source', 'source.id', 'trouble.source_id')
    .select(['trouble.id', 'trouble.state as trouble_state', 'trouble.began_at', 'trouble.well_since'])
    .select(['trouble.told_at', 'trouble.told_to', 'source.definition', 'source.removed_at', 'source.state'])
    .select(['source.state_reason', 'source.state_since', 'source.failures', 'source.last_ok_at'])
    .select('source.next_poll_at')
    .select(
      sql<Date | null>`(select max(earlier.told_at) from source_trouble earlier
        where earlier.source_id = trouble.source_id and earlier.id < trouble.id)`.as('last_told_at'),
    )
    .where('trouble.closed_at', 'is', null)
    .orderBy('trouble.began_at')
    .orderBy('trouble.id')
    .execute()
  return rows.map(({ definition: { id, name, url }, ...row }) => ({
    id: row.id,
    source: { id, name, url },
    watched: row.removed_at === null,
    trouble: { state: row.trouble_state as TroubleState, beganAt: row.began_at },
    wellSince: row.well_since,
    toldAt: row.told_at,
    toldTo: row.told_to,
    lastToldAt: row.last_told_at,
    state: row.state as SourceState,
    stateReason: row.state_reason,
    stateSince: row.state_since,
    failures: row.failures,
    lastOkAt: row.last_ok_at,
    nextPollAt: row.next_poll_at,
  }))
}

async function loadHistory(tx: Kysely<Tables>): Promise<TroubleHistory> {
  const row = await tx
    .selectNoFrom([
      sql<Date | null>`(select max(created_at) from source_alert where type = 'source.alert')`.as('last_told_at'),
      sql<Date | null>`(select max(created_at) from source_alert where type = 'source.resolved')`.as('last_over_at'),
      sql<number>`(select count(*) from source where removed_at is null)`.as('all'),
      sql<number>`(select count(*) from source_trouble trouble join source on source.id = trouble.source_id
        where trouble.closed_at is null and trouble.well_since is null and trouble.told_at is null
          and source.removed_at is null)`.as('troubled'),
    ])
    .executeTakeFirstOrThrow()
  const { all, troubled } = row
  return { lastToldAt: row.last_told_at, lastOverAt: row.last_over_at, sources: { all, troubled } }
}

async function saveMessage(tx: Kysely<Tables>, message: TroubleMessage, now: Date): Promise<void> {
  const { alert, troubleIds, channels } = message
  const row = { id: alert.id, type: alert.type, payload: toJson(alert), created_at: now }
  await tx.insertInto('source_alert').values(row).execute()
  const told =
    alert.type === 'source.alert'
      ? { told_at: now, told_in: alert.id, told_to: [...channels] }
      : { over_in: alert.id, closed_at: now }
  await tx.updateTable('source_trouble').set(told).where('id', 'in', troubleIds).execute()
}
