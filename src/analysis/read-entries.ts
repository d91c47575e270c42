import type { FeedEntry } from '../core/feed/feed.ts'
import { parseFeed } from '../core/feed/parse-feed.ts'
import type { SourceKind } from '../core/source/source.ts'
import { Failure } from '../errors.ts'

/** What a poll of a source brought. */
export interface ReadEntriesInput {
  readonly kind: SourceKind
  readonly bytes: Uint8Array
  readonly contentType: string | null
  readonly url: string
}

/** The entries that a source holds now, or why it cannot be read. */
export type ReadEntries =
  | { readonly kind: 'read'; readonly entries: readonly FeedEntry[] }
  | { readonly kind: 'unreadable'; readonly reason: string }

/** Reads the entries of a source of any kind from the bytes that it answered with. */
export async function readEntries(input: ReadEntriesInput): Promise<ReadEntries> {
  try {
    return { kind: 'read', entries: await entriesOf(input) }
  } catch (error) {
    if (error instanceof Failure && error.kind === 'input') return { kind: 'unreadable', reason: error.message }
    throw error
  }
}

async function entriesOf({ kind, bytes, contentType, url }: ReadEntriesInput): Promise<readonly FeedEntry[]> {
  switch (kind) {
    case 'feed':
      return (await parseFeed(bytes, { ...(contentType === null ? {} : { contentType }), url })).entries
    case 'page':
    case 'sitemap':
      return []
    case 'article':
      return [{ ...EMPTY_ENTRY, id: url, url }]
    default:
      return kind satisfies never
  }
}

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
