import { isElement, isText, type Page, type PageDocument, type PageElement } from './parse-page.ts'
import { readByline, type Byline } from './read-byline.ts'
import { readJsonLd, type LinkedArticle } from './read-json-ld.ts'

/** One `<meta>` of a page: name, property, itemprop or http-equiv in lower case. */
export interface MetaTag {
  readonly name: string
  readonly content: string
}

/** What a page says of itself outside its text. */
export interface PageMetadata {
  readonly linked: readonly LinkedArticle[]
  readonly metas: readonly MetaTag[]
  readonly documentTitle: string | null
  readonly headings: readonly string[]
  /** The first headline of microdata in the text. */
  readonly markedHeadline: string | null
  readonly canonicalLink: string | null
  /** Whether a form asks for a password. */
  readonly asksPassword: boolean
  readonly htmlLang: string | null
  readonly bylines: readonly Byline[]
  /** Times of publication in the data of scripts. */
  readonly scriptDates: readonly string[]
  /** The offset from UTC that some time of the page is written in, like `-05:00`; null where none is or they differ. */
  readonly zoneOffset: string | null
}

const MAX_METAS = 400
const MAX_BYLINES = 6
const ZONED_TIME = /\dT\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?([+-](?!00:00)\d{2}:\d{2})/g
const SPACES = /\s+/g

/** Gathers the metadata of a page in one walk of its tree. */
export function readMetadata(page: Page): PageMetadata {
  const metas: MetaTag[] = []
  const headings: string[] = []
  const bylines: Byline[] = []
  let documentTitle: string | null = null
  let canonicalLink: string | null = null
  let htmlLang: string | null = null
  let markedHeadline: string | null = null
  let asksPassword = false

  function visit(parent: PageDocument | PageElement): void {
    for (const node of parent.children) {
      if (!isElement(node)) continue
      const { name, attribs } = node
      if (name === 'meta') {
        const key = attribs['property'] ?? attribs['name'] ?? attribs['itemprop'] ?? attribs['http-equiv']
        const content = attribs['content']
        if (key !== undefined && content !== undefined && metas.length < MAX_METAS)
          metas.push({ name: key.trim().toLowerCase(), content: content.trim() })
      } else if (name === 'title') documentTitle ??= textOf(node) || null
      else if (name === 'h1' && headings.length < 5) {
        const heading = textOf(node)
        if (heading !== '') headings.push(heading)
      } else if (name === 'link' && attribs['rel']?.toLowerCase() === 'canonical')
        canonicalLink ??= attribs['href']?.trim() ?? null
      else if (name === 'html') htmlLang ??= attribs['lang']?.trim() || null
      if (attribs['itemprop'] === 'headline' && name !== 'meta') markedHeadline ??= textOf(node) || null
      if (name === 'input' && attribs['type']?.toLowerCase() === 'password') asksPassword = true
      const byline = bylines.length < MAX_BYLINES ? readByline(node) : undefined
      if (byline !== undefined) bylines.push(byline)
      visit(node)
    }
  }
  visit(page.document)
  return {
    linked: readJsonLd(page.jsonLd),
    metas,
    documentTitle,
    headings,
    markedHeadline,
    asksPassword,
    canonicalLink,
    htmlLang,
    bylines,
    scriptDates: page.scriptDates,
    zoneOffset: findZoneOffset([...page.jsonLd, ...metas.map((meta) => meta.content)]),
  }
}

/** Times in UTC do not count: servers write them whatever the clock on the wall says. */
function findZoneOffset(texts: readonly string[]): string | null {
  const offsets = new Set<string>()
  for (const text of texts)
    for (const match of text.matchAll(ZONED_TIME)) if (match[1] !== undefined) offsets.add(match[1])
  const [offset] = offsets
  return offsets.size === 1 && offset !== undefined ? offset : null
}

/** The first non-empty content of the named metas, in the order asked. */
export function findMeta(metadata: PageMetadata, ...names: readonly string[]): string | null {
  for (const name of names) {
    const found = metadata.metas.find((meta) => meta.name === name && meta.content !== '')
    if (found !== undefined) return found.content
  }
  return null
}

/** The text of an element, spaces collapsed. */
export function textOf(element: PageElement): string {
  const parts: string[] = []
  const visit = (parent: PageElement): void => {
    for (const node of parent.children) {
      if (isElement(node)) visit(node)
      else if (isText(node)) parts.push(node.data)
    }
  }
  visit(element)
  return parts.join('').replace(SPACES, ' ').trim()
}
