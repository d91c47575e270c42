import type { Kysely, Selectable } from 'kysely'
import type { Source } from '../core/source/source.ts'
import type { HubOffer } from '../core/websub/find-hub.ts'
import type { HubDecision } from '../core/websub/decide-hub-answer.ts'
import { CALLBACK_PATH, type HubSubscription } from '../core/websub/hub-subscription.ts'
import { planSubscriptions } from '../core/websub/plan-subscriptions.ts'
import { partsOf } from './parts-of.ts'
import { hastenStep, saveSteps, type Step } from './step.ts'
import type { Tables } from './tables.ts'

/** A job that was made due for a subscription and came to nothing is made due again after this time. */
const RETAKE_MS = 60 * 60_000
/** So many are made due at once: the rest a minute later, when the scheduler comes again. */
const MOST_AT_ONCE = 500

/** Brings the subscriptions in step with the hubs that sources offer: `newKey` gives an unguessable text each time. */
export async function syncHubs(
  db: Kysely<Tables>,
  { publicUrl, newKey, now }: { readonly publicUrl: string | null; readonly newKey: () => string; readonly now: Date },
): Promise<{ readonly added: number; readonly left: number }> {
  return db.transaction().execute(async (tx) => {
    const asked = await tx
      .selectFrom('hub_subscription')
      .selectAll()
      .where('mode', '=', 'subscribe')
      .forUpdate()
      .execute()
    const offered = publicUrl === null ? [] : await findOffers(tx)
    const { add, leave } = planSubscriptions(offered, asked.map(toSubscription), publicUrl)
    if (leave.length > 0) {
      const left = { mode: 'unsubscribe', asked_at: null, failures: 0, reason: null, next_at: now } as const
      await tx.updateTable('hub_subscription').set(left).where('id', 'in', leave).execute()
      const sources = asked.filter(({ id }) => leave.includes(id)).map((row) => row.source_id)
      await tx.updateTable('source').set({ pushed_until: null }).where('id', 'in', sources).execute()
    }
    const rows = add.map(({ sourceId, hub, topic }) => {
      const token = newKey()
      const callback = `${publicUrl}${CALLBACK_PATH}/${token}`
      return { source_id: sourceId, hub, topic, callback, token, secret: newKey(), next_at: now }
    })
    for (const part of partsOf(rows)) await tx.insertInto('hub_subscription').values(part).execute()
    return { added: add.length, left: leave.length }
  })
}

/** The hubs that the feeds of sources offer which are not removed. */
async function findOffers(db: Kysely<Tables>, sourceId?: string) {
  const rows = await db
    .selectFrom('source')
    .select(['id', 'hub_url', 'hub_topic'])
    .where('removed_at', 'is', null)
    .where('hub_url', 'is not', null)
    .$if(sourceId !== undefined, (query) => query.where('id', '=', sourceId ?? ''))
    .execute()
  return rows.map(({ id, hub_url: hub, hub_topic: topic }) => ({ sourceId: id, hub: hub ?? '', topic: topic ?? '' }))
}

/** Makes due what is to be asked of hubs by now, longest due first, and returns the steps. */
export async function takeDueHubs(
  db: Kysely<Tables>,
  now: Date,
  toStep: (subscriptionId: number) => Step,
): Promise<readonly Step[]> {
  return db.transaction().execute(async (tx) => {
    const rows = await tx
      .updateTable('hub_subscription')
      .set({ next_at: new Date(now.getTime() + RETAKE_MS) })
      .where('id', 'in', (query) =>
        query
          .selectFrom('hub_subscription')
          .select('id')
          .where('next_at', '<=', now)
          .orderBy('next_at')
          .orderBy('id')
          .limit(MOST_AT_ONCE),
      )
      .returning('id')
      .execute()
    const steps = rows.map(({ id }) => toStep(id))
    await saveSteps(tx, steps, now)
    return steps
  })
}

export async function loadHub(db: Kysely<Tables>, id: number): Promise<HubSubscription | undefined> {
  const row = await db.selectFrom('hub_subscription').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : toSubscription(row)
}

/** A hub that a source offers, with what was asked of it. */
export interface OfferedHub {
  readonly offer: HubOffer
  readonly asked: HubSubscription | null
}

/** The hub that each source offers, or that one does, by source id. */
export async function listHubs(db: Kysely<Tables>, sourceId?: string): Promise<ReadonlyMap<string, OfferedHub>> {
  const offers = await findOffers(db, sourceId)
  const rows = await db
    .selectFrom('hub_subscription')
    .selectAll()
    .where('mode', '=', 'subscribe')
    .$if(sourceId !== undefined, (query) => query.where('source_id', '=', sourceId ?? ''))
    .execute()
  const asked = new Map(rows.map((row) => [row.source_id, toSubscription(row)]))
  return new Map(offers.map(({ sourceId, ...offer }) => [sourceId, { offer, asked: asked.get(sourceId) ?? null }]))
}

