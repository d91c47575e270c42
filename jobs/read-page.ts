import type { Context, FeedWords, PageReading } from '../src/context.ts'

/** A page to read: its address, what the feed said of it, and how long its host is left alone afterwards. */
export interface PageRequest {
  readonly url: string | null
  readonly feed: FeedWords | null
  readonly paceMs: number
}

/** A reading; or why there is none; or when the host may be asked. */
export type PageOutcome =
  | { readonly kind: 'read'; readonly reading: PageReading; readonly finalUrl: string | null }
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'later'; readonly at: Date }

/** Fetches a page when its host is free and takes the article out of it. A page that cannot be had leaves the feed's own text. */
export async function readPage(context: Context, request: PageRequest, signal: AbortSignal): Promise<PageOutcome> {
  const { url, feed } = request
  if (url === null) return readFeedText(context, request, 'the entry has no link', signal)
  const robots = await context.robots(url, signal)
  if (!robots.allowed) return readFeedText(context, request, robots.reason, signal)
  const { host } = new URL(url)
  const freeAt = await context.store.claimHost(host, request.paceMs, context.now())
  if (freeAt !== undefined) return { kind: 'later', at: freeAt }

  const answer = await context.fetch({ url, signal })
  if ('retryAfterMs' in answer && answer.retryAfterMs !== undefined) {
    await context.store.holdHost(host, new Date(context.now().getTime() + answer.retryAfterMs))
  }
  if (answer.kind === 'not-modified')
    return { kind: 'unreadable', reason: 'the server says "not modified" to a first request' }
  if (answer.kind !== 'ok') return readFeedText(context, request, answer.message, signal)

  const page = { bytes: answer.bytes, contentType: answer.contentType, url: answer.finalUrl, feed }
  const reading = await context.analysis.run('read-page', page, { signal })
  if (reading.article.text === '')
    return { kind: 'unreadable', reason: reading.article.quality.warnings.join('; ') || 'no article on the page' }
  return { kind: 'read', reading, finalUrl: answer.finalUrl }
}

async function readFeedText(
  context: Context,
  { url, feed }: PageRequest,
  reason: string,
  signal: AbortSignal,
): Promise<PageOutcome> {
  const words = feed?.contentHtml ?? feed?.summary ?? ''
  if (feed === null || words.trim() === '') return { kind: 'unreadable', reason }
  const reading = await context.analysis.run('read-page', { bytes: null, contentType: null, url, feed }, { signal })
  if (reading.article.text === '') return { kind: 'unreadable', reason }
  const { quality } = reading.article
  const article = {
    ...reading.article,
    quality: { ...quality, warnings: [...quality.warnings, `page not read: ${reason}`] },
  }
  return { kind: 'read', reading: { ...reading, article }, finalUrl: url }
}
