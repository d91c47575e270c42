import { type Kysely, sql } from 'kysely'
import { isSiteLine, type SiteLine } from '../core/article/site-lines.ts'
import type { Tables } from './tables.ts'

/** Fewer stories than this are not read for judging; the index of the migration holds the same. */
const LEAST_STORIES = 5

/**
 * Counts the lines of a new article of a host. Lines of one story count once, so that updates that repeat a lead teach nothing.
 * The caller sees to it that one article is counted at a time.
 */
export async function countSiteLines(
  tx: Kysely<Tables>,
  host: string,
  lines: readonly SiteLine[],
  story: number,
  now: Date,
): Promise<void> {
  const { articles } = await tx
    .insertInto('site')
    .values({ host, articles: 1 })
    .onConflict((conflict) => conflict.column('host').doUpdateSet({ articles: sql`site.articles + 1` }))
    .returning('articles')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('site_line')
    .values(
      lines.map(({ line, sample }) => ({
        host,
        line,
        sample,
        stories: 1,
        last_story: story,
        articles_before: articles - 1,
        first_at: now,
        last_at: now,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['host', 'line']).doUpdateSet({
        stories: sql`site_line.stories + (site_line.last_story <> excluded.last_story)::int`,
        last_story: sql`excluded.last_story`,
        last_at: now,
      }),
    )
    .execute()
}

/** Which lines of an article its host has printed before. */
export async function findSeenLines(
  tx: Kysely<Tables>,
  host: string,
  lines: readonly SiteLine[],
): Promise<ReadonlySet<number>> {
  if (lines.length === 0) return new Set()
  const rows = await tx
    .selectFrom('site_line')
    .select('line')
    .where('host', '=', host)
    .where(
      'line',
      'in',
      lines.map(({ line }) => line),
    )
    .execute()
  return new Set(rows.map(({ line }) => line))
}

/** The lines that a host prints around its articles, as learnt by now. */
export async function findSiteLines(db: Kysely<Tables>, host: string): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('site_line')
    .innerJoin('site', 'site.host', 'site_line.host')
    .select(['site_line.line', 'site_line.stories', 'site_line.articles_before', 'site.articles'])
    .where('site_line.host', '=', host)
    .where('site_line.stories', '>=', sql.lit(LEAST_STORIES))
    .execute()
  return rows
    .filter((row) => isSiteLine({ stories: row.stories, articles: row.articles - row.articles_before }))
    .map((row) => row.line)
}

/** The beginnings of lines of a host, for people. */
export async function describeSiteLines(
  db: Kysely<Tables>,
  host: string,
  lines: readonly number[],
): Promise<readonly string[]> {
  if (lines.length === 0) return []
  const rows = await db
    .selectFrom('site_line')
    .select('sample')
    .where('host', '=', host)
    .where('line', 'in', lines)
    .orderBy('line')
    .execute()
  return rows.map((row) => row.sample)
}
