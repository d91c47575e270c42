import { readElementName } from '../element-names.ts'
import { keyOf } from '../key-of.ts'
import { isElement, isText, type PageDocument, type PageElement } from '../parse-page.ts'

/** What an element claims about its date. */
export type DateClaim = 'published' | 'modified' | 'unlabelled'

/** An element that carries a date by its tag, attributes or name. */
export interface DatedElement {
  /** The machine-readable attribute where there is one, else the element's short text. */
  readonly value: string
  readonly machine: boolean
  readonly claim: DateClaim
  /** `time`, `itemprop`, `name` (class or id), in falling order of trust. */
  readonly by: 'itemprop' | 'time' | 'name'
  /** Whether it stands in a side box: comments, lists of other articles, navigation, footers. */
  readonly aside: boolean
  /** How many text characters of the page stand before it. */
  readonly at: number
}

/** The dated elements of a page, and where its first headline stands. */
export interface DatedElements {
  readonly elements: readonly DatedElement[]
  readonly headlineAt: number | null
}

const DATE_NAME =
  /(?:^|[\s_-])(?:date|dates|dateline|datetime|pubdate|published|publish|publication|posted|posted-on|time|timestamp|day|datum|fecha|data|zeit|meta|byline|info|created|submitted|authored|timedata|stand|article-info|post-info|footer|author|kicker|dachzeile|stand)(?:$|[\s_-])/i
const CAMEL = /([a-z])([A-Z])/g
const PUBLISHED =
  /publi|posted|submitted|created|erstell|veröff|issued|firstpub|pubdate|entry-date|опублик|written|yay[ıi]n|giriş|انتشار|منتشر|نشر/i
const MODIFIED =
  /modif|updat|aktuali|änder|geändert|edit|обновл|revised|last-?mod|mis à jour|güncel|оновлен|به ?روز ?رسانی|تحديث/i
const MACHINE_ATTRIBUTES = [
  'datetime',
  'content',
  'data-datetime',
  'data-date',
  'data-time',
  'data-timestamp',
  'data-published',
  'data-utime',
  'data-pubdate',
  'title',
]
const HAS_DIGIT = /[\d\u0660-\u0669\u06f0-\u06f9]/
const MAX_TEXT = 140
/** A small box right after the headline is its date line, even where it is called a teaser. */
const BESIDE_HEADLINE = 600
const RIGHT_BESIDE_HEADLINE = 200
const HEADING = /^h[1-4]$/
const MAX_HEADLINE = 300
const LEAST_HEADLINE = 10
const LARGE_SHARE = 0.4
const MAX_ELEMENTS = 300
const ASIDE_TAGS = new Set(['aside', 'footer', 'nav', 'form', 'select', 'dialog'])
const ASIDE_REASONS = new Set(['comments', 'related', 'ad'])

/**
 * Walks a page once and gathers every element that carries a date by tag, microdata or name, with where it stands.
 *
 * @param documentTitle the page's `<title>`: the heading that it repeats is the headline; else the first `<h1>` is
 */
export function collectDated(document: PageDocument, documentTitle: string | null): DatedElements {
  const pending: { readonly dated: Omit<DatedElement, 'aside'>; readonly box: Box | null }[] = []
  const title = keyOf(documentTitle ?? '')
  let headlineAt: number | null = null
  let firstHeading: number | null = null
  let at = 0

  function isAside(element: PageElement): boolean {
    if (ASIDE_TAGS.has(element.name)) return true
    if (element.name === 'body' || element.name === 'html' || element.name === 'article') return false
    const { junk } = readElementName(element.attribs)
    return junk !== undefined && ASIDE_REASONS.has(junk)
  }

  function visit(parent: PageDocument | PageElement, box: Box | null): void {
    for (const node of parent.children) {
      if (isText(node)) at += node.data.trim().length
      else if (isElement(node)) {
        if (node.name === 'h1') firstHeading ??= at
        if (headlineAt === null && HEADING.test(node.name) && isHeadline(node, title)) headlineAt = at
        const dated = pending.length < MAX_ELEMENTS ? readDated(node, at) : undefined
        // The name of a date line ("teaser-meta") makes no side box of it; what stands around it may.
        if (dated !== undefined) pending.push({ dated, box })
        const inner = box === null && isAside(node) ? { start: at, end: at, told: ASIDE_TAGS.has(node.name) } : box
        visit(node, inner)
        if (inner !== null && inner !== box) inner.end = at
      }
    }
  }
  visit(document, null)
  headlineAt ??= firstHeading
  const elements = pending.map(({ dated, box }) =>
    Object.assign(dated, { aside: box !== null && isSideBox(box, headlineAt, at) }),
  )
  return { elements, headlineAt }
}

