import type { Context, JobPayload, JobResult } from '../src/context.ts'
import { readPage } from './read-page.ts'
import { nextRevisit, saveReading } from './save-reading.ts'

/** Reads an archived article again: an edit becomes a version, and what is said anew in it goes on to the topics. */
export async function revisitArticle(
  context: Context,
  { articleId, round }: JobPayload<'revisit-article'>,
  signal: AbortSignal,
): Promise<JobResult> {
  const article = await context.store.loadArticle(articleId)
  if (article === undefined) return { kind: 'done', skipped: 'the article is gone' }
  const source = article.sourceId === null ? undefined : await context.store.loadSource(article.sourceId)
  if (source === undefined) return { kind: 'done', articleId, skipped: 'its source is gone' }

  const { revisitAfterMs } = source.source
  const turn = { who: `revisit-article ${articleId}-${round}`, rank: 'revisit' } as const
  const archived = { text: article.text, dropped: article.quality.siteLines ?? [] }
  const page = { url: article.url, feed: null, source: source.source, turn, archived }
  const read = await readPage(context, page, signal)
  if (read.kind === 'later') return read
  // A page that is down, or shows a wall instead of the article today, says nothing of the article: the next round may.
  const reason = read.kind === 'read' ? (read.reading.outcome === 'article' ? null : read.reading.outcome) : read.reason
  if (read.kind !== 'read' || reason !== null) {
    const next = nextRevisit(article.id, round, revisitAfterMs, context.now())
    await context.store.makeDue(next, context.now())
    await context.enqueue(next)
    return { kind: 'done', articleId, url: article.url, outcome: 'unreadable', reason }
  }
  // The page is kept under the address that it was archived with, whatever it calls itself today.
  const reading = { ...read.reading, article: { ...read.reading.article, canonicalUrl: article.canonicalUrl } }
  return saveReading(
    context,
    { ...read, reading },
    {
      entryId: null,
      sourceId: article.sourceId,
      baseline: article.baseline,
      firstSeenAt: article.firstSeenAt,
      url: article.url,
      round,
      revisitAfterMs,
    },
  )
}