/** Notes that a hub is asked now: it may ask back before it has answered. */
export async function beginHubRequest(db: Kysely<Tables>, id: number, now: Date): Promise<void> {
  const pending = { asked_at: now, denied_at: null, reason: null }
  await db.updateTable('hub_subscription').set(pending).where('id', '=', id).execute()
}

/** Saves how a request went, unless the hub has confirmed or denied it meanwhile. */
export async function saveHubAnswer(
  db: Kysely<Tables>,
  id: number,
  askedAt: Date,
  { failures, reason, nextAt }: HubDecision,
): Promise<void> {
  await db
    .updateTable('hub_subscription')
    .set({ failures, reason, next_at: nextAt })
    .where('id', '=', id)
    .where('asked_at', '=', askedAt)
    .execute()
}

/** Ends a subscription that nobody wants any more. */
export async function forgetHub(db: Kysely<Tables>, id: number): Promise<void> {
  await db.deleteFrom('hub_subscription').where('id', '=', id).execute()
}

/** A subscription with what is known of its source. */
export interface CalledHub {
  readonly subscription: HubSubscription
  readonly source: Source
  readonly removed: boolean
  readonly lastPollAt: Date | null
}

/** The subscription whose callback ends with a token. */
export async function findHubByToken(db: Kysely<Tables>, token: string): Promise<CalledHub | undefined> {
  const row = await db
    .selectFrom('hub_subscription')
    .innerJoin('source', 'source.id', 'hub_subscription.source_id')
    .selectAll('hub_subscription')
    .select(['source.definition', 'source.removed_at', 'source.last_poll_at'])
    .where('token', '=', token)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { definition: source, removed_at, last_poll_at: lastPollAt } = row
  return { subscription: toSubscription(row), source, removed: removed_at !== null, lastPollAt }
}

/** Notes a hub's promise; false where nothing is awaited of it any more. */
export async function confirmHub(
  db: Kysely<Tables>,
  id: number,
  lease: { readonly endsAt: Date; readonly renewAt: Date },
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const row = await tx
      .updateTable('hub_subscription')
      .set({ asked_at: null, lease_ends_at: lease.endsAt, failures: 0, reason: null, next_at: lease.renewAt })
      .where('id', '=', id)
      .where('mode', '=', 'subscribe')
      .where('asked_at', 'is not', null)
      .returning('source_id')
      .executeTakeFirst()
    if (row === undefined) return false
    await tx.updateTable('source').set({ pushed_until: lease.endsAt }).where('id', '=', row.source_id).execute()
    return true
  })
}

/** Notes that a hub will not tell; it is asked again at `againAt`. */
export async function denyHub(
  db: Kysely<Tables>,
  id: number,
  { reason, now, againAt }: { readonly reason: string; readonly now: Date; readonly againAt: Date },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const row = await tx
      .updateTable('hub_subscription')
      .set({ asked_at: null, lease_ends_at: null, denied_at: now, reason, next_at: againAt })
      .where('id', '=', id)
      .where('mode', '=', 'subscribe')
      .returning('source_id')
      .executeTakeFirst()
    if (row === undefined) return
    await tx.updateTable('source').set({ pushed_until: null }).where('id', '=', row.source_id).execute()
  })
}

/** Notes that a hub told of a change, and makes the poll that looks for it due, sooner if it is due already. */
export async function saveTelling(
  db: Kysely<Tables>,
  { id, sourceId }: Pick<HubSubscription, 'id' | 'sourceId'>,
  poll: Step,
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.updateTable('hub_subscription').set({ told_at: now }).where('id', '=', id).execute()
    await tx.updateTable('source').set({ told_at: now }).where('id', '=', sourceId).execute()
    await hastenStep(tx, poll, now)
  })
}

function toSubscription(row: Selectable<Tables['hub_subscription']>): HubSubscription {
  return {
    id: row.id,
    sourceId: row.source_id,
    hub: row.hub,
    topic: row.topic,
    callback: row.callback,
    secret: row.secret,
    mode: row.mode,
    askedAt: row.asked_at,
    leaseEndsAt: row.lease_ends_at,
    deniedAt: row.denied_at,
    failures: row.failures,
    reason: row.reason,
    nextAt: row.next_at,
    toldAt: row.told_at,
  }
}
