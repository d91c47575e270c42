import { readElementName, type ElementName } from './element-names.ts'
import type { JunkReason } from './junk-words.ts'
import { rateBlock } from './rate-block.ts'
import { isElement, isText, type PageDocument, type PageElement } from './parse-page.ts'

/** What a block of text was in the page. */
export type BlockKind = 'paragraph' | 'heading' | 'title' | 'item' | 'quote' | 'pre' | 'row'

/** One run of text between two block boundaries of a page. */
export interface TextBlock {
  readonly kind: BlockKind
  /** Spaces collapsed; a single `<br>` is kept as a line feed. */
  readonly text: string
  /** Characters of `text` that stand in links. */
  readonly linkChars: number
  /** How much the block speaks for being in the article: its running characters, or below zero. */
  readonly gain: number
  /** The element whose own text this is. */
  readonly element: PageElement
  /** Elements around it, innermost first, that look like no part of an article. */
  readonly junk: readonly Junk[]
}

/** An element that looks like no part of an article, and why. */
export interface Junk {
  readonly element: PageElement
  readonly reason: JunkReason
  /** Told by tag, role or attribute, not by a name alone. */
  readonly told: boolean
}

/** All blocks of a page in reading order, and the elements that are named as the article's own text. */
export interface PageBlocks {
  readonly blocks: readonly TextBlock[]
  readonly bodies: readonly PageElement[]
  /** The `<article>` elements. */
  readonly articles: readonly PageElement[]
}

