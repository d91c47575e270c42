/** A feed as a reader gives it back, whatever its format. Times are ISO 8601; what the feed does not say is null. */
export interface Feed {
  readonly title: string | null
  readonly link: string | null
  readonly lang: string | null
  /** The hub that tells of its changes (WebSub), and the address by which the feed names itself. */
  readonly hub: string | null
  readonly self: string | null
  readonly entries: readonly FeedEntry[]
}

/** One entry of a feed; `url` is absolute, `contentHtml` is the feed's own markup and never trusted. */
export interface FeedEntry {
  readonly id: string | null
  readonly url: string | null
  readonly title: string | null
  readonly author: string | null
  readonly publishedAt: string | null
  readonly updatedAt: string | null
  readonly summary: string | null
  readonly contentHtml: string | null
  readonly categories: readonly string[]
}

/** An entry that says nothing yet: what a reader finds is set over it. */
export const EMPTY_ENTRY: FeedEntry = {
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
