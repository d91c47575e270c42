import type { Kysely } from 'kysely'
import { type FoundEntry, insertNewEntries, type SavedEntry } from './entry.ts'
import { saveSteps, type Step } from './step.ts'
import type { Tables } from './tables.ts'

/** A time in which entries may have come and gone unseen: from the last poll before it to the first after it. */
export interface OpenGap {
  readonly id: number
  readonly since: Date
  readonly until: Date
  /** How often its sitemap was asked for what is missing. */
  readonly tries: number
  readonly found: number
}

/** Opens a gap, or stretches the one that is open. */
export async function openGap(tx: Kysely<Tables>, sourceId: string, since: Date, until: Date): Promise<OpenGap> {
  return tx
    .insertInto('gap')
    .values({ source_id: sourceId, since, until, detail: null, closed_at: null })
    .onConflict((conflict) =>
      conflict.column('source_id').where('closed_at', 'is', null).doUpdateSet({ until, tries: 0 }),
    )
    .returning(['id', 'since', 'until', 'tries', 'found'])
    .executeTakeFirstOrThrow()
}

/** What an attempt to fill a gap came to; `closed` once it is known that nothing is missing any more. */
export interface GapTry {
  readonly gapId: number
  readonly sourceId: string
  readonly entries: readonly FoundEntry[]
  readonly closed: boolean
  readonly detail: string
  readonly now: Date
}

/** Saves the entries that an attempt found, the steps they make due, and how the gap stands now, in one transaction. */
export async function saveGapTry(
  db: Kysely<Tables>,
  { gapId, sourceId, entries, closed, detail, now }: GapTry,
  toSteps: (fresh: readonly SavedEntry[]) => readonly Step[],
): Promise<{ readonly fresh: number; readonly steps: readonly Step[] }> {
  return db.transaction().execute(async (tx) => {
    await tx.selectFrom('source').select('id').where('id', '=', sourceId).forUpdate().execute()
    const { fresh } = await insertNewEntries(tx, sourceId, entries, { now, baseline: false })
    const steps = toSteps(fresh)
    await saveSteps(tx, steps, now)
    await tx
      .updateTable('gap')
      .set((set) => ({
        tries: set('tries', '+', 1),
        found: set('found', '+', fresh.length),
        detail,
        closed_at: closed ? now : null,
      }))
      .where('id', '=', gapId)
      .execute()
    return { fresh: fresh.length, steps }
  })
}

/** Closes the gaps that ended before a time: what was missed then will not show any more. */
export async function closeOldGaps(db: Kysely<Tables>, endedBefore: Date, detail: string, now: Date): Promise<number> {
  const done = await db
    .updateTable('gap')
    .set({ closed_at: now, detail })
    .where('closed_at', 'is', null)
    .where('until', '<', endedBefore)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}
