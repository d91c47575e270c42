import { type Kysely, type Selectable, sql } from 'kysely'
import type { Cooperation, Area, Modality } from '../core/cooperation/cooperation.ts'
import type { Speaker, StatementKind, TaggedStatement } from '../core/statement/statement.ts'
import type { Span } from '../core/text/span.ts'
import { type Page, type PageRequest, parseCursor, toPage } from './page.ts'
import { saveSteps, type Step } from './step.ts'
import { type Tables, toJson } from './tables.ts'

/** A statement found in an article, with the keys by which it is known again. */
export interface FoundStatement {
  readonly statement: TaggedStatement
  readonly key: string
  readonly speakerKey: string
  readonly speakerGroup: string
  readonly contentKey: string
}

/** A statement in the archive, as candidates for being the same are compared. */
export interface KnownStatement {
  readonly id: string
  readonly speakerKey: string
  readonly text: string
  readonly lang: string | null
  readonly seenAt: Date
}

/** A statement in the archive, with where it was first seen. */
export interface ArchivedStatement {
  readonly id: string
  readonly kind: StatementKind
  readonly text: string
  readonly lang: string | null
  readonly speaker: Speaker
  readonly cooperation: boolean
  readonly areas: readonly Area[]
  readonly modality: Modality | null
  readonly firstSeenAt: Date
  readonly baseline: boolean
  /** Where its words stand in the text of the article's version. */
  readonly content: readonly Span[]
}

/** What an article's statements made of the archive. */
export interface SavedStatements {
  readonly fresh: readonly string[]
  readonly sightings: number
  readonly steps: readonly Step[]
}

/** Statements of one speaker older than this are not compared any more; the same words said again later are news. */
const SAME_STATEMENT_WINDOW_MS = 14 * 24 * 60 * 60_000

/**
 * Saves what was found in one version of an article, in one transaction. `decide` says of each statement which archived one it
 * repeats (then it is a sighting) or null (then it is new). Articles that quote one speaker wait for each other, so that two
 * copies read at once give one statement.
 */
export async function saveStatements(
  db: Kysely<Tables>,
  article: { id: number; version: number; lang: string | null; baseline: boolean; cooperation: Cooperation },
  found: readonly FoundStatement[],
  now: Date,
  decide: (candidate: FoundStatement, known: readonly KnownStatement[]) => string | null,
  steps: readonly Step[],
): Promise<SavedStatements> {
  return db.transaction().execute(async (tx) => {
    const groups = [...new Set(found.map((each) => each.speakerGroup))].sort()
    for (const group of groups) {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`speaker ${group}`}, 0))`.execute(tx)
    }
    const known = await findKnown(tx, found, groups, now)
    const fresh: string[] = []
    for (const candidate of found) {
      const same = known.some((each) => each.id === candidate.key) ? candidate.key : decide(candidate, known)
      if (same === null) {
        await insertStatement(tx, article, candidate, now)
        fresh.push(candidate.key)
        known.push({
          id: candidate.key,
          speakerKey: candidate.speakerKey,
          text: candidate.statement.text,
          lang: article.lang,
          seenAt: now,
        })
      }
      await saveSighting(tx, same ?? candidate.key, article, candidate.statement, now)
    }
    await tx
      .updateTable('article')
      .set({ cooperation: toJson(article.cooperation) })
      .where('id', '=', article.id)
      .execute()
    await saveSteps(tx, steps, now)
    return { fresh, sightings: found.length - fresh.length, steps }
  })
}

/** The statements first seen in this version of an article. */
export async function findNewStatements(
  db: Kysely<Tables>,
  articleId: number,
  version: number,
): Promise<readonly ArchivedStatement[]> {
  const rows = await db
    .selectFrom('statement')
    .innerJoin('sighting', (join) =>
      join.onRef('sighting.statement_id', '=', 'statement.id').on('sighting.article_id', '=', articleId),
    )
    .selectAll('statement')
    .select('sighting.content')
    .where('statement.first_article_id', '=', articleId)
    .where('statement.first_version', '=', version)
    .orderBy('statement.id')
    .execute()
  return rows.map((row) => ({ ...toStatement(row), content: row.content }))
}

/** A statement as a list shows it: with the article that it was first seen in, and in how many it was seen. */
export interface ListedStatement extends Omit<ArchivedStatement, 'content'> {
  readonly article: { readonly url: string; readonly title: string | null; readonly siteName: string | null }
  readonly sightings: number
}

/** Statements, latest first. */
export async function listStatements(db: Kysely<Tables>, request: PageRequest): Promise<Page<ListedStatement>> {
  const after = parseCursor(request.cursor)
  const rows = await db
    .selectFrom('statement')
    .innerJoin('article', 'article.id', 'statement.first_article_id')
    .selectAll('statement')
    .select(['article.url', 'article.title', 'article.site_name', 'article.site'])
    .select((select) =>
      select
        .selectFrom('sighting')
        .select((count) => count.fn.countAll<number>().as('seen'))
        .whereRef('sighting.statement_id', '=', 'statement.id')
        .as('seen'),
    )
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(statement.first_seen_at, statement.id) < (${after?.at ?? null}, ${after?.id ?? null})`),
    )
    .orderBy('statement.first_seen_at', 'desc')
    .orderBy('statement.id', 'desc')
    .limit(request.limit + 1)
    .execute()
  const page = toPage(rows, request.limit, (row) => ({ at: row.first_seen_at, id: row.id }))
  return {
    next: page.next,
    items: page.items.map((row) => ({
      ...toStatement(row),
      article: { url: row.url, title: row.title, siteName: row.site_name ?? row.site },
      sightings: row.seen ?? 0,
    })),
  }
}

