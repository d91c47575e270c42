import { type Kysely, sql } from 'kysely'
import { estimateTurn, HOST_LEASE_MS, HOST_RANKS, type HostTurn, LATE_MS, SOON_MS } from '../core/source/host-turn.ts'
import type { Tables } from './tables.ts'

/** A host that is ours until it is given back, or for `HOST_LEASE_MS` after it was taken or renewed. */
export interface HostLease {
  readonly host: string
  readonly holder: string
}

export type HostClaim =
  | { readonly kind: 'taken'; readonly lease: HostLease }
  | { readonly kind: 'later'; readonly at: Date }

/** Places of those who never came back are forgotten after this. */
const LINE_KEPT_MS = 10 * 60_000

/**
 * Takes a host, across all processes, when nobody asks it, it has not asked to be left alone, an article keeps its distance to
 * the one before, and nobody ahead in the line is expected at once. Else says when to come back, and keeps a place in the line.
 */
export async function claimHost(db: Kysely<Tables>, turn: HostTurn, now: Date): Promise<HostClaim> {
  const { host, paceMs } = turn
  const taken = await takeHost(db, turn, now)
  if (taken !== undefined) return { kind: 'taken', lease: { host, holder: taken } }
  const { standing, ahead, polls } = await queueUp(db, turn, now)
  const at = standing === undefined ? now : estimateTurn(standing, { paceMs, ahead, polls }, now)
  await db
    .updateTable('host_line')
    .set({ return_at: at })
    .where('host', '=', host)
    .where('who', '=', turn.who)
    .execute()
  return { kind: 'later', at }
}

/** The holder's token when the host could be taken; its place in the line is then given up. */
async function takeHost(
  db: Kysely<Tables>,
  { host, who, rank, paceMs }: HostTurn,
  now: Date,
): Promise<string | undefined> {
  const at = (ms: number) => new Date(now.getTime() + ms)
  const freeAt = sql<Date>`${at(paceMs ?? 0)}::timestamptz + host_pace.visit_ms * interval '1 millisecond'`
  const { rows } = await sql<{ holder: string }>`
    with taken as (
      insert into host_pace (host, free_at, busy_until, taken_at, holder)
      values (${host}, ${at(paceMs ?? 0)}, ${at(HOST_LEASE_MS)}, ${now}, gen_random_uuid())
      on conflict (host) do update set
        busy_until = excluded.busy_until, taken_at = excluded.taken_at, holder = excluded.holder,
        free_at = ${paceMs === null ? sql`host_pace.free_at` : freeAt}
      where coalesce(host_pace.busy_until <= ${now}, true)
        and coalesce(host_pace.held_until <= ${now}, true)
        and ${paceMs === null ? sql`true` : sql`host_pace.free_at <= ${now}`}
        and not exists (
          select from host_line ahead
          where ahead.host = ${host} and ahead.who <> ${who}
            and ahead.return_at between ${at(-LATE_MS)} and ${at(SOON_MS)}
            and (ahead.rank, ahead.ticket) < (${rankOf(rank)}::smallint, coalesce(
              (select ticket from host_line mine where mine.host = ${host} and mine.who = ${who}),
              9223372036854775807
            ))
        )
      returning host, holder
    ), served as (
      delete from host_line using taken
      where host_line.host = taken.host
        and (host_line.who = ${who} or host_line.return_at < ${at(-LINE_KEPT_MS)})
    )
    select holder from taken
  `.execute(db)
  return rows[0]?.holder
}

/** Keeps or takes a place in the line; how the host stands, and how many of those who still come are before it. */
async function queueUp(db: Kysely<Tables>, { host, who, rank }: HostTurn, now: Date) {
  await db
    .insertInto('host_line')
    .values({ host, who, rank: rankOf(rank), return_at: now })
    .onConflict((conflict) => conflict.columns(['host', 'who']).doUpdateSet({ rank: rankOf(rank) }))
    .execute()
  const row = await db
    .selectFrom('host_pace')
    .innerJoin('host_line as mine', 'mine.host', 'host_pace.host')
    .leftJoin('host_line as ahead', (join) =>
      join
        .onRef('ahead.host', '=', 'mine.host')
        .on('ahead.return_at', '>', new Date(now.getTime() - LATE_MS))
        .on(sql<boolean>`(ahead.rank, ahead.ticket) < (mine.rank, mine.ticket)`),
    )
    .select(['free_at', 'busy_until', 'taken_at', 'held_until', 'visit_ms'])
    .select([
      sql<number>`count(ahead.who)`.as('ahead'),
      sql<number>`count(ahead.who) filter (where ahead.rank = ${rankOf('poll')})`.as('polls'),
    ])
    .where('mine.host', '=', host)
    .where('mine.who', '=', who)
    .groupBy('host_pace.host')
    .executeTakeFirst()
  if (row === undefined) return { standing: undefined, ahead: 0, polls: 0 }
  const standing = {
    freeAt: row.free_at,
    busyUntil: row.busy_until,
    takenAt: row.taken_at,
    heldUntil: row.held_until,
    visitMs: row.visit_ms,
  }
  return { standing, ahead: row.ahead, polls: row.polls }
}

/** Keeps a host for a whole lease more; false when it has gone to somebody else meanwhile. */
export async function renewHost(db: Kysely<Tables>, lease: HostLease, now: Date): Promise<boolean> {
  const renewed = await db
    .updateTable('host_pace')
    .set({ busy_until: new Date(now.getTime() + HOST_LEASE_MS) })
    .where('host', '=', lease.host)
    .where('holder', '=', lease.holder)
    .returning('host')
    .executeTakeFirst()
  return renewed !== undefined
}

/** Gives a host back once its answer is there; with a pace, the next article waits that long from now. */
export async function releaseHost(
  db: Kysely<Tables>,
  { host, holder }: HostLease,
  paceMs: number | null,
  now: Date,
): Promise<void> {
  const tookMs = sql<number>`extract(epoch from ${now}::timestamptz - taken_at) * 1000`
  await db
    .updateTable('host_pace')
    .set({
      busy_until: null,
      taken_at: null,
      holder: null,
      // The mean with the visits before, so that one slow answer does not send everybody far away.
      visit_ms: sql`(visit_ms + least(greatest(${tookMs}, 0), 60000)) / 2`,
      free_at: paceMs === null ? sql`greatest(free_at, ${now})` : new Date(now.getTime() + paceMs),
    })
    .where('host', '=', host)
    .where('holder', '=', holder)
    .execute()
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

/** Forgets hosts that nobody has asked since a time, and the places of those who never came back; how many hosts. */
export async function forgetHosts(db: Kysely<Tables>, before: Date): Promise<number> {
  await db.deleteFrom('host_line').where('return_at', '<', before).execute()
  const hosts = await db
    .deleteFrom('host_pace')
    .where(sql<Date>`greatest(free_at, busy_until, held_until)`, '<', before)
    .executeTakeFirst()
  return Number(hosts.numDeletedRows)
}

function rankOf(rank: HostTurn['rank']): number {
  return HOST_RANKS.indexOf(rank)
}
