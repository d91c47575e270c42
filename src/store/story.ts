import { type Kysely, sql } from 'kysely'
import { decideStory, STORY_WINDOW_MS } from '../core/story/decide-story.ts'
import type { StoryCandidate, StoryFeatures, WeightedTerm } from '../core/story/story.ts'
import { termNumber } from '../core/story/term-number.ts'
import { weighTerms } from '../core/story/weigh-terms.ts'
import type { Tables } from './tables.ts'

/** An article that is to find its story. */
export interface StorySeeker {
  readonly id: number
  readonly lang: string | null
  /** When it came out, as far as is known. */
  readonly at: Date
  readonly features: StoryFeatures
  /** The article that it is a copy of. */
  readonly duplicateOf: number | null
}

/** A story as an article shows it. */
export interface Story {
  /** Id of its first article. */
  readonly id: number
  readonly title: string | null
  /** How many articles tell it. */
  readonly articles: number
}

/** An article of a story as a list shows it. */
export interface StoryMember {
  readonly id: number
  readonly url: string
  readonly title: string | null
  readonly siteName: string | null
  readonly lang: string | null
  readonly publishedAt: string | null
  readonly firstSeenAt: Date
  readonly duplicateOf: number | null
}

/** Where one telling term stands in an article of about the same time. */
interface TermSighting {
  readonly term: number
  readonly article_id: number
  readonly at: Date
}

/** The nearest in time are enough to tell a rare term; how many more a frequent one has is told by how close together they are. */
const MOST_SIGHTINGS = 64
/** Articles compared in full. */
const MOST_CANDIDATES = 12
const MINUTE_MS = 60_000

/**
 * Finds the story of a new article and saves what later ones are compared with; returns the story's id. The caller sees to it that
 * one article is saved at a time: of two on one event the second must see the first.
 */
export async function assignStory(tx: Kysely<Tables>, article: StorySeeker): Promise<number> {
  const { features, at } = article
  const keys = [...features.words, ...features.concepts].map(({ key }) => termNumber(key))
  const sightings = await findSightings(tx, keys, at)
  const terms = weighTerms(features, { articles: await countAround(tx, at), count: countsOf(sightings) })
  const own = { lang: article.lang, at: at.getTime(), terms }
  const story = await chooseStory(tx, article, own, sightings)
  await tx.updateTable('article').set({ story_id: story }).where('id', '=', article.id).execute()
  const rows = terms.map(({ term, weight, kind }) => ({ term, weight, kind, at, article_id: article.id }))
  if (rows.length > 0)
    await tx
      .insertInto('story_term')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  return story
}

async function chooseStory(
  tx: Kysely<Tables>,
  article: StorySeeker,
  own: { readonly lang: string | null; readonly at: number; readonly terms: readonly WeightedTerm[] },
  sightings: readonly TermSighting[],
): Promise<number> {
  if (article.duplicateOf !== null) return (await findStoryId(tx, article.duplicateOf)) ?? article.id
  const decision = decideStory(own, await loadCandidates(tx, nearest(own.terms, sightings)))
  if (decision.kind === 'new') return article.id
  if (decision.merges.length > 0)
    await tx.updateTable('article').set({ story_id: decision.story }).where('story_id', 'in', decision.merges).execute()
  return decision.story
}

/** Where terms stand in articles of the days around; of a frequent term only the latest. */
async function findSightings(tx: Kysely<Tables>, terms: readonly number[], at: Date): Promise<readonly TermSighting[]> {
  if (terms.length === 0) return []
  const from = new Date(at.getTime() - STORY_WINDOW_MS)
  const to = new Date(at.getTime() + STORY_WINDOW_MS)
  // The planner takes every term for a rare one, and would read and sort all sightings of a frequent one.
  await sql`set local enable_bitmapscan = off`.execute(tx)
  const { rows } = await sql<TermSighting>`
    select near.term, near.article_id, near.at
    from unnest(${terms}::bigint[]) wanted (term)
    cross join lateral (
      select term, article_id, at from story_term
      where story_term.term = wanted.term and at between ${from} and ${to}
      order by at desc, article_id desc limit ${MOST_SIGHTINGS}
    ) near`.execute(tx)
  return rows
}