function toStatement(row: Selectable<Tables['statement']>): Omit<ArchivedStatement, 'content'> {
  return {
    id: row.id,
    kind: row.kind as StatementKind,
    text: row.text,
    lang: row.lang,
    speaker: row.speaker,
    cooperation: row.cooperation,
    areas: row.areas as Area[],
    modality: row.modality as Modality | null,
    firstSeenAt: row.first_seen_at,
    baseline: row.baseline,
  }
}

async function findKnown(
  tx: Kysely<Tables>,
  found: readonly FoundStatement[],
  groups: readonly string[],
  now: Date,
): Promise<KnownStatement[]> {
  if (found.length === 0) return []
  const since = new Date(now.getTime() - SAME_STATEMENT_WINDOW_MS)
  const rows = await tx
    .selectFrom('statement')
    .select(['id', 'speaker_key', 'text', 'lang', 'first_seen_at'])
    .where((where) =>
      where.or([
        where.and([where('speaker_group', 'in', groups), where('first_seen_at', '>=', since)]),
        where(
          'id',
          'in',
          found.map((each) => each.key),
        ),
      ]),
    )
    .orderBy('first_seen_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    speakerKey: row.speaker_key,
    text: row.text,
    lang: row.lang,
    seenAt: row.first_seen_at,
  }))
}

async function insertStatement(
  tx: Kysely<Tables>,
  article: { id: number; version: number; lang: string | null; baseline: boolean },
  { statement, key, speakerKey, speakerGroup, contentKey }: FoundStatement,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('statement')
    .values({
      id: key,
      speaker_key: speakerKey,
      speaker_group: speakerGroup,
      content_key: contentKey,
      speaker: toJson(statement.speaker),
      kind: statement.kind,
      text: statement.text,
      lang: article.lang,
      cooperation: statement.cooperation.found,
      areas: [...statement.cooperation.areas],
      modality: statement.cooperation.modality,
      first_article_id: article.id,
      first_version: article.version,
      first_seen_at: now,
      baseline: article.baseline && article.version === 1,
    })
    .execute()
}

async function saveSighting(
  tx: Kysely<Tables>,
  statementId: string,
  article: { id: number; version: number },
  statement: TaggedStatement,
  now: Date,
): Promise<void> {
  const place = {
    version: article.version,
    kind: statement.kind,
    text: statement.text,
    content: toJson(statement.content),
    cue: toJson(statement.cue),
    source: toJson(statement.source),
  }
  await tx
    .insertInto('sighting')
    .values({ statement_id: statementId, article_id: article.id, seen_at: now, ...place })
    .onConflict((conflict) => conflict.columns(['statement_id', 'article_id']).doUpdateSet(place))
    .execute()
}
