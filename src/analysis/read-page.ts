import type { Article } from '../core/article/article.ts'
import { extractArticle, type FeedWitness } from '../core/article/extract-article.ts'
import { fingerprintText, type TextFingerprint } from '../core/article/fingerprint-text.ts'
import type { PageOutcome } from '../core/article/judge-page.ts'
import { decodeBytes } from '../core/text/decode-bytes.ts'

/** What the feed said of an article. */
export type FeedWords = FeedWitness

/** A page as a server sent it; without bytes the feed's own text is the article. */
export interface ReadPageInput {
  readonly bytes: Uint8Array | null
  readonly contentType: string | null
  readonly url: string | null
  readonly feed: FeedWords | null
  /** Whether the slow reference reader may be asked; default true. */
  readonly reference?: boolean
}

/** An article with what it is found again by, and what its page turned out to be. */
export interface PageReading extends TextFingerprint {
  readonly article: Article
  readonly outcome: PageOutcome
}

/** Reads the article of a page from its bytes. */
export function readPage({ bytes, contentType, url, feed, reference = true }: ReadPageInput): PageReading {
  const html =
    bytes === null ? '' : decodeBytes(bytes, { ...(contentType === null ? {} : { contentType }), kind: 'html' }).text
  const { article, outcome } = extractArticle({ html, url, reference, ...(feed === null ? {} : { feed }) })
  return { article, outcome, ...fingerprintText(article.text) }
}
