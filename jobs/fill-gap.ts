import type { Ask, Context, FoundEntry, OpenGap, SourceRecord } from '../src/context.ts'
import type { FeedEntry } from '../src/core/feed/feed.ts'
import { chooseSitemaps } from '../src/core/source/choose-sitemaps.ts'
import { findMissed } from '../src/core/source/find-missed.ts'
import { Failure } from '../src/errors.ts'
import { readBody, toEntries } from './read-source.ts'
import { toStep } from './step.ts'

/** So many addresses are asked for one gap in one poll. */
const MOST_REQUESTS = 4

/** Looks in the site's sitemap for what a source may have listed between two polls, and saves what it finds as its entries. */
export async function fillGap(
  context: Context,
  record: SourceRecord,
  gap: OpenGap,
  ask: Ask,
  signal: AbortSignal,
): Promise<{ readonly fresh: number; readonly closed: boolean }> {
  const now = context.now()
  const listed = await readSitemaps(context, record, gap, ask, signal)
  const { entries, covers } = findMissed(listed, gap)
  const found: readonly FoundEntry[] = toEntries({ entries }, record.source.url).entries
  const detail =
    listed.length === 0
      ? 'the site has no sitemap that could be read'
      : `of ${listed.length} pages in its sitemap ${entries.length} fall into the gap`
  const saved = await context.store.saveGapTry(
    { gapId: gap.id, sourceId: record.source.id, entries: found, closed: covers, detail, now },
    (fresh) => fresh.map((entry) => toStep('read-article', entry.id, { entryId: entry.id }, now)),
  )
  await context.enqueue(saved.steps)
  context.log.info(
    { sourceId: record.source.id, closed: covers, fresh: saved.fresh, detail },
    'possible gap looked into',
  )
  return { fresh: saved.fresh, closed: covers }
}

/** The pages of the sitemaps that robots.txt names, or of the one at the usual place; of an index the newest members. */
async function readSitemaps(
  context: Context,
  { source, resolvedUrl }: SourceRecord,
  { since }: OpenGap,
  ask: Ask,
  signal: AbortSignal,
): Promise<readonly FeedEntry[]> {
  const url = resolvedUrl ?? source.url
  const robots = await context.robots.check(url, ask, signal)
  const named = robots.allowed ? robots.sitemaps.filter((each) => URL.canParse(each)) : []
  const queue =
    named.length > 0
      ? [
          ...chooseSitemaps(
            named.map((each) => ({ url: each, updatedAt: null })),
            null,
          ),
        ]
      : []
  const waiting = named.length > 0 ? queue.map((each) => each.url) : [new URL('/sitemap.xml', url).href]
  const entries: FeedEntry[] = []
  for (let asked = 0; asked < MOST_REQUESTS; asked += 1) {
    const next = waiting.shift()
    if (next === undefined) break
    const answer = await ask({ url: next, signal })
    if (answer.kind !== 'ok' || answer.blocked !== undefined) continue
    const read = await readBody(context, { kind: 'sitemap' }, answer, signal).catch(unreadable)
    if (read.kind === 'read') entries.push(...read.entries)
    if (read.kind === 'index') waiting.unshift(...chooseSitemaps(read.sitemaps, since).map((each) => each.url))
  }
  return entries
}

/** A sitemap that breaks a limit fills no gap, and costs the poll nothing. */
function unreadable(error: unknown): { readonly kind: 'unreadable'; readonly reason: string } {
  if (!(error instanceof Failure)) throw error
  return { kind: 'unreadable', reason: error.message }
}
