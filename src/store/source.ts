import { type Kysely, sql, type UpdateObject } from 'kysely'
import type { PollDecision } from '../core/source/decide-poll.ts'
import type { Residence } from '../core/source/decide-residence.ts'
import type { Source, SourceState } from '../core/source/source.ts'
import type { HubOffer } from '../core/websub/find-hub.ts'
import type { OpenGap } from './gap.ts'
import { partsOf } from './parts-of.ts'
import { noteTrouble } from './source-trouble.ts'
import { toJson } from './json-column.ts'
import type { Tables } from './tables.ts'

/** A source as the archive knows it: its definition, how it stands, and what the last answer allows us to ask for. */
export interface SourceRecord {
  readonly source: Source
  readonly state: SourceState
  readonly stateReason: string | null
  readonly stateSince: Date
  readonly failures: number
  readonly baselineAt: Date | null
  readonly lastPollAt: Date | null
  readonly lastOkAt: Date | null
  readonly lastNewAt: Date | null
  readonly nextPollAt: Date | null
  readonly etag: string | null
  readonly lastModified: string | null
  readonly bodyHash: string | null
  readonly resolvedUrl: string | null
  /** Why `resolvedUrl` is asked instead of the configured address. */
  readonly resolvedWhy: Residence['resolvedWhy']
  /** Where a permanent redirect leads that the last polls met, and how many in a row did. */
  readonly movedTo: string | null
  readonly movedSightings: number
  /** The interval learnt around the configured one; null: as configured. */
  readonly intervalMs: number | null
  /** What may have been missed, while nothing has shown that nothing was. */
  readonly gap: OpenGap | null
  /** Until then a hub has promised to tell of changes; null: none has. */
  readonly pushedUntil: Date | null
  /** When a hub told of a change that no poll has looked for yet. */
  readonly toldAt: Date | null
}

/** What the configured sources changed in the archive, by source id. */
export interface SourceChanges {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
}

/** A source at another address is asked as if for the first time. */
const UNKNOWN = {
  etag: null,
  last_modified: null,
  body_hash: null,
  resolved_url: null,
  resolved_why: null,
  moved_to: null,
  moved_sightings: 0,
  hub_url: null,
  hub_topic: null,
} as const

