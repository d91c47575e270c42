import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

/** What an edit of an article made of a statement. */
export interface StatementFollowUp {
  readonly kind: 'changed' | 'withdrawn' | 'restored'
  /** The words that stand in its stead. */
  readonly instead: string | null
  readonly url: string
  readonly version: number
  readonly at: Date
}

/** A statement in another language. */
export interface StatementWording {
  readonly id: string
  readonly lang: string | null
  readonly text: string
  readonly url: string
  readonly siteName: string | null
}

/** What became of some statements in later versions of their articles, by their ids, first to last. */
export async function listFollowUps(
  db: Kysely<Tables>,
  statementIds: readonly string[],
): Promise<ReadonlyMap<string, readonly StatementFollowUp[]>> {
  if (statementIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('follow_up')
    .innerJoin('article', 'article.id', 'follow_up.article_id')
    .leftJoin('statement as instead', 'instead.id', 'follow_up.instead_id')
    .select(['follow_up.statement_id', 'follow_up.kind', 'follow_up.version', 'follow_up.noticed_at'])
    .select(['instead.text', 'article.url'])
    .where('follow_up.statement_id', 'in', statementIds)
    .orderBy('follow_up.noticed_at')
    .orderBy('follow_up.version')
    .execute()
  return collect(rows, (row) => [
    row.statement_id,
    {
      kind: row.kind as StatementFollowUp['kind'],
      instead: row.text,
      url: row.url,
      version: row.version,
      at: row.noticed_at,
    },
  ])
}

/** The wordings of some statements in other languages, by their ids. */
export async function listWordings(
  db: Kysely<Tables>,
  statementIds: readonly string[],
): Promise<ReadonlyMap<string, readonly StatementWording[]>> {
  if (statementIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('statement')
    .innerJoin('statement as other', (join) =>
      join
        .on(sql<boolean>`coalesce(other.wording_of, other.id) = coalesce(statement.wording_of, statement.id)`)
        .onRef('other.id', '<>', 'statement.id'),
    )
    .innerJoin('article', 'article.id', 'other.first_article_id')
    .select(['statement.id as of', 'other.id', 'other.lang', 'other.text'])
    .select(['article.url', 'article.site_name', 'article.site'])
    .where('statement.id', 'in', statementIds)
    .orderBy('other.first_seen_at')
    .execute()
  return collect(rows, ({ of, site_name: siteName, site, ...row }) => [of, { ...row, siteName: siteName ?? site }])
}

/** Lists by key, in the order of the rows. */
function collect<Row, Item>(
  rows: readonly Row[],
  read: (row: Row) => readonly [key: string, item: Item],
): ReadonlyMap<string, readonly Item[]> {
  const lists = new Map<string, Item[]>()
  for (const row of rows) {
    const [key, item] = read(row)
    lists.set(key, [...(lists.get(key) ?? []), item])
  }
  return lists
}
