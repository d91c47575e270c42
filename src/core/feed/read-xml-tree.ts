import { Parser } from 'htmlparser2'
import { USUAL_PREFIXES, feedNamespace } from './feed-namespaces.ts'

/** An element with its namespace resolved to a short name: `title`, `dc:creator`; all names in lower case. */
export interface XmlElement {
  readonly name: string
  /** The name as written, for markup that is given on. */
  readonly writtenName: string
  readonly attributes: Readonly<Record<string, string>>
  readonly writtenAttributes: Readonly<Record<string, string>>
  readonly children: readonly XmlNode[]
  /** The xml:base that holds inside, resolved as far as the document says; undefined when it says nothing. */
  readonly base: string | undefined
  /** The xml:lang that holds inside. */
  readonly lang: string | undefined
  /** Whether the document ended before the element did. */
  readonly cut: boolean
}

/** What an element holds: elements, and text with its entities decoded. */
export type XmlNode = XmlElement | string

interface OpenElement extends XmlElement {
  readonly children: XmlNode[]
  readonly prefixes: ReadonlyMap<string, string>
  cut: boolean
}

/** Deeper elements are hung on the deepest level allowed, so that walking a tree never overflows the stack. */
const MAX_DEPTH = 120
/** No document is so deep; the parser's own work grows with the square of the depth, so that it stops here. */
const DEEPEST = 5000

/**
 * Reads XML that need not be well-formed into a tree: what is never closed is closed where it must be, stray ampersands
 * and angle brackets are text, namespaces count by what they are and not by their prefix. Never throws; the root
 * element's name is empty and its children are what the document holds.
 */
export function readXmlTree(xml: string): XmlElement {
  const root = openElement('', {}, undefined)
  const stack: OpenElement[] = [root]
  const top = () => stack.at(-1) ?? root
  let depth = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth++
        const element = openElement(name, attributes, top())
        top().children.push(element)
        if (depth <= MAX_DEPTH) stack.push(element)
        if (depth > DEEPEST) parser.pause()
      },
      ontext(text) {
        const { children } = top()
        const last = children.at(-1)
        if (typeof last === 'string') children[children.length - 1] = last + text
        else children.push(text)
      },
      onclosetag() {
        if (depth-- > MAX_DEPTH) return
        if (stack.length > 1) stack.pop()
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.write(xml)
  for (const element of stack) element.cut = true
  parser.end()
  return root
}

function openElement(name: string, attributes: Record<string, string>, parent: OpenElement | undefined): OpenElement {
  const prefixes = withDeclared(parent?.prefixes ?? new Map(), attributes)
  const named: Record<string, string> = {}
  for (const [key, value] of Object.entries(attributes)) named[attributeName(key, prefixes)] ??= value
  const ownBase = named['xml:base']?.trim()
  return {
    name: elementName(name, prefixes),
    writtenName: name,
    attributes: named,
    writtenAttributes: attributes,
    children: [],
    base: ownBase === undefined ? parent?.base : (resolveBase(ownBase, parent?.base) ?? parent?.base),
    lang: named['xml:lang'] ?? parent?.lang,
    prefixes,
    cut: false,
  }
}

function resolveBase(base: string, outer: string | undefined): string | undefined {
  if (URL.canParse(base)) return base
  if (outer === undefined) return base
  if (URL.canParse(outer)) return URL.parse(base, outer)?.href
  return base.startsWith('/') ? base : outer.slice(0, outer.lastIndexOf('/') + 1) + base
}

function withDeclared(
  outer: ReadonlyMap<string, string>,
  attributes: Record<string, string>,
): ReadonlyMap<string, string> {
  const declared = Object.entries(attributes).filter(([key]) => key === 'xmlns' || key.startsWith('xmlns:'))
  if (declared.length === 0) return outer
  const prefixes = new Map(outer)
  for (const [key, uri] of declared) {
    const prefix = key === 'xmlns' ? '' : key.slice('xmlns:'.length).toLowerCase()
    prefixes.set(prefix, feedNamespace(uri) ?? unknownSpace(prefix))
  }
  return prefixes
}

/** A default namespace that nobody knows is the format's own; a usual prefix with a mistaken address means the usual. */
function unknownSpace(prefix: string): string {
  if (prefix === '') return ''
  return USUAL_PREFIXES.has(prefix) ? prefix : '?'
}

function elementName(written: string, prefixes: ReadonlyMap<string, string>): string {
  const [prefix, local] = splitName(written)
  const space = prefixes.get(prefix) ?? (prefix === '' ? '' : USUAL_PREFIXES.has(prefix) ? prefix : '?')
  return space === '' ? local : `${space}:${local}`
}

function attributeName(written: string, prefixes: ReadonlyMap<string, string>): string {
  const [prefix, local] = splitName(written)
  if (prefix === '' || prefix === 'xmlns') return written.toLowerCase()
  const space = prefixes.get(prefix) ?? (USUAL_PREFIXES.has(prefix) ? prefix : '?')
  return space === '' ? local : `${space}:${local}`
}

function splitName(written: string): readonly [prefix: string, local: string] {
  const name = written.toLowerCase()
  const colon = name.indexOf(':')
  return colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)]
}