/** How often each term stands in the days around; where only the latest were read, by how close together these are. */
function countsOf(sightings: readonly TermSighting[]): (term: number) => number {
  const times = Map.groupBy(sightings, ({ term }) => term)
  return (term) => {
    const seen = times.get(term) ?? []
    if (seen.length < MOST_SIGHTINGS) return seen.length
    const spanMs = (seen[0]?.at.getTime() ?? 0) - (seen.at(-1)?.at.getTime() ?? 0)
    return (seen.length * 2 * STORY_WINDOW_MS) / Math.max(spanMs, MINUTE_MS)
  }
}

/** About how many articles came in during the days around: ids count up, so no row need be counted. */
async function countAround(tx: Kysely<Tables>, at: Date): Promise<number> {
  const edge = (limit: Date, way: 'asc' | 'desc') =>
    sql`(select id from article where first_seen_at ${way === 'asc' ? sql`>=` : sql`<=`} ${limit}
         order by first_seen_at ${sql.raw(way)}, id ${sql.raw(way)} limit 1)`
  const from = edge(new Date(at.getTime() - STORY_WINDOW_MS), 'asc')
  const to = edge(new Date(at.getTime() + STORY_WINDOW_MS), 'desc')
  const { rows } = await sql<{ articles: number | null }>`select ${to} - ${from} + 1 as articles`.execute(tx)
  return Math.max(0, rows[0]?.articles ?? 0)
}

/** The articles that share the most weight. */
function nearest(terms: readonly WeightedTerm[], sightings: readonly TermSighting[]): readonly number[] {
  const weights = new Map(terms.map(({ term, weight }) => [term, weight]))
  const shared = new Map<number, number>()
  for (const { term, article_id: id } of sightings) shared.set(id, (shared.get(id) ?? 0) + (weights.get(term) ?? 0))
  return [...shared]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MOST_CANDIDATES)
    .map(([id]) => id)
}

async function loadCandidates(tx: Kysely<Tables>, ids: readonly number[]): Promise<readonly StoryCandidate[]> {
  if (ids.length === 0) return []
  const [articles, terms] = [
    await tx
      .selectFrom('article')
      .innerJoin('article as first', 'first.id', 'article.story_id')
      .select(['article.id', 'article.lang', 'first.id as story'])
      .select(
        // Terms are gone after some days; a story that began before then is told by when it was first seen.
        sql<Date>`coalesce((select at from story_term where article_id = first.id limit 1), first.first_seen_at)`.as(
          'story_at',
        ),
      )
      .where('article.id', 'in', ids)
      .execute(),
    await tx.selectFrom('story_term').selectAll().where('article_id', 'in', ids).execute(),
  ]
  const byArticle = Map.groupBy(terms, (row) => row.article_id)
  return articles.flatMap(({ id, lang, story, story_at: storyAt }) => {
    const rows = byArticle.get(id) ?? []
    const at = rows[0]?.at.getTime()
    return at === undefined ? [] : [{ id, lang, story, storyAt: storyAt.getTime(), at, terms: rows }]
  })
}

async function findStoryId(db: Kysely<Tables>, articleId: number): Promise<number | null> {
  const row = await db.selectFrom('article').select('story_id').where('id', '=', articleId).executeTakeFirst()
  return row?.story_id ?? null
}

/** The story of an article: whoever knew it under an id that was merged away finds it by that id too. */
export async function loadStory(db: Kysely<Tables>, articleId: number): Promise<Story | undefined> {
  const id = await findStoryId(db, articleId)
  if (id === null) return undefined
  const row = await db
    .selectFrom('article')
    .select((select) => [
      'title',
      select
        .selectFrom('article as member')
        .select((count) => count.fn.countAll<number>().as('articles'))
        .where('member.story_id', '=', id)
        .as('articles'),
    ])
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? undefined : { id, title: row.title, articles: row.articles ?? 0 }
}

/** The articles of a story, first to last, at most `limit`. */
export async function listStory(db: Kysely<Tables>, storyId: number, limit: number): Promise<readonly StoryMember[]> {
  const rows = await db
    .selectFrom('article')
    .select(['id', 'url', 'title', 'site_name', 'site', 'lang', 'published_at', 'first_seen_at', 'duplicate_of'])
    .where('story_id', '=', storyId)
    .orderBy('first_seen_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    url: row.url,
    title: row.title,
    siteName: row.site_name ?? row.site,
    lang: row.lang,
    publishedAt: row.published_at,
    firstSeenAt: row.first_seen_at,
    duplicateOf: row.duplicate_of,
  }))
}
