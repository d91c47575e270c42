import { type Kysely, type Selectable, sql } from 'kysely'
import type { Article, Quality } from '../core/article/article.ts'
import type { SiteLine } from '../core/article/site-lines.ts'
import type { Cooperation } from '../core/cooperation/cooperation.ts'
import { findEventTime } from '../core/story/find-event-time.ts'
import { dropSeenLines } from '../core/story/find-story-terms.ts'
import type { StoryFeatures } from '../core/story/story.ts'
import { type Page, type PageRequest, parseCursor, toPage } from './page.ts'
import { countSiteLines, findSeenLines } from './site-line.ts'
import { saveSteps, type Step } from './step.ts'
import { assignStory } from './story.ts'
import { toJson } from './json-column.ts'
import type { Tables } from './tables.ts'

/** One reading of an article: what the page gave, with the facts by which it is known again. */
export interface Reading {
  readonly entryId: number | null
  readonly sourceId: string | null
  readonly baseline: boolean
  readonly firstSeenAt: Date
  readonly article: Article
  readonly url: string
  readonly canonicalUrl: string
  /** Host name of the article's page. */
  readonly site: string | null
  readonly contentHash: string
  /** Bands of the text's MinHash: one integer each. */
  readonly bands: readonly number[]
  /** What its event is known by. */
  readonly story: StoryFeatures
  /** The lines by which its site is learnt. */
  readonly lines: readonly SiteLine[]
}

/** What a reading made of the archive. */
export interface SavedArticle {
  readonly id: number
  readonly version: number
  readonly change: 'new' | 'new-version' | 'unchanged'
  readonly duplicateOf: number | null
  readonly steps: readonly Step[]
}

/** An archived article that shares a band or its content with the one being saved. */
export interface DuplicateCandidate {
  readonly id: number
  readonly contentHash: string
  readonly text: string
}

/** An article in the archive, at one of its versions. */
export interface ArchivedArticle {
  readonly id: number
  readonly version: number
  readonly url: string
  readonly canonicalUrl: string
  readonly sourceId: string | null
  readonly title: string | null
  readonly byline: string | null
  readonly siteName: string | null
  readonly site: string | null
  readonly lang: string | null
  readonly publishedAt: string | null
  readonly firstSeenAt: Date
  readonly quality: Quality
  readonly cooperation: Cooperation | null
  readonly duplicateOf: number | null
  /** Id of the first article of its story. */
  readonly storyId: number
  readonly baseline: boolean
  readonly text: string
}

/** Texts compared in full for each new article; more candidates than this share only common phrases. */
const MOST_CANDIDATES = 20

/**
 * Saves a reading in one transaction: a new article, a new version of a known one, or nothing new. `decide` picks the article
 * that the text is a copy of; `toSteps` says what is due for a new text. Readings of one URL wait for each other.
 */
export async function saveArticle(
  db: Kysely<Tables>,
  reading: Reading,
  now: Date,
  decide: (candidates: readonly DuplicateCandidate[]) => number | null,
  toSteps: (saved: Omit<SavedArticle, 'steps'>) => readonly Step[],
): Promise<SavedArticle> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`article ${reading.canonicalUrl}`}, 0))`.execute(tx)
    const known = await tx
      .selectFrom('article')
      .select(['id', 'version', 'content_hash', 'duplicate_of'])
      .where('canonical_url', '=', reading.canonicalUrl)
      .executeTakeFirst()
    const saved =
      known === undefined
        ? await insertArticle(tx, reading, now, decide)
        : known.content_hash === reading.contentHash
          ? ({ id: known.id, version: known.version, change: 'unchanged', duplicateOf: known.duplicate_of } as const)
          : await insertVersion(tx, known, reading, now)
    if (reading.entryId !== null) {
      const state = {
        article_id: saved.id,
        state: 'read',
        state_reason: reading.article.quality.warnings.join('; ') || null,
      }
      await tx.updateTable('entry').set(state).where('id', '=', reading.entryId).execute()
    }
    const steps = toSteps(saved)
    await saveSteps(tx, steps, now)
    return { ...saved, steps }
  })
}

/** An article at a version (the latest when none is named). */
export async function loadArticle(
  db: Kysely<Tables>,
  id: number,
  version?: number,
): Promise<ArchivedArticle | undefined> {
  const row = await db
    .selectFrom('article')
    .innerJoin('article_version', 'article_version.article_id', 'article.id')
    .selectAll('article')
    .select(['article_version.text', 'article_version.version as text_version', 'article_version.title as text_title'])
    .select('article_version.quality as text_quality')
    .where('article.id', '=', id)
    .$if(version === undefined, (query) => query.whereRef('article_version.version', '=', 'article.version'))
    .$if(version !== undefined, (query) => query.where('article_version.version', '=', version ?? 0))
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { text_version: at, text_title: title, text_quality: quality, text } = row
  return { ...toListed(row), version: at, title, text, quality: quality ?? row.quality }
}

/** The article that lives at a canonical URL, if the archive has it. */
export async function findArticleByUrl(
  db: Kysely<Tables>,
  canonicalUrl: string,
): Promise<{ readonly id: number } | undefined> {
  return db.selectFrom('article').select('id').where('canonical_url', '=', canonicalUrl).executeTakeFirst()
}

/** An article as a list shows it. */
export type ListedArticle = Omit<ArchivedArticle, 'text'>

/** Articles, latest first. */
export async function listArticles(db: Kysely<Tables>, request: PageRequest): Promise<Page<ListedArticle>> {
  const after = parseCursor(request.cursor)
  const rows = await db
    .selectFrom('article')
    .selectAll()
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(first_seen_at, id) < (${after?.at ?? null}, ${after?.id ?? null}::bigint)`),
    )
    .orderBy('first_seen_at', 'desc')
    .orderBy('id', 'desc')
    .limit(request.limit + 1)
    .execute()
  const page = toPage(rows, request.limit, (row) => ({ at: row.first_seen_at, id: String(row.id) }))
  return { next: page.next, items: page.items.map(toListed) }
}

