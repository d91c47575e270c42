import { type Kysely, sql } from 'kysely'
import { type Page, type PageRequest, parseCursor, toPage } from './page.ts'
import { saveSteps, type Step } from './step.ts'
import type { Tables } from './tables.ts'

/** An entry whose page gave no article, with the reason in words. */
export interface UnreadableEntry {
  readonly id: number
  readonly url: string | null
  readonly title: string | null
  readonly reason: string | null
  readonly firstSeenAt: Date
}

/** So many entries are read again at one wish: their hosts are asked one by one. */
const MOST_RETRIED = 500

/** The entries of a source that could not be read, latest first. */
export async function listUnreadable(
  db: Kysely<Tables>,
  { sourceId, cursor, limit }: PageRequest & { readonly sourceId: string },
): Promise<Page<UnreadableEntry>> {
  const after = parseCursor(cursor)
  const rows = await db
    .selectFrom('entry')
    .select(['id', 'url', 'title', 'state_reason', 'first_seen_at'])
    .where('source_id', '=', sourceId)
    .where('state', '=', 'unreadable')
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(first_seen_at, id) < (${after?.at ?? null}, ${Number(after?.id ?? 0)})`),
    )
    .orderBy('first_seen_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = toPage(rows, limit, (row) => ({ at: row.first_seen_at, id: String(row.id) }))
  const items = page.items.map(({ id, url, title, state_reason: reason, first_seen_at: firstSeenAt }) => {
    return { id, url, title, reason, firstSeenAt }
  })
  return { items, next: page.next }
}

/** How many entries of a source could not be read. */
export async function countUnreadable(db: Kysely<Tables>, sourceId: string): Promise<number> {
  const row = await db
    .selectFrom('entry')
    .select((select) => select.fn.countAll<number>().as('entries'))
    .where('source_id', '=', sourceId)
    .where('state', '=', 'unreadable')
    .executeTakeFirstOrThrow()
  return row.entries
}

/** Makes the reading of one entry that could not be read due again, or of the latest of a source's; gives the steps. */
export async function retryUnreadable(
  db: Kysely<Tables>,
  { sourceId, entryId }: { readonly sourceId: string; readonly entryId: number | null },
  now: Date,
  toStep: (entryId: number) => Step,
): Promise<readonly Step[]> {
  return db.transaction().execute(async (tx) => {
    const rows = await tx
      .with('chosen', (cte) =>
        cte
          .selectFrom('entry')
          .select('id')
          .where('source_id', '=', sourceId)
          .where('state', '=', 'unreadable')
          .$if(entryId !== null, (query) => query.where('id', '=', entryId ?? 0))
          .orderBy('first_seen_at', 'desc')
          .limit(MOST_RETRIED)
          .forUpdate()
          .skipLocked(),
      )
      .updateTable('entry')
      .from('chosen')
      .whereRef('entry.id', '=', 'chosen.id')
      .set({ state: 'due', state_reason: null })
      .returning('entry.id')
      .execute()
    const steps = rows.map(({ id }) => toStep(id))
    await saveSteps(tx, steps, now)
    return steps
  })
}
