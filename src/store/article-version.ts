import type { Kysely } from 'kysely'
import { findSentenceDifferences, type SentenceDifferences } from '../core/article/find-sentence-differences.ts'
import type { Tables } from './tables.ts'

/** One version of an article, and what it changed: `differences` is null for the first. */
export interface ArticleVersion {
  readonly version: number
  readonly title: string | null
  readonly text: string
  readonly seenAt: Date
  /** Spans count in the text of the version before (`removed`, `before`) and in this one (`added`, `after`). */
  readonly differences: SentenceDifferences | null
}

/** Every version of an article, first to last, with the sentences that each edit added, took away or reworded. */
export async function listVersions(db: Kysely<Tables>, articleId: number): Promise<readonly ArticleVersion[]> {
  const rows = await db
    .selectFrom('article_version')
    .innerJoin('article', 'article.id', 'article_version.article_id')
    .select(['article_version.version', 'article_version.title', 'article_version.text', 'article_version.seen_at'])
    .select('article.lang')
    .where('article_version.article_id', '=', articleId)
    .orderBy('article_version.version')
    .execute()
  return rows.map(({ version, title, text, seen_at: seenAt, lang }, at) => {
    const before = rows[at - 1]
    const differences = before === undefined ? null : findSentenceDifferences(before.text, text, lang)
    return { version, title, text, seenAt, differences }
  })
}
