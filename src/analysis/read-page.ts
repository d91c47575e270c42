import type { Article } from '../core/article/article.ts'
import { extractArticle, type FeedWitness } from '../core/article/extract-article.ts'
import { fingerprintText, type TextFingerprint } from '../core/article/fingerprint-text.ts'
import type { PageOutcome } from '../core/article/judge-page.ts'
import { screenPage, type Screen, type ScreenFacts } from '../core/article/screen/screen-page.ts'
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
  /** What is known of the page's source, where a page that can match no topic need not be read. */
  readonly screen?: ScreenFacts
}

/** An article with what it is found again by, and what its page turned out to be. */
export interface PageReading extends TextFingerprint {
  readonly article: Article
  readonly outcome: PageOutcome
}

/** A page that cannot matter, and why; its text was not taken out. */
export interface PageLetGo {
  readonly outcome: 'screened'
  readonly reason: string
}

/** Reads the article of a page from its bytes, unless the screen that it is asked to pass lets it go. */
export function readPage(input: ReadPageInput, compiledScreen?: () => Screen): PageReading | PageLetGo {
  const { bytes, contentType, url, feed, reference = true, screen: facts } = input
  const html =
    bytes === null ? '' : decodeBytes(bytes, { ...(contentType === null ? {} : { contentType }), kind: 'html' }).text
  if (facts !== undefined && bytes !== null && compiledScreen !== undefined) {
    const verdict = screenPage(compiledScreen(), { html, url, feed, facts })
    if (!verdict.keep) return { outcome: 'screened', reason: verdict.reason }
  }
  const { article, outcome } = extractArticle({ html, url, reference, ...(feed === null ? {} : { feed }) })
  return { article, outcome, ...fingerprintText(article.text) }
}
