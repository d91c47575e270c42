import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

/** How soon a host that is being asked is asked for again. */
const BUSY_AGAIN_MS = 1_000

const isFree = (now: Date) =>
  sql<boolean>`coalesce(host_pace.busy_until <= ${now}, true) and coalesce(host_pace.held_until <= ${now}, true)`

/**
 * Takes the next free moment of a host for a page, across all processes: undefined when the host is free now (it is then taken
 * for `paceMs`), else the time at which to ask again.
 */
export async function claimHost(
  db: Kysely<Tables>,
  host: string,
  paceMs: number,
  now: Date,
): Promise<Date | undefined> {
  const freeAt = new Date(now.getTime() + paceMs)
  const taken = await db
    .insertInto('host_pace')
    .values({ host, free_at: freeAt, busy_until: null, held_until: null })
    .onConflict((conflict) =>
      conflict.column('host').doUpdateSet({ free_at: freeAt }).where('host_pace.free_at', '<=', now).where(isFree(now)),
    )
    .returning('host')
    .executeTakeFirst()
  return taken === undefined ? findNextChance(db, host, now, true) : undefined
}

/**
 * Takes a host for one poll, across all processes, until `releaseHost` or for `leaseMs` should this process die: undefined when
 * nobody asks the host now and it has not asked to be left alone, else the time at which to ask again. Pages keep their own pace.
 */
export async function claimHostForPoll(
  db: Kysely<Tables>,
  host: string,
  leaseMs: number,
  now: Date,
): Promise<Date | undefined> {
  const busyUntil = new Date(now.getTime() + leaseMs)
  const taken = await db
    .insertInto('host_pace')
    .values({ host, free_at: now, busy_until: busyUntil, held_until: null })
    .onConflict((conflict) => conflict.column('host').doUpdateSet({ busy_until: busyUntil }).where(isFree(now)))
    .returning('host')
    .executeTakeFirst()
  return taken === undefined ? findNextChance(db, host, now, false) : undefined
}

/** Keeps a host that is taken for `leaseMs` more: another request of the same poll follows. */
export async function renewHost(db: Kysely<Tables>, host: string, leaseMs: number, now: Date): Promise<void> {
  const busyUntil = new Date(now.getTime() + leaseMs)
  await db.updateTable('host_pace').set({ busy_until: busyUntil }).where('host', '=', host).execute()
}

/** Gives a host back once its answer is there. */
export async function releaseHost(db: Kysely<Tables>, host: string): Promise<void> {
  await db.updateTable('host_pace').set({ busy_until: null }).where('host', '=', host).execute()
}

/** Keeps everybody away from a host until a time, as its Retry-After asked. */
export async function holdHost(db: Kysely<Tables>, host: string, until: Date): Promise<void> {
  await db
    .insertInto('host_pace')
    .values({ host, free_at: until, busy_until: null, held_until: until })
    .onConflict((conflict) =>
      conflict.column('host').doUpdateSet({ held_until: sql`greatest(host_pace.held_until, excluded.held_until)` }),
    )
    .execute()
}

async function findNextChance(db: Kysely<Tables>, host: string, now: Date, forPage: boolean): Promise<Date> {
  const row = await db.selectFrom('host_pace').selectAll().where('host', '=', host).executeTakeFirst()
  const again = now.getTime() + BUSY_AGAIN_MS
  const busy = Math.min(row?.busy_until?.getTime() ?? 0, again)
  const free = forPage ? (row?.free_at.getTime() ?? 0) : 0
  return new Date(Math.max(now.getTime(), busy, row?.held_until?.getTime() ?? 0, free))
}