function isHeadline(element: PageElement, title: string): boolean {
  const key = keyOf(shortText(element, MAX_HEADLINE) ?? '')
  return key.length >= LEAST_HEADLINE && title.includes(key)
}

/** The stretch of page text that an element named as a side box holds. */
interface Box {
  readonly start: number
  end: number
  /** By its tag, not by a name alone. */
  readonly told: boolean
}

/** A box around the headline, or around a good part of the page, is the article, whatever it is called. */
function isSideBox({ start, end, told }: Box, headlineAt: number | null, total: number): boolean {
  if (headlineAt !== null && start <= headlineAt && headlineAt < end) return false
  if (
    headlineAt !== null &&
    start >= headlineAt &&
    start - headlineAt < (told ? RIGHT_BESIDE_HEADLINE : BESIDE_HEADLINE) &&
    end - start < BESIDE_HEADLINE
  )
    return false
  return end - start < total * LARGE_SHARE
}

function readDated(element: PageElement, at: number): Omit<DatedElement, 'aside'> | undefined {
  const { name: tag, attribs } = element
  const prop = attribs['itemprop'] ?? attribs['property'] ?? ''
  const byProp = /date|time/i.test(prop) && tag !== 'meta'
  const { class: classes = '', id = '' } = attribs
  const isNamed = classes !== '' || id !== ''
  if (!isNamed && tag !== 'time' && !byProp && tag !== 'abbr' && attribs['data-datetime'] === undefined)
    return undefined
  const label = `${classes} ${id}`.replace(CAMEL, '$1-$2')
  if (
    tag !== 'time' &&
    !byProp &&
    tag !== 'abbr' &&
    !(label.length < 300 && DATE_NAME.test(label)) &&
    attribs['data-datetime'] === undefined
  )
    return undefined
  const machine = MACHINE_ATTRIBUTES.map((attribute) => attribs[attribute]).find(
    (value) => value !== undefined && HAS_DIGIT.test(value),
  )
  const text = shortText(element)
  const value = machine ?? text
  if (value === undefined || !HAS_DIGIT.test(value)) return undefined
  const told = `${prop} ${label} ${attribs['pubdate'] === undefined ? '' : 'pubdate'}`
  return {
    value,
    machine: machine !== undefined,
    claim: claimOf(told, text ?? ''),
    by: byProp ? 'itemprop' : tag === 'time' ? 'time' : 'name',
    at,
  }
}

function claimOf(label: string, text: string): DateClaim {
  if (MODIFIED.test(label) && !PUBLISHED.test(label)) return 'modified'
  if (PUBLISHED.test(label)) return 'published'
  const lead = text.slice(0, 40)
  if (PUBLISHED.test(lead)) return 'published'
  return MODIFIED.test(lead) ? 'modified' : 'unlabelled'
}

/** The text of an element where it is short enough to be a date line. */
function shortText(element: PageElement, max = MAX_TEXT): string | undefined {
  const parts: string[] = []
  let length = 0
  const visit = (parent: PageElement): void => {
    for (const node of parent.children) {
      if (length > max) return
      if (isElement(node)) {
        parts.push(' ')
        visit(node)
      } else if (isText(node)) {
        parts.push(node.data)
        length += node.data.trim().length
      }
    }
  }
  visit(element)
  const text = parts.join('').replace(/\s+/g, ' ').trim()
  return length > max || text === '' ? undefined : text
}
