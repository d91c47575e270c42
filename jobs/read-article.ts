import { Failure } from '../src/errors.ts'
import type { Context, JobPayload, JobResult } from '../src/context.ts'
import { readPage } from './read-page.ts'
import { saveReading } from './save-reading.ts'

/** Reads the article behind an entry, unless the archive has it already, and saves its text. */
export async function readArticle(
  context: Context,
  { entryId }: JobPayload<'read-article'>,
  signal: AbortSignal,
): Promise<JobResult> {
  const { store } = context
  const found = await store.loadEntry(entryId)
  if (found === undefined) return { kind: 'done', skipped: 'the entry is gone' }
  const { entry, source } = found
  if (entry.state === 'read') return { kind: 'done', entryId, skipped: 'read already' }
  const known = entry.canonicalUrl === null ? undefined : await store.findArticleByUrl(entry.canonicalUrl)
  if (known !== undefined && source.kind !== 'article') {
    await store.linkEntry(entry.id, known.id)
    return { kind: 'done', entryId, articleId: known.id, outcome: 'known' }
  }

  const feed = {
    title: entry.title,
    summary: entry.summary,
    contentHtml: entry.contentHtml,
    author: entry.author,
    publishedAt: entry.publishedAt,
  }
  const turn = { who: `read-article ${entry.id}`, rank: entry.baseline ? 'baseline' : 'article' } as const
  const page = { url: entry.url, feed, source, turn }
  // Who watches one page wants every version of it.
  const screen = { source: source.id, sourceTags: source.tags, country: source.country ?? null }
  const read = await readPage(context, source.kind === 'article' ? page : { ...page, screen }, signal)
  if (read.kind === 'later') return read
  // With no words of the feed to fall back on, giving up at once would lose the article to an outage of a minute.
  if (read.kind === 'unreadable' && read.passing) throw new Failure('network', 'page-unreachable', read.reason)
  if (read.kind === 'unreadable' || read.kind === 'screened') {
    await store.saveEntryState(entry.id, read.kind, read.reason)
    context.metrics.countArticle(read.kind)
    return { kind: 'done', entryId, url: entry.url, outcome: read.kind, reason: read.reason }
  }
  return saveReading(context, read, {
    entryId: entry.id,
    sourceId: source.id,
    baseline: entry.baseline,
    firstSeenAt: entry.firstSeenAt,
    url: entry.url,
    round: 0,
    revisitAfterMs: source.revisitAfterMs,
  })
}
