import { Failure } from '../../errors.ts'
import { decodeBytes } from '../text/decode-bytes.ts'
import type { Feed } from './feed.ts'
import { findFeedLinks } from './find-feed-links.ts'
import { finishFeed } from './finish-feed.ts'
import { mendEntities } from './mend-entities.ts'
import type { RawFeed } from './raw-feed.ts'
import { readJsonFeed } from './read-json-feed.ts'
import { readWithRssParser } from './read-with-rss-parser.ts'
import { readXmlFeed } from './read-xml-feed.ts'
import { sniffDocument } from './sniff-document.ts'

/** What is known of a feed's bytes beside themselves. */
export interface FeedHints {
  /** The Content-Type header that came with the bytes. */
  readonly contentType?: string | undefined
  /** Where the bytes came from: what relative links count from. */
  readonly url?: string | undefined
}

/** Readers of XML feeds in the order in which they are asked; each gives undefined for what it cannot read rightly. */
const XML_READERS: readonly ((xml: string) => RawFeed | undefined | Promise<RawFeed | undefined>)[] = [
  readWithRssParser,
  readXmlFeed,
]

/**
 * Reads a feed from the bytes that a server sent: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed and CDF, in any
 * encoding, well-formed or not; of a truncated feed the entries that are whole. A feed without entries is a feed.
 * Throws `Failure('input', …)` with the code `empty`, `html-page` (`cause` holds the feeds that the page links to) or
 * `not-a-feed`.
 *
 * @example (await parseFeed(bytes, { url: 'https://example.org/rss' })).entries[0]?.title
 */
export async function parseFeed(bytes: Uint8Array, hints: FeedHints = {}): Promise<Feed> {
  const { text } = decodeBytes(bytes, { contentType: hints.contentType, kind: 'xml' })
  const kind = sniffDocument(text)
  if (kind === 'empty') throw new Failure('input', 'empty', 'The feed is empty.')
  const raw = await read(text, kind)
  if (raw !== undefined) return finishFeed(raw, hints.url)
  if (kind === 'html') throw pageFailure(text, hints.url)
  throw new Failure('input', 'not-a-feed', 'This is not a feed: no RSS, Atom or JSON Feed was found in it.')
}

async function read(text: string, kind: ReturnType<typeof sniffDocument>): Promise<RawFeed | undefined> {
  if (kind === 'json') return readJsonFeed(text)
  if (kind !== 'feed') return undefined
  const xml = mendEntities(text)
  for (const reader of XML_READERS) {
    const raw = await reader(xml)
    if (raw !== undefined) return raw
  }
  return undefined
}

function pageFailure(html: string, url: string | undefined): Failure {
  const feedLinks = findFeedLinks(html, url)
  const [first] = feedLinks
  const hint = first === undefined ? 'and names no feed' : `and names this feed: ${first.url}`
  return new Failure('input', 'html-page', `This is a web page, not a feed, ${hint}.`, { cause: { feedLinks } })
}
