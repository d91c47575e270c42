import { type Kysely, sql } from 'kysely'
import type { Alert } from '../core/alert/alert.ts'
import type { ChangeCause } from '../core/statement/decide-follow-ups.ts'
import type { ReadVersion, VersionHistory, VersionVerdict } from '../core/statement/decide-version.ts'
import { type ArchivedStatement, toStatement } from './statement-row.ts'
import type { Tables } from './tables.ts'

/** Decides what a version tells of the ones before it. */
export type DecideVersion = (after: ReadVersion, history: VersionHistory) => VersionVerdict

/**
 * Records what became of an article's statements in a version of it, in the caller's transaction, and returns how many follow-ups
 * that were. A version that comes to its turn after a later one was held against those before tells nothing any more.
 */
export async function saveFollowUps(
  tx: Kysely<Tables>,
  article: ReadVersion & { readonly id: number; readonly version: number },
  now: Date,
  decide: DecideVersion,
): Promise<number> {
  const { id, version } = article
  const overtaken = await tx
    .selectFrom('article_version')
    .select('version')
    .where('article_id', '=', id)
    .where('version', '>', version)
    .where('analysed_at', 'is not', null)
    .executeTakeFirst()
  const before = overtaken === undefined ? await loadBefore(tx, id, version) : undefined
  const verdict = decide(article, { before, gone: await findGone(tx, id, version) })
  await tx
    .updateTable('article_version')
    .set({ analysed_at: now, unfit: verdict.kind === 'unfit' ? verdict.because : null })
    .where('article_id', '=', id)
    .where('version', '=', version)
    .execute()
  if (before === undefined || verdict.kind === 'unfit' || verdict.followUps.length === 0) return 0
  const rows = verdict.followUps.map((followUp) => ({
    article_id: id,
    version,
    version_before: before.version,
    statement_id: followUp.statement,
    kind: followUp.kind,
    instead_id: followUp.kind === 'changed' ? followUp.instead : null,
    because: followUp.kind === 'changed' ? followUp.because : null,
    noticed_at: now,
  }))
  await tx
    .insertInto('follow_up')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return rows.length
}

async function loadBefore(
  tx: Kysely<Tables>,
  articleId: number,
  version: number,
): Promise<(ReadVersion & { readonly version: number }) | undefined> {
  const row = await tx
    .selectFrom('article_version')
    .innerJoin('article', 'article.id', 'article_version.article_id')
    .select(['article_version.version', 'article_version.text'])
    .select((select) => select.fn.coalesce('article_version.quality', 'article.quality').as('quality'))
    .where('article_version.article_id', '=', articleId)
    .where('article_version.version', '<', version)
    .where('article_version.analysed_at', 'is not', null)
    .where('article_version.unfit', 'is', null)
    .orderBy('article_version.version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const statements = await tx
    .selectFrom('sighting')
    .innerJoin('statement', 'statement.id', 'sighting.statement_id')
    .select([
      'sighting.statement_id as id',
      'statement.speaker',
      'sighting.text',
      'sighting.content',
      'sighting.source',
    ])
    .where('sighting.article_id', '=', articleId)
    .where('sighting.version', '=', row.version)
    .orderBy('sighting.statement_id')
    .execute()
  return { ...row, statements }
}

/** Statements of the article that were changed or withdrawn before a version of it and have not come back since. */
async function findGone(tx: Kysely<Tables>, articleId: number, version: number): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('follow_up')
    .distinctOn('statement_id')
    .select(['statement_id', 'kind'])
    .where('article_id', '=', articleId)
    .where('version', '<', version)
    .orderBy('statement_id')
    .orderBy('version', 'desc')
    .execute()
  return new Set(rows.filter(({ kind }) => kind !== 'restored').map((row) => row.statement_id))
}

/** An alert that told of a statement, and the channels that have it or are about to. */
export interface ToldAlert {
  readonly alert: Alert
  readonly articleId: number
  readonly channels: readonly string[]
}

