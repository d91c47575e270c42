import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

/**
 * Takes the next free moment of a host, across all processes: undefined when the host is free now (it is then taken for
 * `paceMs`), else the time at which to ask again.
 */
export async function claimHost(
  db: Kysely<Tables>,
  host: string,
  paceMs: number,
  now: Date,
): Promise<Date | undefined> {
  const taken = await db
    .insertInto('host_pace')
    .values({ host, free_at: new Date(now.getTime() + paceMs) })
    .onConflict((conflict) =>
      conflict
        .column('host')
        .doUpdateSet({ free_at: new Date(now.getTime() + paceMs) })
        .where('host_pace.free_at', '<=', now),
    )
    .returning('host')
    .executeTakeFirst()
  if (taken !== undefined) return undefined
  const row = await db.selectFrom('host_pace').select('free_at').where('host', '=', host).executeTakeFirst()
  return row?.free_at ?? now
}

/** Keeps everybody away from a host until a time, as its Retry-After asked. */
export async function holdHost(db: Kysely<Tables>, host: string, freeAt: Date): Promise<void> {
  await db
    .insertInto('host_pace')
    .values({ host, free_at: freeAt })
    .onConflict((conflict) =>
      conflict.column('host').doUpdateSet({ free_at: sql`greatest(host_pace.free_at, excluded.free_at)` }),
    )
    .execute()
}
