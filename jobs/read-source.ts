import { createHash } from 'node:crypto'
import type { PollOutcome } from '../src/core/source/decide-poll.ts'
import type { Source } from '../src/core/source/source.ts'
import { entryIdentities } from '../src/core/feed/entry-identity.ts'
import type { FeedEntry } from '../src/core/feed/feed.ts'
import { countReplaced } from '../src/core/text/count-replaced.ts'
import { canonicalizeUrl } from '../src/core/url/canonicalize-url.ts'
import { findHub } from '../src/core/websub/find-hub.ts'
import type { Context, FetchOutcome, FoundEntry, HubOffer, ReadEntries, SourceRecord } from '../src/context.ts'
import { Failure } from '../src/errors.ts'
import { chooseSitemaps } from '../src/core/source/choose-sitemaps.ts'
import { describeBlock } from '../src/core/source/describe-block.ts'
import { findRefusal } from './check-robots.ts'

/** What one asking of a source came to. */
export interface SourceAnswer {
  readonly outcome: PollOutcome
  /** Words for a person; null where all is well. */
  readonly detail: string | null
  readonly httpStatus: number | null
  readonly bytes: number
  readonly retryAfterMs: number | null
  readonly entries: readonly FoundEntry[]
  readonly permanentUrl: string | null
  /** The feed that the configured page names, where it was read instead. */
  readonly discoveredUrl: string | null
  /** The hub that the feed offers, null for none; absent where the answer was not read. */
  readonly hub?: HubOffer | null
  /** What the server wants to see again next time; absent where the answer was not read. */
  readonly validators?: {
    readonly etag: string | null
    readonly lastModified: string | null
    readonly bodyHash: string | null
  }
}

/** What must be known of a source to ask it. */
export type AskedSource = Pick<
  SourceRecord,
  'source' | 'resolvedUrl' | 'etag' | 'lastModified' | 'bodyHash' | 'baselineAt' | 'lastOkAt'
>
type Reader = Pick<Context, 'analysis' | 'robots'>
type Asked = Extract<FetchOutcome, { kind: 'ok' }>
/** Asks one more address for the same poll. */
type Ask = (url: string) => Promise<FetchOutcome>

/** A page names its best feed first; more than two are not tried. */
const MOST_FEEDS_TRIED = 2

/** Asks a source for what changed and reads its entries, following a page to the feed that it names and an index to its sitemaps. */
export async function readSource(
  context: Reader,
  record: AskedSource,
  ask: Context['fetch'],
  signal: AbortSignal,
): Promise<SourceAnswer> {
  const url = record.resolvedUrl ?? record.source.url
  const closed = await findRefusal(context, url, record.source, ask, signal)
  if (closed !== undefined) return { ...NO_ANSWER, ...closed }
  // Of thousands of feeds, each asked once in some minutes, no connections are kept.
  const close = record.source.kind === 'feed'
  const outcome = await ask({ url, etag: record.etag, lastModified: record.lastModified, close, signal })
  const facts = factsOf(outcome)
  if (outcome.kind !== 'ok' || outcome.blocked !== undefined) return { ...facts, ...outcomeOf(outcome) }
  const bodyHash = createHash('sha256').update(outcome.bytes).digest('hex')
  if (bodyHash === record.bodyHash) return { ...facts, outcome: 'not-modified' }
  const validators = { etag: outcome.etag, lastModified: outcome.lastModified, bodyHash }
  const more: Ask = (next) => ask({ url: next, signal })
  try {
    const read = await readBody(context, record.source, outcome, signal)
    if (read.kind === 'read')
      return { ...facts, ...toEntries(read, outcome.finalUrl), ...hubOf(read, outcome), validators }
    if (read.kind === 'index') return { ...facts, ...(await readMembers(context, record, read.sitemaps, more, signal)) }
    const found = await readNamedFeed(context, record.source, read.feedUrls ?? [], more, signal)
    return { ...facts, ...(found ?? { outcome: 'not-a-feed', detail: read.reason }) }
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'limit' || error.retry) throw error
    return { ...facts, outcome: 'limit', detail: error.message }
  }
}

const NO_ANSWER = {
  httpStatus: null,
  bytes: 0,
  retryAfterMs: null,
  entries: [],
  permanentUrl: null,
  discoveredUrl: null,
} as const

/** What a poll that gives no entries is in our words. */
function outcomeOf(outcome: FetchOutcome): { readonly outcome: PollOutcome; readonly detail: string | null } {
  switch (outcome.kind) {
    case 'ok':
      return {
        outcome: 'blocked',
        detail: describeBlock(new URL(outcome.finalUrl).host, outcome.blocked ?? 'forbidden', outcome.status),
      }
    case 'not-modified':
      return { outcome: 'not-modified', detail: null }
    case 'http-error': {
      const kind = outcome.status === 410 ? 'gone' : outcome.blocked === undefined ? 'http-error' : 'blocked'
      return { outcome: kind, detail: outcome.message }
    }
    case 'refused':
    case 'unreachable':
    case 'limit':
      return { outcome: outcome.kind, detail: outcome.message }
    default:
      return outcome satisfies never
  }
}

