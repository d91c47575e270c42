import { analyzeText, type Lexicon } from './analyze-text.ts'
import type { Article } from './article/article.ts'
import type { FindSiteRule } from './article/compile-site-rules.ts'
import { extractArticle } from './article/extract-article.ts'
import type { PageOutcome } from './article/judge-page.ts'
import type { Cooperation } from './cooperation/cooperation.ts'
import type { TaggedStatement } from './statement/statement.ts'
import { decodeBytes } from './text/decode-bytes.ts'
import { detectLanguage } from './text/detect-language.ts'

/** How far to go: each step holds the ones before it. */
export type AnalyzeUntil = 'article' | 'statements' | 'cooperation' | 'topics'

/** One document to analyse: exactly one of `text`, `html` and `bytes` (as a server sent them). */
export interface AnalyzeInput {
  readonly text?: string
  readonly html?: string
  readonly bytes?: Uint8Array
  readonly contentType?: string
  readonly url?: string | null
  readonly title?: string | null
  readonly lang?: string | null
  readonly publishedAt?: string | null
  readonly until?: AnalyzeUntil
  /** Whether the slow reference reader may be asked about a page that the fast one reads badly; default true. */
  readonly reference?: boolean
}

/** The analysis of a document; what lies beyond `until` is absent. Topics are matched by the caller. */
export interface AnalyzedDocument {
  readonly article: Article
  readonly outcome: PageOutcome
  readonly statements?: readonly TaggedStatement[]
  readonly cooperation?: Cooperation
}

/**
 * Analyses one document: article, statements, cooperation. For a `text` input the article's text is exactly that text.
 *
 * @param lexicon asked for only where `until` goes beyond the article
 */
export function analyzeDocument(
  input: AnalyzeInput,
  lexicon: () => Lexicon,
  findSite: FindSiteRule = () => undefined,
): AnalyzedDocument {
  const { article, outcome } = readDocument(input, findSite)
  if (input.until === 'article') return { article, outcome }
  const { text, title, lang, publishedAt } = article
  const document = { text, title, lang, publishedAt }
  return { article, outcome, ...analyzeText(document, lexicon()) }
}

function readDocument(
  input: AnalyzeInput,
  findSite: FindSiteRule,
): { readonly article: Article; readonly outcome: PageOutcome } {
  const { url = null, title = null, lang = null, publishedAt = null, reference = true } = input
  if (input.text !== undefined)
    return { article: readText(input.text, { url, title, lang, publishedAt }), outcome: 'article' }
  const html =
    input.html ??
    decodeBytes(input.bytes ?? new Uint8Array(), {
      ...(input.contentType === undefined ? {} : { contentType: input.contentType }),
      kind: 'html',
    }).text
  const { article, outcome } = extractArticle({ html, url, reference, site: findSite(url) })
  return {
    article: {
      ...article,
      title: title ?? article.title,
      lang: lang ?? article.lang,
      publishedAt: article.publishedAt ?? publishedAt,
    },
    outcome,
  }
}

function readText(text: string, given: Pick<Article, 'url' | 'title' | 'lang' | 'publishedAt'>): Article {
  return {
    ...given,
    canonicalUrl: null,
    byline: null,
    siteName: null,
    lang: given.lang ?? detectLanguage(text),
    text,
    quality: { score: text.trim() === '' ? 0 : 1, method: 'text', warnings: [] },
  }
}
