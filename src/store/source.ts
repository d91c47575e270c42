import type { Kysely, Selectable } from 'kysely'
import type { PollDecision } from '../core/source/decide-poll.ts'
import type { Source, SourceState } from '../core/source/source.ts'
import { type Tables, toJson } from './tables.ts'

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
}

/** What the configured sources changed in the archive, by source id. */
export interface SourceChanges {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
}

/** Brings the archive's sources in step with the configured ones. Removed ones are kept, marked, with all that they gave. */
export async function syncSources(db: Kysely<Tables>, sources: readonly Source[], now: Date): Promise<SourceChanges> {
  return db.transaction().execute(async (tx) => {
    const known = await tx.selectFrom('source').select(['id', 'definition', 'removed_at']).forUpdate().execute()
    const before = new Map(known.map((row) => [row.id, row]))
    const wanted = new Set(sources.map((source) => source.id))
    const added: string[] = []
    const changed: string[] = []
    for (const source of sources) {
      const row = before.get(source.id)
      if (row === undefined) {
        added.push(source.id)
        const values = { id: source.id, definition: toJson(source), added_at: now, state_since: now }
        await tx
          .insertInto('source')
          .values(values)
          .onConflict((conflict) => conflict.doNothing())
          .execute()
        continue
      }
      if (row.removed_at === null && isSameSource(row.definition, source)) continue
      changed.push(source.id)
      const moved = row.definition.url !== source.url || row.definition.kind !== source.kind
      await tx
        .updateTable('source')
        .set({ definition: toJson(source), removed_at: null, next_poll_at: null, failures: 0 })
        .$if(moved, (query) => query.set({ etag: null, last_modified: null, body_hash: null, resolved_url: null }))
        .where('id', '=', source.id)
        .execute()
    }
    const removed = known.filter((row) => row.removed_at === null && !wanted.has(row.id)).map((row) => row.id)
    if (removed.length > 0) await tx.updateTable('source').set({ removed_at: now }).where('id', 'in', removed).execute()
    return { added, changed, removed }
  })
}

/** One source that is not removed. */
export async function loadSource(db: Kysely<Tables>, id: string): Promise<SourceRecord | undefined> {
  const row = await db
    .selectFrom('source')
    .selectAll()
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row === undefined ? undefined : toRecord(row)
}

/** A source's definition, removed or not: what an article that it gave goes by. */
export async function loadDefinition(db: Kysely<Tables>, id: string): Promise<Source | undefined> {
  const row = await db.selectFrom('source').select('definition').where('id', '=', id).executeTakeFirst()
  return row?.definition
}

/** Every source that is not removed, by id. */
export async function listSources(db: Kysely<Tables>): Promise<readonly SourceRecord[]> {
  const rows = await db.selectFrom('source').selectAll().where('removed_at', 'is', null).orderBy('id').execute()
  return rows.map(toRecord)
}

/** Sets what a poll decided, beside what the answer allows us to ask for next time. */
export async function saveStanding(
  db: Kysely<Tables>,
  id: string,
  decision: PollDecision,
  answer: {
    now: Date
    ok: boolean
    etag?: string | null
    lastModified?: string | null
    bodyHash?: string | null
    newEntries: number
  },
): Promise<void> {
  await db
    .updateTable('source')
    .set({
      state: decision.state,
      state_reason: decision.reason,
      state_since: decision.stateSince,
      failures: decision.failures,
      next_poll_at: decision.nextPollAt,
      last_poll_at: answer.now,
      ...(answer.ok ? { last_ok_at: answer.now } : {}),
      ...(answer.newEntries > 0 ? { last_new_at: answer.now } : {}),
      ...(answer.etag === undefined ? {} : { etag: answer.etag }),
      ...(answer.lastModified === undefined ? {} : { last_modified: answer.lastModified }),
      ...(answer.bodyHash === undefined ? {} : { body_hash: answer.bodyHash }),
    })
    .where('id', '=', id)
    .execute()
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
  await db.updateTable('source').set(standing).where('id', '=', id).execute()
}

function isSameSource(a: Source, b: Source): boolean {
  const ordered = (source: Source) => JSON.stringify(Object.entries(source).sort(([x], [y]) => (x < y ? -1 : 1)))
  return ordered(a) === ordered(b)
}

function toRecord(row: Selectable<Tables['source']>): SourceRecord {
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
  }
}
