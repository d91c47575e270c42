import { type Kysely, type Selectable, sql } from 'kysely'
import type { Source } from '../core/source/source.ts'
import { partsOf } from './parts-of.ts'
import { saveSteps, type Step } from './step.ts'
import { toJson } from './json-column.ts'
import type { Tables } from './tables.ts'

const HOUR_MS = 60 * 60_000

/** An entry found in a poll, with every key by which it can be known again (strong to weak). */
export interface FoundEntry {
  readonly keys: readonly string[]
  readonly url: string | null
  readonly canonicalUrl: string | null
  readonly title: string | null
  readonly summary: string | null
  readonly contentHtml: string | null
  readonly author: string | null
  readonly publishedAt: string | null
}

/** An entry in the archive. */
export interface SavedEntry extends Omit<FoundEntry, 'keys'> {
  readonly id: number
  readonly sourceId: string
  readonly firstSeenAt: Date
  readonly baseline: boolean
  readonly articleId: number | null
  readonly state: string
  readonly stateReason: string | null
}

/** Inserts the entries that no key of theirs knows yet, and teaches known entries the keys they are seen with now. */
export async function insertNewEntries(
  tx: Kysely<Tables>,
  sourceId: string,
  found: readonly FoundEntry[],
  { now, baseline }: { readonly now: Date; readonly baseline: boolean },
): Promise<{ readonly fresh: readonly SavedEntry[]; readonly known: number }> {
  const keys = found.flatMap((entry) => entry.keys)
  if (keys.length === 0) return { fresh: [], known: 0 }
  const rows = await tx
    .selectFrom('entry_key')
    .select(['key', 'entry_id'])
    .where('source_id', '=', sourceId)
    .where(sql<boolean>`key = any(${keys}::text[])`)
    .execute()
  const ids = new Map(rows.map((row) => [row.key, row.entry_id]))
  const seen = new Set<number>()
  const unknown: FoundEntry[] = []
  /** Keys learnt now: of an entry that is known, or of the unknown one at a place. */
  const learnt = new Map<string, { readonly id: number } | { readonly place: number }>()
  for (const entry of found) {
    const key = entry.keys.find((candidate) => ids.has(candidate) || learnt.has(candidate)) ?? ''
    const id = ids.get(key)
    const owner = id === undefined ? (learnt.get(key) ?? { place: unknown.length }) : { id }
    if (id !== undefined) seen.add(id)
    else if (!learnt.has(key)) unknown.push(entry)
    for (const candidate of entry.keys) if (!ids.has(candidate) && !learnt.has(candidate)) learnt.set(candidate, owner)
  }
  const fresh = await insertEntries(tx, sourceId, unknown, { now, baseline })
  const keyRows = [...learnt].flatMap(([key, owner]) => {
    const id = 'id' in owner ? owner.id : fresh[owner.place]?.id
    return id === undefined ? [] : [{ source_id: sourceId, key, entry_id: id }]
  })
  for (const part of partsOf(keyRows))
    await tx
      .insertInto('entry_key')
      .values(part)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  const known = [...seen]
  if (known.length > 0) await noteSeen(tx, known, now)
  return { fresh, known: known.length }
}

/** When an entry was last seen is known to the hour: a feed shows the same entries at every poll, and writing all of them costs more than the poll. */
async function noteSeen(tx: Kysely<Tables>, ids: readonly number[], now: Date): Promise<void> {
  await tx
    .updateTable('entry')
    .set({ last_seen_at: now })
    .where(sql<boolean>`id = any(${ids}::bigint[])`)
    .where('last_seen_at', '<', new Date(now.getTime() - HOUR_MS))
    .execute()
}