function factsOf(outcome: FetchOutcome): SourceAnswer {
  const answered = 'status' in outcome ? outcome : undefined
  return {
    ...NO_ANSWER,
    outcome: 'new-entries',
    detail: null,
    httpStatus: answered?.status ?? null,
    bytes: outcome.kind === 'ok' ? outcome.bytes.length : 0,
    retryAfterMs: answered?.retryAfterMs ?? null,
    permanentUrl: answered?.permanentUrl ?? null,
  }
}

/** Reads the body that a source answered with. */
export function readBody(
  context: Reader,
  { kind, selector, pattern }: Pick<Source, 'kind' | 'selector' | 'pattern'>,
  { bytes, contentType, finalUrl }: Asked,
  signal: AbortSignal,
): Promise<ReadEntries> {
  const rules = selector === undefined && pattern === undefined ? {} : { rules: { selector, pattern } }
  return context.analysis.run('read-entries', { kind, bytes, contentType, url: finalUrl, ...rules }, { signal })
}

/** Entries with the keys by which they are known again, and a word where there are more than one poll takes. */
export function toEntries(
  { entries, listed }: { readonly entries: readonly FeedEntry[]; readonly listed?: number },
  url: string,
): { readonly entries: readonly FoundEntry[]; readonly detail: string | null } {
  const identities = entryIdentities(entries, url)
  const notes = [
    ...(listed === undefined ? [] : [`it lists ${listed} entries, of which ${entries.length} are read`]),
    ...describeReplaced(entries),
  ]
  const found = entries.map((entry, index) => ({
    ...entry,
    keys: identities[index]?.keys ?? [],
    canonicalUrl: entry.url === null ? null : (canonicalizeUrl(entry.url) ?? null),
  }))
  return { entries: found, detail: notes.length === 0 ? null : notes.join('; ') }
}

/** A word on entries that are not in the encoding that their document is read in. */
function describeReplaced(entries: readonly FeedEntry[]): readonly string[] {
  const texts = entries.map(({ title, summary, contentHtml }) => [title, summary, contentHtml].join(' '))
  const replaced = texts.filter((text) => countReplaced(text) > 0).length
  return replaced === 0 ? [] : [`${replaced} of its entries hold characters that could not be decoded`]
}

/** What a feed that was read says of its hub; other sources have none. */
function hubOf(
  { named }: Extract<ReadEntries, { kind: 'read' }>,
  { headers, finalUrl }: Asked,
): Pick<SourceAnswer, 'hub'> {
  return named === undefined ? {} : { hub: findHub(headers['link'], named, finalUrl) }
}

/** The first feed of those that a page names that is one. */
async function readNamedFeed(
  context: Reader,
  source: Source,
  feedUrls: readonly string[],
  ask: Ask,
  signal: AbortSignal,
): Promise<Pick<SourceAnswer, 'entries' | 'detail' | 'discoveredUrl' | 'hub'> | undefined> {
  for (const feedUrl of feedUrls.slice(0, MOST_FEEDS_TRIED)) {
    const answer = await ask(feedUrl)
    if (answer.kind !== 'ok' || answer.blocked !== undefined) continue
    const read = await readBody(context, source, answer, signal)
    if (read.kind === 'read')
      return { ...toEntries(read, answer.finalUrl), ...hubOf(read, answer), discoveredUrl: feedUrl }
  }
  return undefined
}

/** The pages of the sitemaps of an index that may hold something new. An index says nothing of what its members hold, so it is always read. */
async function readMembers(
  context: Reader,
  record: AskedSource,
  sitemaps: readonly { readonly url: string; readonly updatedAt: string | null }[],
  ask: Ask,
  signal: AbortSignal,
): Promise<Pick<SourceAnswer, 'outcome' | 'entries' | 'detail'>> {
  const chosen = chooseSitemaps(sitemaps, record.baselineAt === null ? null : record.lastOkAt)
  const entries: FoundEntry[] = []
  const failed: string[] = []
  for (const { url } of chosen) {
    const answer = await ask(url)
    if (answer.kind !== 'ok') {
      failed.push(answer.kind === 'not-modified' ? `${url}: not modified` : answer.message)
      continue
    }
    const read = await readBody(context, { kind: 'sitemap' }, answer, signal)
    if (read.kind === 'read') entries.push(...toEntries(read, answer.finalUrl).entries)
    else failed.push(read.kind === 'index' ? `${url} is an index itself` : `${url}: ${read.reason}`)
  }
  const detail = failed.length === 0 ? null : `of its sitemaps ${failed.length} could not be read: ${failed[0]}`
  if (chosen.length > 0 && failed.length === chosen.length) return { outcome: 'http-error', entries, detail }
  return { outcome: 'new-entries', entries, detail }
}
