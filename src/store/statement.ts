import { type Kysely, sql } from 'kysely'
import type { TextVersion } from '../core/article/judge-edit.ts'
import type { Cooperation, Area, Modality } from '../core/cooperation/cooperation.ts'
import type { CrossLanguageStatement } from '../core/statement/decide-wording.ts'
import type { Novelty } from '../core/statement/decide-novelty.ts'
import type { TaggedStatement } from '../core/statement/statement.ts'
import { type DecideVersion, saveFollowUps } from './follow-up.ts'
import { type Page, type PageRequest, parseCursor, toPage } from './page.ts'
import { type ArchivedStatement, toStatement } from './statement-row.ts'
import { saveSteps, type Step } from './step.ts'
import { toJson } from './json-column.ts'
import type { Tables } from './tables.ts'

/** A statement found in an article, with the keys by which it is known again. */
export interface FoundStatement {
  readonly statement: TaggedStatement
  readonly key: string
  readonly speakerKey: string
  readonly speakerGroup: string
  readonly contentKey: string
}

/** A statement in the archive, as candidates for being the same are compared. */
export interface KnownStatement extends Omit<CrossLanguageStatement, 'saidAt'> {
  readonly id: string
  readonly speakerKey: string
  readonly text: string
  readonly seenAt: Date
  /** The first statement of which it is the wording in another language. */
  readonly wordingOf: string | null
}

/** What is left to the caller to decide while an article's statements are saved. */
export interface StatementDecisions {
  /** Whether a statement is new, or which archived one it repeats, or words in another language. */
  readonly novelty: (
    candidate: FoundStatement,
    known: readonly KnownStatement[],
  ) => Novelty | { readonly kind: 'wording'; readonly of: string }
  readonly version: DecideVersion
}

/** The article's version whose statements are saved. */
interface ArticleOfStatements extends TextVersion {
  readonly id: number
  readonly version: number
  readonly lang: string | null
  readonly baseline: boolean
  readonly cooperation: Cooperation
}

/** What an article's statements made of the archive. */
export interface SavedStatements {
  readonly fresh: readonly string[]
  readonly sightings: number
  readonly followUps: number
  readonly steps: readonly Step[]
}

/** Statements of one speaker older than this are not compared any more; the same words said again later are news. */
const SAME_STATEMENT_WINDOW_MS = 14 * 24 * 60 * 60_000

/**
 * Saves what was found in one version of an article, and what became of the version before, in one transaction. Versions of one
 * article wait for each other, and so do articles that quote one speaker, so that two copies read at once give one statement.
 */
export async function saveStatements(
  db: Kysely<Tables>,
  article: ArticleOfStatements,
  found: readonly FoundStatement[],
  now: Date,
  decide: StatementDecisions,
  steps: readonly Step[],
): Promise<SavedStatements> {
  return db.transaction().execute(async (tx) => {
    await lock(tx, `statements of ${article.id}`)
    const groups = [...new Set(found.map((each) => each.speakerGroup))].sort()
    for (const group of groups) await lock(tx, `speaker ${group}`)
    const known = await findKnown(tx, found, groups, now)
    const fresh: string[] = []
    const held = new Map<string, TaggedStatement>()
    for (const candidate of found) {
      const novelty: ReturnType<StatementDecisions['novelty']> = known.some((each) => each.id === candidate.key)
        ? { kind: 'sighting', of: candidate.key, because: 'same words' }
        : decide.novelty(candidate, known)
      const id = novelty.kind === 'sighting' ? novelty.of : candidate.key
      if (novelty.kind !== 'sighting') {
        const wordingOf = novelty.kind === 'wording' ? novelty.of : null
        await insertStatement(tx, article, candidate, wordingOf, now)
        fresh.push(id)
        known.push(toKnown(article, candidate, wordingOf, now))
      }
      await saveSighting(tx, id, article, candidate.statement, now)
      if (!held.has(id)) held.set(id, candidate.statement)
    }
    await tx
      .updateTable('article')
      .set({ cooperation: toJson(article.cooperation) })
      .where('id', '=', article.id)
      .execute()
    const statements = [...held].map(([id, statement]) => ({ ...statement, id }))
    const followUps = await saveFollowUps(tx, { ...article, statements }, now, decide.version)
    await saveSteps(tx, steps, now)
    return { fresh, sightings: found.length - fresh.length, followUps, steps }
  })
}

const lock = async (tx: Kysely<Tables>, name: string): Promise<void> =>
  void (await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx))

/** The statements first seen in this version of an article. */
export async function findNewStatements(
  db: Kysely<Tables>,
  articleId: number,
  version: number,
): Promise<readonly ArchivedStatement[]> {
  const rows = await db
    .selectFrom('statement')
    .innerJoin('sighting', (join) =>
      join
        .onRef('sighting.statement_id', '=', 'statement.id')
        .on('sighting.article_id', '=', articleId)
        .on('sighting.version', '=', version),
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
        .select((count) => count.fn.count<number>('sighting.article_id').distinct().as('seen'))
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
    .selectAll()
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
    actor: row.speaker.actor ?? null,
    text: row.text,
    lang: row.lang,
    seenAt: row.first_seen_at,
    terms: row.terms,
    cooperation: { found: row.cooperation, areas: row.areas as Area[], modality: row.modality as Modality | null },
    wordingOf: row.wording_of,
  }))
}

function toKnown(
  { lang }: Pick<ArticleOfStatements, 'lang'>,
  { statement, key, speakerKey }: FoundStatement,
  wordingOf: string | null,
  now: Date,
): KnownStatement {
  const { speaker, text, cooperation, terms = [] } = statement
  return { id: key, speakerKey, actor: speaker.actor ?? null, text, lang, seenAt: now, terms, cooperation, wordingOf }
}

async function insertStatement(
  tx: Kysely<Tables>,
  article: ArticleOfStatements,
  { statement, key, speakerKey, speakerGroup, contentKey }: FoundStatement,
  wordingOf: string | null,
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
      terms: [...(statement.terms ?? [])],
      wording_of: wordingOf,
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
    kind: statement.kind,
    text: statement.text,
    content: toJson(statement.content),
    cue: toJson(statement.cue),
    source: toJson(statement.source),
  }
  await tx
    .insertInto('sighting')
    .values({ statement_id: statementId, article_id: article.id, version: article.version, seen_at: now, ...place })
    .onConflict((conflict) => conflict.columns(['statement_id', 'article_id', 'version']).doUpdateSet(place))
    .execute()
}
