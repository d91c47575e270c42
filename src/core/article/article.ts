/** How far an article's text can be trusted: `score` from 0 (no article there) to 1, how it was taken, what was odd. */
export interface Quality {
  readonly score: number
  readonly method: string
  readonly warnings: readonly string[]
  /** The lines left out because the site prints them around its articles, by number (see `site-lines.ts`). */
  readonly siteLines?: readonly number[]
}

/** An article as it was read from a page, a feed entry or a plain text. */
export interface Article {
  readonly url: string | null
  readonly canonicalUrl: string | null
  readonly title: string | null
  readonly byline: string | null
  readonly siteName: string | null
  /** BCP 47 language of the text itself. */
  readonly lang: string | null
  /** ISO 8601 time or YYYY-MM-DD, as the page says; never made up. */
  readonly publishedAt: string | null
  /** Paragraphs joined by a blank line. */
  readonly text: string
  readonly quality: Quality
}