/** Brings the archive's sources in step with the configured ones. Removed ones are kept, marked, with all that they gave. */
export async function syncSources(db: Kysely<Tables>, sources: readonly Source[], now: Date): Promise<SourceChanges> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('sync-sources'))`.execute(tx)
    const known = await tx.selectFrom('source').select(['id', 'definition', 'removed_at']).execute()
    const before = new Map(known.map((row) => [row.id, row]))
    const wanted = new Set(sources.map((source) => source.id))
    const added = sources.filter((source) => !before.has(source.id))
    for (const part of partsOf(added)) {
      const rows = part.map((source) => {
        return { id: source.id, definition: toJson(source), added_at: now, state_since: now }
      })
      await tx
        .insertInto('source')
        .values(rows)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    }
    const changed: string[] = []
    for (const source of sources) {
      const row = before.get(source.id)
      if (row === undefined || (row.removed_at === null && isSameSource(row.definition, source))) continue
      changed.push(source.id)
      const moved = row.definition.url !== source.url || row.definition.kind !== source.kind
      await tx
        .updateTable('source')
        .set({ definition: toJson(source), removed_at: null, next_poll_at: null, failures: 0, interval_ms: null })
        .$if(moved, (query) => query.set(UNKNOWN))
        .where('id', '=', source.id)
        .execute()
    }
    const removed = known.filter((row) => row.removed_at === null && !wanted.has(row.id)).map((row) => row.id)
    if (removed.length > 0) await tx.updateTable('source').set({ removed_at: now }).where('id', 'in', removed).execute()
    return { added: added.map((source) => source.id), changed, removed }
  })
}

/** One source that is not removed. */
export async function loadSource(db: Kysely<Tables>, id: string): Promise<SourceRecord | undefined> {
  const row = await selectRecords(db).where('source.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : toRecord(row)
}

/** A source's definition, removed or not: what an article that it gave goes by. */
export async function loadDefinition(db: Kysely<Tables>, id: string): Promise<Source | undefined> {
  const row = await db.selectFrom('source').select('definition').where('id', '=', id).executeTakeFirst()
  return row?.definition
}

/** Every source that is not removed, by id. */
export async function listSources(db: Kysely<Tables>): Promise<readonly SourceRecord[]> {
  const rows = await selectRecords(db).orderBy('source.id').execute()
  return rows.map(toRecord)
}

/** The sources that are not removed, each with its open gap: a source has one at most. */
function selectRecords(db: Kysely<Tables>) {
  return db
    .selectFrom('source')
    .leftJoin('gap', (join) => join.onRef('gap.source_id', '=', 'source.id').on('gap.closed_at', 'is', null))
    .selectAll('source')
    .select(['gap.id as gap_id', 'gap.since', 'gap.until', 'gap.tries', 'gap.found'])
    .where('source.removed_at', 'is', null)
}

/** What an answer says of its source, beside what is decided of it. */
export interface StandingFacts {
  readonly now: Date
  readonly ok: boolean
  readonly etag?: string | null
  readonly lastModified?: string | null
  readonly bodyHash?: string | null
  readonly residence?: Residence
  readonly hub?: HubOffer | null
  readonly startedAt: Date
  readonly newEntries: number
}

/** Sets what a poll decided, beside what the answer allows us to ask for next time. */
export async function saveStanding(
  db: Kysely<Tables>,
  id: string,
  decision: PollDecision,
  facts: StandingFacts,
): Promise<void> {
  await db.updateTable('source').set(toStanding(decision, facts)).where('id', '=', id).execute()
}

/** The columns of a source that a poll sets. */
export function toStanding(decision: PollDecision, facts: StandingFacts): UpdateObject<Tables, 'source', 'source'> {
  const { residence, hub } = facts
  return {
    state: decision.state,
    state_reason: decision.reason,
    state_since: decision.stateSince,
    failures: decision.failures,
    next_poll_at: decision.nextPollAt,
    interval_ms: decision.intervalMs,
    last_poll_at: facts.now,
    // What a hub told of while the poll went on is still to be looked for.
    told_at: sql`case when told_at > ${facts.startedAt}::timestamptz then told_at end`,
    ...(facts.ok ? { last_ok_at: facts.now } : {}),
    ...(facts.newEntries > 0 ? { last_new_at: facts.now } : {}),
    ...(facts.etag === undefined ? {} : { etag: facts.etag }),
    ...(facts.lastModified === undefined ? {} : { last_modified: facts.lastModified }),
    ...(facts.bodyHash === undefined ? {} : { body_hash: facts.bodyHash }),
    ...(hub === undefined ? {} : { hub_url: hub?.hub ?? null, hub_topic: hub?.topic ?? null }),
    ...(residence === undefined
      ? {}
      : {
          resolved_url: residence.resolvedUrl,
          resolved_why: residence.resolvedWhy,
          moved_to: residence.movedTo,
          moved_sightings: residence.movedSightings,
        }),
  }
}

/** Sets a source's state outside of a poll. */
export async function saveSourceState(
  db: Kysely<Tables>,
  id: string,
  state: SourceState,
  reason: string | null,
  now: Date,
): Promise<void> {
  const standing = { state, state_reason: reason, state_since: now }
  await db.transaction().execute(async (tx) => {
    const row = await tx.selectFrom('source').select('state').where('id', '=', id).forUpdate().executeTakeFirst()
    if (row === undefined) return
    await tx.updateTable('source').set(standing).where('id', '=', id).execute()
    await saveSourceEvent(tx, { sourceId: id, before: row.state as SourceState, state, reason, at: now })
  })
}

/** A change of a source's state. */
export interface SourceEvent {
  readonly sourceId: string
  readonly at: Date
  readonly before: SourceState
  readonly state: SourceState
  readonly reason: string | null
}

/** Having something new or not is the daily life of a source and no event. */
const DAILY: readonly SourceState[] = ['ok', 'unchanged']

/** The states from which a source comes to a state without an event. */
export function statesLike(state: SourceState): readonly SourceState[] {
  return DAILY.includes(state) ? DAILY : [state]
}

/** Keeps a change of state, and the trouble that it begins or ends; what is no change, or daily life, is not kept. */
export async function saveSourceEvent(db: Kysely<Tables>, event: SourceEvent): Promise<boolean> {
  const { sourceId, before, ...rest } = event
  if (statesLike(event.state).includes(before)) return false
  await db
    .insertInto('source_event')
    .values({ source_id: sourceId, before, at: rest.at, state: rest.state, reason: rest.reason })
    .execute()
  await noteTrouble(db, event)
  return true
}

/** The changes of a source's state, latest first. */
export async function listSourceEvents(
  db: Kysely<Tables>,
  sourceId: string,
  limit: number,
): Promise<readonly SourceEvent[]> {
  const rows = await db
    .selectFrom('source_event')
    .selectAll()
    .where('source_id', '=', sourceId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ at, before, state, reason }) => ({
    sourceId,
    at,
    before: before as SourceState,
    state: state as SourceState,
    reason,
  }))
}

function isSameSource(a: Source, b: Source): boolean {
  const ordered = (source: Source) => JSON.stringify(Object.entries(source).sort(([x], [y]) => (x < y ? -1 : 1)))
  return ordered(a) === ordered(b)
}

type RecordRow = Awaited<ReturnType<ReturnType<typeof selectRecords>['executeTakeFirstOrThrow']>>

function toRecord(row: RecordRow): SourceRecord {
  return {
    source: row.definition,
    state: row.state as SourceState,
    stateReason: row.state_reason,
    stateSince: row.state_since,
    failures: row.failures,
    baselineAt: row.baseline_at,
    lastPollAt: row.last_poll_at,
    lastOkAt: row.last_ok_at,
    lastNewAt: row.last_new_at,
    nextPollAt: row.next_poll_at,
    etag: row.etag,
    lastModified: row.last_modified,
    bodyHash: row.body_hash,
    resolvedUrl: row.resolved_url,
    resolvedWhy: row.resolved_why as Residence['resolvedWhy'],
    movedTo: row.moved_to,
    movedSightings: row.moved_sightings,
    intervalMs: row.interval_ms,
    gap: toGap(row),
    pushedUntil: row.pushed_until,
    toldAt: row.told_at,
  }
}

/** The columns of a gap are all there, or none is. */
function toGap({ gap_id: id, since, until, tries, found }: RecordRow): OpenGap | null {
  if (id === null || since === null || until === null || tries === null || found === null) return null
  return { id, since, until, tries, found }
}
