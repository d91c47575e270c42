import { extractLinks, type LinkRules } from '../core/feed/extract-links.ts'
import { EMPTY_ENTRY, type FeedEntry } from '../core/feed/feed.ts'
import { parseFeed } from '../core/feed/parse-feed.ts'
import { parseSitemap } from '../core/feed/parse-sitemap.ts'
import type { SourceKind } from '../core/source/source.ts'
import { decodeBytes } from '../core/text/decode-bytes.ts'
import type { NamedHub } from '../core/websub/find-hub.ts'
import { Failure } from '../errors.ts'

/** What a poll of a source brought. */
export interface ReadEntriesInput {
  readonly kind: SourceKind
  readonly bytes: Uint8Array
  readonly contentType: string | null
  readonly url: string
  /** Which links of a `page` source are its entries; default all that look like articles. */
  readonly rules?: LinkRules
}

/** The entries that a source holds now; the sitemaps of an index; or why it cannot be read, with the feeds that a page names. */
export type ReadEntries =
  | {
      readonly kind: 'read'
      readonly entries: readonly FeedEntry[]
      /** How many entries the source lists, where it lists more than one poll takes. */
      readonly listed?: number
      /** What a feed says of its hub. */
      readonly named?: NamedHub
    }
  | {
      readonly kind: 'index'
      readonly sitemaps: readonly { readonly url: string; readonly updatedAt: string | null }[]
    }
  | { readonly kind: 'unreadable'; readonly reason: string; readonly feedUrls?: readonly string[] }

/** More entries than this are not taken from one poll: a sitemap may list fifty thousand. */
const MOST_ENTRIES = 2_000

/** Reads the entries of a source of any kind from the bytes that it answered with. */
export async function readEntries(input: ReadEntriesInput): Promise<ReadEntries> {
  try {
    return await read(input)
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'input') throw error
    const feedUrls = feedUrlsOf(error.cause)
    return { kind: 'unreadable', reason: error.message, ...(feedUrls.length === 0 ? {} : { feedUrls }) }
  }
}

async function read({ kind, bytes, contentType, url, rules }: ReadEntriesInput): Promise<ReadEntries> {
  const type = contentType === null ? {} : { contentType }
  switch (kind) {
    case 'feed': {
      const { entries, hub, self } = await parseFeed(bytes, { ...type, url })
      if (entries.length === 0) refuseCutFeed(bytes)
      return { ...take(entries), named: { hub, self } }
    }
    case 'page': {
      const links = extractLinks(decodeBytes(bytes, { ...type, kind: 'html' }).text, url, rules)
      return take(links.map((link) => Object.assign({ ...EMPTY_ENTRY }, link)))
    }
    case 'sitemap': {
      const sitemap = parseSitemap(decodeBytes(bytes, { ...type, kind: 'xml' }).text)
      return sitemap.kind === 'pages' ? take(sitemap.entries) : sitemap
    }
    case 'article':
      return { kind: 'read', entries: [{ ...EMPTY_ENTRY, id: url, url }] }
    default:
      return kind satisfies never
  }
}

const MARKUP = /^(?:\xEF\xBB\xBF|\s)*</
/** The end of a root element, or of one that is empty; what may follow it is no part of the feed. */
const ROOT_END = /<\/(?:\w+:)?(?:rss|rdf|feed|channel)\s*>|\/>\s*$/i
const TAIL_BYTES = 2_000

/** A feed without entries is news of none; one that was cut before its first entry tells nothing, and is no baseline. */
function refuseCutFeed(bytes: Uint8Array): void {
  const latin = (part: Uint8Array) => Buffer.from(part).toString('latin1')
  if (!MARKUP.test(latin(bytes.subarray(0, 100))) || ROOT_END.test(latin(bytes.subarray(-TAIL_BYTES)))) return
  throw new Failure('input', 'cut-feed', 'The feed ends in the middle, before its first entry.')
}

/** The first entries are the newest wherever there are dates; without dates the new ones may stand at either end. */
function take(entries: readonly FeedEntry[]): Extract<ReadEntries, { kind: 'read' }> {
  if (entries.length <= MOST_ENTRIES) return { kind: 'read', entries }
  const listed = entries.length
  const dated = entries.some((entry) => entry.publishedAt !== null || entry.updatedAt !== null)
  if (dated) return { kind: 'read', entries: entries.slice(0, MOST_ENTRIES), listed }
  const half = MOST_ENTRIES / 2
  return { kind: 'read', entries: [...entries.slice(0, half), ...entries.slice(-half)], listed }
}

/** The feeds that `parseFeed` found named in a web page. */
function feedUrlsOf(cause: unknown): readonly string[] {
  const links = typeof cause === 'object' && cause !== null && 'feedLinks' in cause ? cause.feedLinks : []
  return Array.isArray(links) ? links.map((link: { readonly url: string }) => link.url) : []
}