function toListed(row: Selectable<Tables['article']>): ListedArticle {
  return {
    id: row.id,
    version: row.version,
    url: row.url,
    canonicalUrl: row.canonical_url,
    sourceId: row.source_id,
    title: row.title,
    byline: row.byline,
    siteName: row.site_name,
    site: row.site,
    lang: row.lang,
    publishedAt: row.published_at,
    firstSeenAt: row.first_seen_at,
    quality: row.quality,
    cooperation: row.cooperation,
    duplicateOf: row.duplicate_of,
    storyId: row.story_id ?? row.id,
    baseline: row.baseline,
  }
}

async function insertArticle(
  tx: Kysely<Tables>,
  reading: Reading,
  now: Date,
  decide: (candidates: readonly DuplicateCandidate[]) => number | null,
): Promise<Omit<SavedArticle, 'steps'>> {
  // Of two copies, or two reports on one event, that are read at once, the second must find the first.
  await sql`select pg_advisory_xact_lock(hashtextextended('new article', 0))`.execute(tx)
  const duplicateOf = decide(await findCandidates(tx, reading))
  const { article } = reading
  const { id } = await tx
    .insertInto('article')
    .values({
      canonical_url: reading.canonicalUrl,
      url: reading.url,
      source_id: reading.sourceId,
      title: article.title,
      byline: article.byline,
      site_name: article.siteName,
      site: reading.site,
      lang: article.lang,
      published_at: article.publishedAt,
      first_seen_at: reading.firstSeenAt,
      version: 1,
      content_hash: reading.contentHash,
      quality: toJson(article.quality),
      cooperation: null,
      duplicate_of: duplicateOf,
      story_id: null,
      baseline: reading.baseline,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await insertText(tx, id, 1, reading, now)
  const at = findEventTime(article.publishedAt, reading.firstSeenAt)
  // What a site prints around its articles is no event that they share; before it is learnt, any line seen twice may be that.
  const seen = await findSeenLines(tx, reading.site ?? '', reading.lines)
  const features = dropSeenLines(reading.story, seen)
  const story = await assignStory(tx, { id, lang: article.lang, at, features, duplicateOf })
  if (reading.site !== null && reading.lines.length > 0 && duplicateOf === null)
    await countSiteLines(tx, reading.site, reading.lines, story, now)
  return { id, version: 1, change: 'new', duplicateOf }
}

async function insertVersion(
  tx: Kysely<Tables>,
  known: { readonly id: number; readonly version: number; readonly duplicate_of: number | null },
  reading: Reading,
  now: Date,
): Promise<Omit<SavedArticle, 'steps'>> {
  const version = known.version + 1
  const { article } = reading
  await tx
    .updateTable('article')
    .set({ version, content_hash: reading.contentHash, title: article.title, quality: toJson(article.quality) })
    .where('id', '=', known.id)
    .execute()
  await tx.deleteFrom('article_band').where('article_id', '=', known.id).execute()
  await insertText(tx, known.id, version, reading, now)
  return { id: known.id, version, change: 'new-version', duplicateOf: known.duplicate_of }
}

async function insertText(tx: Kysely<Tables>, id: number, version: number, reading: Reading, now: Date): Promise<void> {
  await tx
    .insertInto('article_version')
    .values({
      article_id: id,
      version,
      title: reading.article.title,
      text: reading.article.text,
      content_hash: reading.contentHash,
      seen_at: now,
      quality: toJson(reading.article.quality),
    })
    .execute()
  if (reading.bands.length === 0) return
  const bands = reading.bands.map((hash, band) => ({ band, hash, article_id: id }))
  await tx
    .insertInto('article_band')
    .values(bands)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The archived articles that a text may be a copy of: those that share its content or a band of it, oldest first. */
export async function findCandidates(
  tx: Kysely<Tables>,
  reading: Pick<Reading, 'bands' | 'contentHash'>,
): Promise<readonly DuplicateCandidate[]> {
  // One set of ids first: an "or" over both conditions would make the planner read every article.
  const pairs = reading.bands.map((hash, band) => sql`(${sql.lit(band)}::smallint, ${hash}::bigint)`)
  const byBand =
    pairs.length === 0
      ? sql``
      : sql` union select article_id from article_band where (band, hash) in (${sql.join(pairs)})`
  const ids = sql<number>`select id from article where content_hash = ${reading.contentHash}${byBand}`
  const rows = await tx
    .selectFrom('article')
    .innerJoin('article_version', (join) =>
      join
        .onRef('article_version.article_id', '=', 'article.id')
        .onRef('article_version.version', '=', 'article.version'),
    )
    .select(['article.id', 'article.duplicate_of', 'article.content_hash', 'article_version.text'])
    .where(sql<boolean>`article.id in (${ids})`)
    .orderBy('article.id')
    .limit(MOST_CANDIDATES)
    .execute()
  return rows.map((row) => ({ id: row.duplicate_of ?? row.id, contentHash: row.content_hash, text: row.text }))
}
