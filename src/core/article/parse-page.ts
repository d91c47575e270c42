import { DefaultHandler, Parser } from 'htmlparser2'
import { cutNoise } from './cut-noise.ts'
import { findScriptDates } from './find-script-dates.ts'

/** The tree of a page, as htmlparser2 builds it. */
export type PageDocument = DefaultHandler['root']
/** Any node of that tree. */
export type PageNode = PageDocument['children'][number]
/** A run of characters. */
export type PageText = Extract<PageNode, { readonly nodeType: 3; data: string }>
/** An element of that tree. */
export type PageElement = Extract<PageNode, { attribs: Record<string, string> }>

/** A parsed page with what its scripts tell. */
export interface Page {
  readonly document: PageDocument
  /** The contents of JSON-LD scripts, undecoded. */
  readonly jsonLd: readonly string[]
  /** Times of publication as data inside other scripts writes them. */
  readonly scriptDates: readonly string[]
  /** Characters of all scripts: a page of them and little else is an empty shell. */
  readonly scriptChars: number
  /** How many scripts are loaded from elsewhere. */
  readonly externalScripts: number
  /** Whether the page was nested too deep, so that only its beginning is in the tree. */
  readonly tooDeep: boolean
}

/** A script begins with its attributes here. */
const EXTERNAL = /^[^>]{0,250}\ssrc\s{0,3}=/i

/** Real pages nest some dozens of levels; the parser's stack makes deeper ones slow, so that the rest of such a page is dropped. */
const MAX_DEPTH = 800

/** The attributes that the general reading asks for: others are many, and cost more than all the rest of a tree. */
const ATTRIBUTES: ReadonlySet<string> = new Set([
  'class',
  'content',
  'data-date',
  'data-datetime',
  'data-published',
  'data-pubdate',
  'data-time',
  'data-timestamp',
  'data-utime',
  'datetime',
  'hidden',
  'href',
  'http-equiv',
  'id',
  'itemprop',
  'itemtype',
  'lang',
  'name',
  'property',
  'pubdate',
  'rel',
  'role',
  'style',
  'title',
  'type',
])

/**
 * Builds the tree of a page without scripts, styles, comments and drawings. Never throws; a page nested deeper than 800
 * levels ends there.
 *
 * @param allAttributes whether elements keep attributes that the general reading does not ask for; selectors may
 */
export function parsePage(html: string, allAttributes = false): Page {
  const { html: kept, jsonLd, scripts } = cutNoise(html)
  const builder = new DefaultHandler()
  let depth = 0
  /** The attributes of the tag that is being read. */
  let attribs: Record<string, string> | undefined
  const parser = new Parser({
    onparserinit: (self) => builder.onparserinit(self),
    onopentagname: (name) => {
      depth += 1
      if (depth > MAX_DEPTH) return parser.pause()
      attribs = {}
      builder.onopentag(name, attribs)
    },
    onattribute: (name, value) => {
      if (attribs === undefined || !(allAttributes || ATTRIBUTES.has(name)) || Object.hasOwn(attribs, name)) return
      attribs[name] = value
    },
    onclosetag: () => {
      depth -= 1
      attribs = undefined
      builder.onclosetag()
    },
    ontext: (text) => {
      attribs = undefined
      builder.ontext(text)
    },
  })
  parser.write(kept)
  if (depth <= MAX_DEPTH) parser.end()
  const externalScripts = scripts.filter((script) => EXTERNAL.test(script.slice(0, 300))).length
  const scriptChars = [...jsonLd, ...scripts].reduce((sum, script) => sum + script.length, 0)
  return {
    document: builder.root,
    jsonLd,
    scriptDates: findScriptDates(scripts),
    scriptChars,
    externalScripts,
    tooDeep: depth > MAX_DEPTH,
  }
}

/** Narrows a node to an element. */
export function isElement(node: PageNode): node is PageElement {
  return 'attribs' in node
}

/** Narrows a node to a run of characters. */
export function isText(node: PageNode): node is PageText {
  return node.nodeType === 3
}

/** The element around an element, null at the root. */
export function parentElement(element: PageElement): PageElement | null {
  const parent = element.parent
  return parent !== null && 'attribs' in parent ? parent : null
}

/** Whether an element is another or stands in it. */
export function isInside(element: PageElement, root: PageElement): boolean {
  for (let at: PageElement | null = element; at !== null; at = parentElement(at)) if (at === root) return true
  return false
}
