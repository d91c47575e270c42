import { extractLinks, type LinkRules } from '../core/feed/extract-links.ts'
import type { FeedEntry } from '../core/feed/feed.ts'
import { parseFeed } from '../core/feed/parse-feed.ts'
import { parseSitemap } from '../core/feed/parse-sitemap.ts'
import type { SourceKind } from '../core/source/source.ts'
import { decodeBytes } from '../core/text/decode-bytes.ts'
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

/** The entries that a source holds now, or why it cannot be read. */
export type ReadEntries =
  | { readonly kind: 'read'; readonly entries: readonly FeedEntry[] }
  | { readonly kind: 'unreadable'; readonly reason: string }

const EMPTY_ENTRY: FeedEntry = {
  id: null,
  url: null,
  title: null,
  author: null,
  publishedAt: null,
  updatedAt: null,
  summary: null,
  contentHtml: null,
  categories: [],
}

/** Reads the entries of a source of any kind from the bytes that it answered with. */
export async function readEntries(input: ReadEntriesInput): Promise<ReadEntries> {
  try {
    return { kind: 'read', entries: await entriesOf(input) }
  } catch (error) {
    if (error instanceof Failure && error.kind === 'input') return { kind: 'unreadable', reason: error.message }
    throw error
  }
}

async function entriesOf({ kind, bytes, contentType, url, rules }: ReadEntriesInput): Promise<readonly FeedEntry[]> {
  const type = contentType === null ? {} : { contentType }
  switch (kind) {
    case 'feed':
      return (await parseFeed(bytes, { ...type, url })).entries
    case 'page': {
      const links = extractLinks(decodeBytes(bytes, { ...type, kind: 'html' }).text, url, rules)
      return links.map((link) => Object.assign({ ...EMPTY_ENTRY }, link))
    }
    case 'sitemap':
      return pagesOf(decodeBytes(bytes, { ...type, kind: 'xml' }).text)
    case 'article':
      return [{ ...EMPTY_ENTRY, id: url, url }]
    default:
      return kind satisfies never
  }
}

function pagesOf(text: string): readonly FeedEntry[] {
  const sitemap = parseSitemap(text)
  if (sitemap.kind === 'pages') return sitemap.entries
  const example = sitemap.sitemaps[0]?.url ?? 'none'
  const reason = `an index of ${sitemap.sitemaps.length} sitemaps, not a list of pages: name one of them, such as ${example}`
  throw new Failure('input', 'sitemap-index', reason)
}
