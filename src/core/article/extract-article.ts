import { countReplaced } from '../text/count-replaced.ts'
import { detectLanguage } from '../text/detect-language.ts'
import { applySiteRule, takeBody } from './apply-site-rule.ts'
import type { Article } from './article.ts'
import { believeJunk, dropJunk } from './believe-junk.ts'
import type { JunkReason } from './junk-words.ts'
import { chooseBody } from './choose-body.ts'
import { cleanBlocks } from './clean-blocks.ts'
import { collectBlocks, type TextBlock } from './collect-blocks.ts'
import type { CompiledSiteRule } from './compile-site-rules.ts'
import { cutNoise } from './cut-noise.ts'
import { describeArticle } from './describe-article.ts'
import { findLead } from './find-lead.ts'
import { findPublishedAt } from './find-published-at.ts'
import { isFuller } from './is-fuller.ts'
import { judgePage, SHORT_CHARS, type PageOutcome } from './judge-page.ts'
import { parsePage } from './parse-page.ts'
import { rateText } from './rate-text.ts'
import { readMetadata, type PageMetadata } from './read-metadata.ts'
import { readWithReadability } from './read-with-readability.ts'

/** What a feed says of an article: its fall-back where the page fails. */
export interface FeedWitness {
  readonly title: string | null
  readonly contentHtml: string | null
  readonly summary: string | null
  readonly publishedAt: string | null
  readonly author: string | null
}

/** A page to read. */
export interface PageInput {
  /** The decoded page. */
  readonly html: string
  /** The address it was read from, after redirects. */
  readonly url: string | null
  readonly feed?: FeedWitness
  /** Whether the slow reference reader may be asked about a page that the fast one reads badly; default true. */
  readonly reference?: boolean
  /** The rule of the page's site. */
  readonly site?: CompiledSiteRule | undefined
}

/** The article of a page, and what the page turned out to be. */
export interface ExtractedArticle {
  readonly article: Article
  readonly outcome: PageOutcome
}

/** Junk whose dates are those of other things. */
const UNDATED: ReadonlySet<JunkReason> = new Set(['related', 'comments', 'ad'])
/** Below this the fast reader is not trusted alone. */
const LOW_SCORE = 0.4

/**
 * Reads the article of a page: several witnesses (the rule of its site, the page's text density, its own marks, JSON-LD, Readability, the feed),
 * the best one giving the body. A page that is no article keeps a low score, its outcome in `outcome` and in the warnings.
 *
 * @example extractArticle({ html: '<article><h1>T</h1><p>…</p></article>', url: null }).article.text
 */
export function extractArticle({ html, url, feed, reference = true, site }: PageInput): ExtractedArticle {
  const page = parsePage(html, site !== undefined)
  const picks = applySiteRule(page.document, site)
  const metadata = readMetadata(page)
  const pageBlocks = collectBlocks(page.document)
  const description = describeArticle(metadata, url)
  const title = picks.title ?? description.title ?? feed?.title ?? null
  const believed = believeJunk(pageBlocks.blocks)
  const live = dropJunk(pageBlocks.blocks, believed)
  const body = takeBody(picks, live, pageBlocks.blocks) ?? chooseBody(live, pageBlocks)
  const lead = findLead(live, body?.blocks ?? [], metadata.documentTitle)
  const blocks = cleanBlocks([...lead, ...(body?.blocks ?? [])], title)
  const outcome = judgePage({
    metadata,
    allBlocks: pageBlocks.blocks,
    body,
    text: joinBlocks(blocks),
    scriptChars: page.scriptChars,
    externalScripts: page.externalScripts,
    url,
  })
  const own: Candidate = {
    text: joinBlocks(blocks),
    score: rateText(blocks, body, outcome),
    method: body?.method ?? 'none',
    warnings: outcome === 'article' ? [] : [outcome],
  }
  const linked = linkedBody(metadata, own)
  const told = feedBody(feed, own)
  const fuller = [linked, told].find((candidate) => candidate !== undefined && isFuller(candidate.text, own.text))
  const best =
    outcome === 'article' && fuller !== undefined
      ? { ...fuller, score: own.score, warnings: own.warnings }
      : [
          outcome === 'article' ? undefined : linked,
          // jsdom takes minutes over a page that is nested so deep.
          reference && !page.tooDeep ? referenceBody(html, title, own, outcome) : undefined,
          told,
        ]
          .filter((candidate) => candidate !== undefined)
          .reduce((a, b) => (b.score > a.score ? b : a), own)
  const article: Article = {
    url,
    canonicalUrl: description.canonicalUrl,
    title,
    byline: picks.byline ?? description.byline ?? feed?.author ?? null,
    siteName: description.siteName,
    lang: detectLanguage(best.text === '' ? (title ?? '') : best.text),
    publishedAt:
      picks.publishedAt ??
      findPublishedAt({
        metadata,
        document: page.document,
        blocks: dropJunk(pageBlocks.blocks, believed, UNDATED),
        url,
      }) ??
      feed?.publishedAt ??
      null,
    text: best.text,
    quality: { score: best.score, method: best.method, warnings: [...best.warnings, ...warnOfReplaced(best.text)] },
  }
  return { article, outcome: best === own || best.score <= 0.3 ? outcome : 'article' }
}

