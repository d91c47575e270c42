import type { Article } from '../core/article/article.ts'
import { extractArticle, type FeedWitness } from '../core/article/extract-article.ts'
import { fingerprintText, type TextFingerprint } from '../core/article/fingerprint-text.ts'
import type { PageOutcome } from '../core/article/judge-page.ts'
import { screenPage, type ScreenFacts } from '../core/article/screen/screen-page.ts'
import { dropSiteLines, findSiteLines, type SiteLine } from '../core/article/site-lines.ts'
import { findStoryTerms } from '../core/story/find-story-terms.ts'
import type { StoryFeatures } from '../core/story/story.ts'
import { decodeBytes } from '../core/text/decode-bytes.ts'
import type { PageKnowledge } from './page-knowledge.ts'

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
  /** Lines that the page's site is known to print around its articles, by number. */
  readonly siteLines?: readonly number[]
}

/** An article with what it is found again by, and what its page turned out to be. */
export interface PageReading extends TextFingerprint {
  readonly article: Article
  readonly outcome: PageOutcome
  /** What its event is known by. */
  readonly story: StoryFeatures
  /** The lines by which its site is learnt, those left out among them. */
  readonly lines: readonly SiteLine[]
}

/** A page that cannot matter, and why; its text was not taken out. */
export interface PageLetGo {
  readonly outcome: 'screened'
  readonly reason: string
}

/** Reads the article of a page from its bytes, unless the screen that it is asked to pass lets it go. */
export function readPage(input: ReadPageInput, knowledge: Partial<PageKnowledge> = {}): PageReading | PageLetGo {
  const { bytes, contentType, url, feed, reference = true, screen: facts } = input
  const html =
    bytes === null ? '' : decodeBytes(bytes, { ...(contentType === null ? {} : { contentType }), kind: 'html' }).text
  if (facts !== undefined && bytes !== null && knowledge.screen !== undefined) {
    const verdict = screenPage(knowledge.screen(), { html, url, feed, facts })
    if (!verdict.keep) return { outcome: 'screened', reason: verdict.reason }
  }
  const site = knowledge.findSite?.(url)
  const extracted = extractArticle({ html, url, reference, site, ...(feed === null ? {} : { feed }) })
  const { article, lines } = clearSiteLines(extracted.article, input.siteLines ?? [], knowledge)
  return {
    article,
    outcome: extracted.outcome,
    ...fingerprintText(article.text),
    story: findStoryTerms(article, knowledge.concepts?.() ?? null),
    lines,
  }
}

/** Leaves out of an article what its site prints around all of them, and says so. */
function clearSiteLines(
  article: Article,
  learnt: readonly number[],
  { isStatement }: Partial<PageKnowledge>,
): { readonly article: Article; readonly lines: readonly SiteLine[] } {
  const lines = findSiteLines(article.text)
  const { text, dropped } = dropSiteLines(
    article.text,
    new Set(learnt),
    (paragraph) => isStatement?.(paragraph, article.lang) ?? false,
  )
  if (dropped.length === 0) return { article, lines }
  const warnings = [...article.quality.warnings, `lines that recur on this site left out: ${dropped.length}`]
  return { article: { ...article, text, quality: { ...article.quality, warnings, siteLines: dropped } }, lines }
}