/** Saves one entry of a source that is not polled, making the source's row when there is none, and its reading due. */
export async function saveRecordedEntry(
  db: Kysely<Tables>,
  source: Source,
  entry: FoundEntry,
  { now, baseline }: { readonly now: Date; readonly baseline: boolean },
  toStep: (entryId: number) => Step,
): Promise<{ readonly id: number; readonly fresh: boolean; readonly state: string }> {
  return db.transaction().execute(async (tx) => {
    await tx
      .insertInto('source')
      .values({ id: source.id, definition: toJson(source), added_at: now, removed_at: now, state_since: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await tx.selectFrom('source').select('id').where('id', '=', source.id).forUpdate().execute()
    const { fresh } = await insertNewEntries(tx, source.id, [entry], { now, baseline })
    const [added] = fresh
    if (added !== undefined) {
      await saveSteps(tx, [toStep(added.id)], now)
      return { id: added.id, fresh: true, state: added.state }
    }
    const known = await tx
      .selectFrom('entry_key')
      .innerJoin('entry', 'entry.id', 'entry_key.entry_id')
      .select(['entry.id', 'entry.state'])
      .where('entry_key.source_id', '=', source.id)
      .where('entry_key.key', 'in', entry.keys)
      .executeTakeFirstOrThrow()
    return { ...known, fresh: false }
  })
}

/** One entry with its source's definition as it stands now. */
export async function loadEntry(
  db: Kysely<Tables>,
  id: number,
): Promise<{ readonly entry: SavedEntry; readonly source: Source } | undefined> {
  const row = await db
    .selectFrom('entry')
    .innerJoin('source', 'source.id', 'entry.source_id')
    .selectAll('entry')
    .select('source.definition')
    .where('entry.id', '=', id)
    .executeTakeFirst()
  return row === undefined ? undefined : { entry: toEntry(row), source: row.definition }
}

/** Notes that an entry leads to an article that the archive has already. */
export async function linkEntry(db: Kysely<Tables>, id: number, articleId: number): Promise<void> {
  await db.updateTable('entry').set({ state: 'read', article_id: articleId }).where('id', '=', id).execute()
}

/** Notes what became of an entry that gave no article, in words. */
export async function saveEntryState(
  db: Kysely<Tables>,
  id: number,
  state: string,
  reason: string | null,
): Promise<void> {
  await db.updateTable('entry').set({ state, state_reason: reason }).where('id', '=', id).execute()
}

/** How many entries each source has given, or the one that is asked for, by source id. */
export async function countEntries(db: Kysely<Tables>, sourceId?: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('entry')
    .select((select) => ['source_id', select.fn.countAll<number>().as('entries')])
    .$if(sourceId !== undefined, (query) => query.where('source_id', '=', sourceId ?? ''))
    .groupBy('source_id')
    .execute()
  return new Map(rows.map((row) => [row.source_id, row.entries]))
}

/** Inserts entries in their order, which is the order of their ids. */
async function insertEntries(
  tx: Kysely<Tables>,
  sourceId: string,
  entries: readonly FoundEntry[],
  { now, baseline }: { readonly now: Date; readonly baseline: boolean },
): Promise<readonly SavedEntry[]> {
  const saved: SavedEntry[] = []
  for (const part of partsOf(entries)) {
    const rows = await tx
      .insertInto('entry')
      .values(
        part.map((entry) => ({
          source_id: sourceId,
          url: entry.url,
          canonical_url: entry.canonicalUrl,
          title: entry.title,
          summary: entry.summary,
          content_html: entry.contentHtml,
          author: entry.author,
          published_at: entry.publishedAt,
          first_seen_at: now,
          last_seen_at: now,
          baseline,
          article_id: null,
          state_reason: null,
        })),
      )
      .returningAll()
      .execute()
    saved.push(...rows.map(toEntry).sort((a, b) => a.id - b.id))
  }
  return saved
}

function toEntry(row: Selectable<Tables['entry']>): SavedEntry {
  return {
    id: row.id,
    sourceId: row.source_id,
    url: row.url,
    canonicalUrl: row.canonical_url,
    title: row.title,
    summary: row.summary,
    contentHtml: row.content_html,
    author: row.author,
    publishedAt: row.published_at,
    firstSeenAt: row.first_seen_at,
    baseline: row.baseline,
    articleId: row.article_id,
    state: row.state,
    stateReason: row.state_reason,
  }
}