/** What became of a statement that people were told of: as it stood in the version before, and what stands in its stead. */
export interface ToldFollowUp {
  readonly kind: 'changed' | 'withdrawn'
  readonly because: ChangeCause | null
  readonly versionBefore: number
  readonly textBefore: string
  readonly statement: ArchivedStatement
  readonly instead: ArchivedStatement | null
  /** In how many other articles the statement still stands. */
  readonly standsIn: number
  /** Whether an earlier edit of the article had taken it away, and it came back since. */
  readonly wasGone: boolean
  readonly told: readonly ToldAlert[]
}

/** The follow-ups noticed in a version of an article, on statements that some alert told of. */
export async function findToldFollowUps(
  db: Kysely<Tables>,
  articleId: number,
  version: number,
): Promise<readonly ToldFollowUp[]> {
  const rows = await db
    .selectFrom('follow_up')
    .innerJoin('article_version', (join) =>
      join
        .onRef('article_version.article_id', '=', 'follow_up.article_id')
        .onRef('article_version.version', '=', 'follow_up.version_before'),
    )
    .select(['statement_id', 'instead_id', 'kind', 'because', 'version_before', 'article_version.text'])
    .select(
      sql<boolean>`exists (select from follow_up as earlier where earlier.article_id = follow_up.article_id
        and earlier.statement_id = follow_up.statement_id and earlier.version < follow_up.version)`.as('was_gone'),
    )
    .where('follow_up.article_id', '=', articleId)
    .where('follow_up.version', '=', version)
    .where('kind', 'in', ['changed', 'withdrawn'])
    .where(sql<boolean>`exists (select from alert where alert.statement_id = follow_up.statement_id)`)
    .orderBy('statement_id')
    .execute()
  const found: ToldFollowUp[] = []
  for (const row of rows) {
    const statement = await loadHeld(db, row.statement_id, articleId, row.version_before)
    if (statement === undefined) continue
    const instead = row.instead_id === null ? undefined : await loadHeld(db, row.instead_id, articleId, version)
    found.push({
      kind: row.kind as ToldFollowUp['kind'],
      because: row.because as ChangeCause | null,
      versionBefore: row.version_before,
      textBefore: row.text,
      statement,
      instead: instead ?? null,
      wasGone: row.was_gone,
      standsIn: await countStanding(db, row.statement_id, articleId),
      told: await findTold(db, row.statement_id),
    })
  }
  return found
}

/** A statement with the words that a version of an article has for it. */
async function loadHeld(
  db: Kysely<Tables>,
  id: string,
  articleId: number,
  version: number,
): Promise<ArchivedStatement | undefined> {
  const row = await db
    .selectFrom('statement')
    .innerJoin('sighting', 'sighting.statement_id', 'statement.id')
    .selectAll('statement')
    .select(['sighting.content', 'sighting.text as words'])
    .where('statement.id', '=', id)
    .where('sighting.article_id', '=', articleId)
    .where('sighting.version', '=', version)
    .executeTakeFirst()
  return row === undefined ? undefined : { ...toStatement(row), text: row.words, content: row.content }
}

async function countStanding(db: Kysely<Tables>, id: string, articleId: number): Promise<number> {
  const row = await db
    .selectFrom('sighting')
    .select((select) => select.fn.countAll<number>().as('articles'))
    .where('statement_id', '=', id)
    .where('article_id', '<>', articleId)
    .where(
      sql<boolean>`sighting.version = (select max(version) from article_version
        where article_id = sighting.article_id and analysed_at is not null and unfit is null)`,
    )
    .executeTakeFirstOrThrow()
  return row.articles
}

async function findTold(db: Kysely<Tables>, statementId: string): Promise<readonly ToldAlert[]> {
  const rows = await db
    .selectFrom('alert')
    .select(['alert.payload', 'alert.article_id'])
    .select(
      sql<string[]>`array(select channel from delivery where alert_id = alert.id and state in ('due', 'delivered')
        order by channel)`.as('channels'),
    )
    .where('statement_id', '=', statementId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ alert: row.payload, articleId: row.article_id, channels: row.channels }))
}
