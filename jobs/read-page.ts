import type { Context, FeedWords, FetchOutcome, HostTurn, Later, PageReading, ScreenFacts } from '../src/context.ts'
import { keepArchivedLines } from '../src/core/article/site-lines.ts'
import { decidePace } from '../src/core/source/decide-pace.ts'
import type { Source } from '../src/core/source/source.ts'
import { checkRobots } from './check-robots.ts'

/** A page to read: its address, what the feed said of it, and what its source and the urgency of the job say of its turn. */
export interface PageRequest {
  readonly url: string | null
  readonly feed: FeedWords | null
  readonly source: Pick<Source, 'paceMs' | 'robots' | 'maxCrawlDelayMs'>
  readonly turn: Pick<HostTurn, 'who' | 'rank'>
  /** What is known of the source of a page that need not be read where it can match no topic. */
  readonly screen?: ScreenFacts
  /** What the archive holds of the page: what was learnt of its site since is no edit of it. */
  readonly archived?: { readonly text: string; readonly dropped: readonly number[] }
}

/** A reading; or why there is none, and whether that may pass; or why none was made; or when the host may be asked. */
export type PageOutcome =
  | { readonly kind: 'read'; readonly reading: PageReading; readonly finalUrl: string | null }
  | { readonly kind: 'unreadable'; readonly reason: string; readonly passing: boolean }
  | { readonly kind: 'screened'; readonly reason: string }
  | Later

/** Fetches a page when its host is free and takes the article out of it. A page that cannot be had leaves the feed's own text. */
export async function readPage(context: Context, request: PageRequest, signal: AbortSignal): Promise<PageOutcome> {
  const { url, feed, source, screen } = request
  if (url === null) return readFeedText(context, request, { reason: 'the entry has no link', passing: false }, signal)
  const turn = { ...request.turn, host: new URL(url).host }
  const robots = await checkRobots(context, url, source, turn, signal)
  if ('kind' in robots) return robots
  if (!robots.allowed) {
    return readFeedText(context, request, { reason: robots.reason, passing: robots.retryAfterMs !== null }, signal)
  }
  const paceMs = decidePace(source, robots.crawlDelayMs)
  const answer = await context.visitHost({ ...turn, paceMs }, (ask) => ask({ url, signal }))
  if (answer.kind === 'later') return answer
  if (answer.kind === 'not-modified')
    return { kind: 'unreadable', reason: 'the server says "not modified" to a first request', passing: false }
  if (answer.kind !== 'ok') {
    return readFeedText(context, request, { reason: answer.message, passing: mayPass(answer) }, signal)
  }

  const { bytes, contentType, finalUrl } = answer
  const learnt = await findSiteLines(context, finalUrl)
  const siteLines = request.archived === undefined ? learnt : keepArchivedLines(learnt, request.archived)
  const page = { bytes, contentType, url: finalUrl, feed, siteLines, ...(screen === undefined ? {} : { screen }) }
  const reading = await context.analysis.run('read-page', page, { signal })
  if (reading.outcome === 'screened') return { kind: 'screened', reason: reading.reason }
  if (reading.article.text === '') {
    const reason = reading.article.quality.warnings.join('; ') || 'no article on the page'
    return { kind: 'unreadable', reason, passing: false }
  }
  return { kind: 'read', reading, finalUrl }
}

/** The lines that the site of an address is known to print around its articles. */
function findSiteLines(context: Context, url: string): Promise<readonly number[]> {
  return context.store.findSiteLines(new URL(url).hostname)
}

/** Whether the same request may be answered in a while: the other side was down, busy or slow. */
function mayPass(answer: Exclude<FetchOutcome, { kind: 'ok' | 'not-modified' }>): boolean {
  if (answer.kind === 'http-error') return answer.status >= 500 || answer.status === 429 || answer.status === 408
  if (answer.kind === 'limit') return answer.code === 'headers-timeout' || answer.code === 'total-timeout'
  return answer.kind === 'unreachable'
}

async function readFeedText(
  context: Context,
  { url, feed }: PageRequest,
  why: { readonly reason: string; readonly passing: boolean },
  signal: AbortSignal,
): Promise<PageOutcome> {
  const words = feed?.contentHtml ?? feed?.summary ?? ''
  if (feed === null || words.trim() === '') return { kind: 'unreadable', ...why }
  const siteLines = url === null ? [] : await findSiteLines(context, url)
  const text = { bytes: null, contentType: null, url, feed, siteLines }
  const reading = await context.analysis.run('read-page', text, { signal })
  if (reading.outcome === 'screened' || reading.article.text === '') return { kind: 'unreadable', ...why }
  const { quality } = reading.article
  const article = {
    ...reading.article,
    quality: { ...quality, warnings: [...quality.warnings, `page not read: ${why.reason}`] },
  }
  return { kind: 'read', reading: { ...reading, article }, finalUrl: url }
}