/** Nothing that could not be decoded is kept without a word. */
function warnOfReplaced(text: string): readonly string[] {
  const replaced = countReplaced(text)
  return replaced === 0 ? [] : [`characters that could not be decoded: ${replaced}`]
}

interface Candidate {
  readonly text: string
  readonly score: number
  readonly method: string
  readonly warnings: readonly string[]
}

/** Paragraphs as the article's text holds them: a blank line between two. */
export function joinBlocks(blocks: readonly TextBlock[]): string {
  return blocks.map((block) => block.text).join('\n\n')
}

/** The body that the page gives to search engines. */
function linkedBody(metadata: PageMetadata, own: Candidate): Candidate | undefined {
  const body = metadata.linked.find((item) => item.articleBody !== null)?.articleBody ?? null
  if (body === null) return undefined
  const text = joinBlocks(toBlocks(body))
  if (text.length < SHORT_CHARS) return undefined
  return { text, score: 0.7, method: 'json-ld', warnings: own.warnings }
}

function referenceBody(
  html: string,
  title: string | null,
  own: Candidate,
  outcome: PageOutcome,
): Candidate | undefined {
  const open = outcome === 'article' || outcome === 'too-short'
  if (!open || own.score >= LOW_SCORE || html.length > 2_000_000) return undefined
  const blocks = cleanBlocks(readWithReadability(cutNoise(html).html) ?? [], title)
  const text = joinBlocks(blocks)
  // Readability falls back to the whole page where it finds nothing; only a clearly longer text is better than ours.
  if (text.length < Math.max(SHORT_CHARS, own.text.length * 1.5)) return undefined
  return { text, score: 0.45, method: 'readability', warnings: [] }
}

/** The feed's own text: better than a failed page, and it says so. */
function feedBody(feed: FeedWitness | undefined, own: Candidate): Candidate | undefined {
  if (feed === undefined) return undefined
  const full = joinBlocks(cleanBlocks(toBlocks(feed.contentHtml ?? ''), feed.title))
  const text = full.length >= (feed.summary?.length ?? 0) ? full : joinBlocks(toBlocks(feed.summary ?? ''))
  if (text === '') return undefined
  const score = text.length >= SHORT_CHARS * 3 ? 0.6 : text.length >= SHORT_CHARS ? 0.5 : 0.2
  return { text, score, method: 'feed', warnings: [...own.warnings, 'feed-text'] }
}

function toBlocks(markup: string): readonly TextBlock[] {
  const html = markup.includes('<') ? markup : markup.replace(/\n\s*\n?/g, '<p>')
  return collectBlocks(parsePage(`<div>${html}</div>`).document).blocks
}