const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)
const SKIPPED = new Set(
  'button select input textarea object embed img picture source option datalist progress meter head title meta link base rt rp'.split(
    ' ',
  ),
)
const JUNK_TAGS: ReadonlyMap<string, JunkReason> = new Map([
  ['nav', 'chrome'],
  ['footer', 'chrome'],
  ['menu', 'chrome'],
  ['form', 'chrome'],
  ['dialog', 'chrome'],
  ['aside', 'related'],
  ['figure', 'caption'],
  ['figcaption', 'caption'],
])
/** Elements whose class says what their data is or how it looks, not what they are in the page. */
const NEVER_JUNK = new Set([
  'body',
  'html',
  'main',
  'article',
  'blockquote',
  'pre',
  'table',
  'thead',
  'tbody',
  'tr',
  'td',
  'th',
])
const JUNK_ROLES: ReadonlyMap<string, JunkReason> = new Map([
  ['navigation', 'chrome'],
  ['banner', 'chrome'],
  ['complementary', 'related'],
  ['contentinfo', 'chrome'],
  ['dialog', 'chrome'],
  ['alertdialog', 'chrome'],
  ['search', 'chrome'],
])
const KINDS: ReadonlyMap<string, BlockKind> = new Map([
  ['h1', 'title'],
  ...['h2', 'h3', 'h4', 'h5', 'h6'].map((tag): [string, BlockKind] => [tag, 'heading']),
  ['li', 'item'],
  ['dd', 'item'],
  ['dt', 'heading'],
  ['blockquote', 'quote'],
  ['pre', 'pre'],
])
/** Microdata of readers' words, https://schema.org/Comment */
const COMMENT_TYPE = /schema\.org\/(?:User)?Comments?$/i
/** Block editors wrap quoted posts, tables and pull quotes in figures. */
const FIGURE_WITH_TEXT = /embed|table|quote/
const DISPLAY_NONE = /display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden/i
const SPACES = /[ \t\r\f\v\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g
// Soft hyphens, joiners of no meaning, marks of direction and control characters; the non-joiner is a letter's worth in Persian.
const INVISIBLE = /[[\p{Cc}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]--[\t-\r]]/gv
const AROUND_LINE_FEED = / ?\n ?/g
const MANY_LINE_FEEDS = /\n{2,}/g
const LINE_BREAKS = /[\n\u2028\u2029]+/g
const MAX_BLOCKS = 20_000
/** What `tidy` changes: anything but single spaces between visible characters. */
const UNTIDY = / {2}|^ | $|[^\S ]|[\p{Cc}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u

/**
 * Cuts a page into its runs of text, each with what surrounds it. Nothing is judged here but names: the same pass serves the
 * choice of the body, the reading of dates and the outcomes of pages without an article.
 */
export function collectBlocks(document: PageDocument): PageBlocks {
  const blocks: TextBlock[] = []
  const bodies: PageElement[] = []
  const articles: PageElement[] = []
  let parts: string[] = []
  let linkChars = 0

  function flush(kind: BlockKind, element: PageElement, junk: readonly Junk[]): void {
    if (parts.length === 0) return
    const text = tidy(parts.join(''))
    if (text !== '' && blocks.length < MAX_BLOCKS)
      blocks.push({ kind, text, linkChars, gain: rateBlock(kind, text, linkChars), element, junk })
    parts = []
    linkChars = 0
  }

  function visitChildren(
    element: PageElement | PageDocument,
    owner: PageElement,
    kind: BlockKind,
    junk: readonly Junk[],
    inLink: boolean,
  ): void {
    for (const node of element.children) {
      if (isElement(node)) visit(node, owner, kind, junk, inLink)
      else if (isText(node)) {
        const { length } = node.data.trim()
        // Most runs of characters are the spaces between two tags.
        parts.push(kind === 'pre' ? node.data : length === 0 ? ' ' : node.data.replace(LINE_BREAKS, ' '))
        if (inLink) linkChars += length
      }
    }
  }

  function visit(
    element: PageElement,
    owner: PageElement,
    kind: BlockKind,
    junk: readonly Junk[],
    inLink: boolean,
  ): void {
    const tag = element.name
    if (SKIPPED.has(tag)) return
    if (tag === 'br') {
      const last = parts.findLast((part) => part.trim() !== '' || part === '\n')
      if (last === '\n') flush(kind, owner, junk)
      else if (parts.length > 0) parts.push('\n')
      return
    }
    if (tag === 'hr') return flush(kind, owner, junk)
    const name = readElementName(element.attribs)
    const inline = INLINE.has(tag)
    const told = toldReason(element)
    const reason = told ?? namedReason(element, name, inline)
    const around = reason === undefined ? junk : [{ element, reason, told: told !== undefined }, ...junk]
    if (name.strongBody && !inline && tag !== 'p') bodies.push(element)
    else if (element.attribs['itemprop'] === 'articleBody') bodies.push(element)
    if (tag === 'article') articles.push(element)
    const link = inLink || (tag === 'a' && element.attribs['href'] !== undefined)
    if (inline) {
      // An inline element that is junk by name ends the run, so that it can be dropped alone.
      if (reason !== undefined) flush(kind, owner, junk)
      visitChildren(element, reason === undefined ? owner : element, kind, around, link)
      if (reason !== undefined) flush(kind, element, around)
      return
    }
    flush(kind, owner, junk)
    if (tag === 'tr' && isDataRow(element)) return visitRow(element, around)
    const own = KINDS.get(tag) ?? (kind === 'quote' || kind === 'item' ? kind : 'paragraph')
    visitChildren(element, element, own, around, link)
    flush(own, element, around)
  }

  function visitRow(row: PageElement, junk: readonly Junk[]): void {
    for (const cell of row.children) {
      if (!isElement(cell)) continue
      if (parts.length > 0) parts.push(' | ')
      visitChildren(cell, row, 'row', junk, false)
    }
    flush('row', row, junk)
  }

  for (const node of document.children) if (isElement(node)) visit(node, node, 'paragraph', [], false)
  return { blocks, bodies, articles }
}

function tidy(text: string): string {
  if (!UNTIDY.test(text)) return text
  return text
    .replace(INVISIBLE, '')
    .replace(SPACES, ' ')
    .replace(AROUND_LINE_FEED, '\n')
    .replace(MANY_LINE_FEEDS, '\n')
    .trim()
}

/** What tag, role or attributes say of an element. */
function toldReason({ name: tag, attribs }: PageElement): JunkReason | undefined {
  if (NEVER_JUNK.has(tag)) return undefined
  const { hidden, style, role, itemtype } = attribs
  if (hidden !== undefined || (style !== undefined && DISPLAY_NONE.test(style))) return 'hidden'
  if (itemtype !== undefined && COMMENT_TYPE.test(itemtype)) return 'comments'
  if (tag === 'figure' && FIGURE_WITH_TEXT.test(attribs['class'] ?? '')) return undefined
  return JUNK_TAGS.get(tag) ?? JUNK_ROLES.get(role ?? '')
}

/** What class and id say of an element. */
function namedReason({ name: tag, attribs }: PageElement, name: ElementName, inline: boolean): JunkReason | undefined {
  if (NEVER_JUNK.has(tag) || attribs['itemprop'] === 'articleBody') return undefined
  // Inline names are styling more often than structure ("link-share", "caption"), except on their own elements.
  if (inline && tag !== 'span' && tag !== 'small') return undefined
  return name.junk
}

/** A row of short cells without blocks inside: data, not layout. */
function isDataRow(row: PageElement): boolean {
  let cells = 0
  for (const cell of row.children) {
    if (!isElement(cell)) continue
    cells += 1
    if (
      cell.children.some(
        (child) => isElement(child) && !INLINE.has(child.name) && child.name !== 'br' && !SKIPPED.has(child.name),
      )
    )
      return false
  }
  return cells >= 2
}
