/** What a source is: a feed, a page of links, a sitemap, or one article watched for changes. */
export type SourceKind = 'feed' | 'page' | 'sitemap' | 'article'

/** A source as the configuration states it, with the defaults filled in. */
export interface Source {
  readonly id: string
  readonly name: string
  readonly kind: SourceKind
  readonly url: string
  /** Of a `page`: CSS selector of its entries' links, or of the parts that hold them. */
  readonly selector?: string
  /** Of a `page`: what its entries' addresses look like; `*` stands for anything. */
  readonly pattern?: string
  /** Wanted time between two polls, in milliseconds; absent where `cron` is given. */
  readonly everyMs?: number
  readonly cron?: string
  /** IANA time zone of `cron`. */
  readonly tz?: string
  /** Least time between two articles of one host, in milliseconds. */
  readonly paceMs: number
  /** Whether robots.txt says nothing to us; absent: it is obeyed. */
  readonly robots?: 'ignore'
  /** A `Crawl-delay` of robots.txt is kept up to this, in milliseconds; absent: the pace alone holds. */
  readonly maxCrawlDelayMs?: number
  readonly lang?: string
  /** ISO 3166 alpha-2. */
  readonly country?: string
  readonly tags: readonly string[]
  /** How long after each reading an article of this source is read again, in milliseconds, nearest first. */
  readonly revisitAfterMs: readonly number[]
}

/** How a source is doing, as a person is told. */
export type SourceState = 'new' | 'ok' | 'unchanged' | 'slow' | 'failing' | 'blocked' | 'gone' | 'silent' | 'moved'
