import { childOf, elementsOf, markupOf, textOf } from './element-text.ts'
import { FEED_FIELDS } from './feed-fields.ts'
import type { RawEntry, RawFeed, RawLink, RawText, TextKind } from './raw-feed.ts'
import { readTextConstruct } from './read-text-construct.ts'
import { readXmlTree } from './read-xml-tree.ts'
import type { XmlElement } from './read-xml-tree.ts'

/** Root elements by which the XML feed formats are known: RSS, RDF, Atom, CDF, and parts of them sent alone. */
const FEED_ROOTS: ReadonlySet<string> = new Set(['rss', 'rdf:rdf', 'rdf', 'feed', 'channel', 'entry', 'item'])
/** Roots that nothing but a feed has. */
const SURE_ROOTS: ReadonlySet<string> = new Set(['rss', 'rdf:rdf', 'feed', 'channel'])
const ENTRY_NAMES: ReadonlySet<string> = new Set(['item', 'entry'])
const ENTRY_DEPTH = 4

/** How a text without a type is meant, by the format of the feed: what is known of each, nothing more. */
export interface Dialect {
  readonly title: TextKind
  readonly summary: TextKind
}

/** RSS never said what its texts are: titles are guessed at, descriptions are HTML. */
export const RSS: Dialect = { title: 'guess', summary: 'html' }
/** RFC 4287 §3.1.1: a text construct without a type is plain text. */
const ATOM: Dialect = { title: 'loose', summary: 'loose' }
const ATOM_03: Dialect = { title: 'guess', summary: 'guess' }

/**
 * Reads a feed in any XML format, well-formed or not: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, CDF, and feeds whose
 * prefixes, wrapping or order are their own. Undefined when the document holds no feed.
 */
export function readXmlFeed(xml: string): RawFeed | undefined {
  const tree = readXmlTree(xml)
  const root = findRoot(tree, 0)
  if (root === undefined) return undefined
  const head = ['rss', 'rdf', 'rdf:rdf'].includes(root.name) ? (childOf(root, 'channel') ?? root) : root
  const dialect = root.name === 'feed' || root.name === 'entry' ? atomDialect(root) : RSS
  const entries = ENTRY_NAMES.has(root.name) ? [root] : findEntries(root, 0)
  const whole = entries.filter((entry) => !entry.cut).map((entry) => readEntry(entry, dialect))
  const feed = { ...readHead(head, dialect), lang: langOf(head) ?? head.lang ?? root.lang, entries: whole }
  return SURE_ROOTS.has(root.name) || saysSomething(feed) ? feed : undefined
}

/** What a feed says of itself, from the element that holds it. */
export function readHead(head: XmlElement, dialect: Dialect): Omit<RawFeed, 'entries'> {
  return { title: firstText(head, FEED_FIELDS.title, dialect.title), links: linksOf(head), lang: langOf(head) }
}

function langOf(head: XmlElement): string | undefined {
  return firstWords(head, FEED_FIELDS.lang)[0]
}

function atomDialect(root: XmlElement): Dialect {
  const old = root.attributes['version']?.startsWith('0') ?? false
  return old ? ATOM_03 : ATOM
}

function findRoot(element: XmlElement, depth: number): XmlElement | undefined {
  const children = elementsOf(element)
  const root = children.find(({ name }) => FEED_ROOTS.has(name))
  if (root !== undefined || depth >= 3) return root
  for (const child of children) {
    const inside = findRoot(child, depth + 1)
    if (inside !== undefined) return inside
  }
  return undefined
}

function findEntries(element: XmlElement, depth: number): readonly XmlElement[] {
  if (depth > ENTRY_DEPTH) return []
  return elementsOf(element).flatMap((child) => (ENTRY_NAMES.has(child.name) ? [child] : findEntries(child, depth + 1)))
}

/** Other XML has items and entries too. */
function saysSomething({ title, entries }: RawFeed): boolean {
  return title !== undefined || entries.some((entry) => entry.title !== undefined || entry.links.length > 0)
}

/** An entry from its element. */
export function readEntry(entry: XmlElement, dialect: Dialect): RawEntry {
  const content = contentOf(entry)
  return {
    id: firstWords(entry, FEED_FIELDS.id)[0] ?? (entry.attributes['rdf:about']?.trim() || undefined),
    links: linksOf(entry),
    title: firstText(entry, FEED_FIELDS.title, dialect.title),
    authors: authorsOf(entry),
    published: firstWords(entry, FEED_FIELDS.published),
    updated: [...firstWords(entry, FEED_FIELDS.updated), ...present(entry.attributes['lastmod'])],
    summary: firstText(entry, FEED_FIELDS.summary, dialect.summary),
    content,
    categories: categoriesOf(entry),
  }
}

function present(value: string | undefined): readonly string[] {
  return value === undefined ? [] : [value]
}

function contentOf(entry: XmlElement): RawText | undefined {
  const named = (name: string) => elementsOf(entry).filter((child) => child.name === name)
  for (const name of FEED_FIELDS.content) {
    for (const element of named(name)) {
      const text = name === 'xhtml:body' ? htmlOf(element) : readTextConstruct(element, 'html')
      if (text.value !== '') return text
    }
  }
  return undefined
}

function htmlOf(element: XmlElement): RawText {
  return { value: markupOf(element), kind: 'html', base: element.base }
}

function firstText(element: XmlElement, names: readonly string[], untyped: TextKind): RawText | undefined {
  for (const name of names) {
    for (const child of elementsOf(element)) {
      if (child.name !== name) continue
      const text = readTextConstruct(child, untyped)
      if (text.value !== '') return text
    }
  }
  return undefined
}

/** Words of all child elements of these names, the first name's first. */
function firstWords(element: XmlElement, names: readonly string[]): readonly string[] {
  const children = elementsOf(element)
  return names.flatMap((name) =>
    children
      .filter((child) => child.name === name)
      .map((child) => textOf(child) || (child.attributes['value'] ?? ''))
      .filter((words) => words !== ''),
  )
}

/** The links of an entry or feed, the strongest first: redirectors' origin, alternates, then what else may be the page. */
function linksOf(element: XmlElement): readonly RawLink[] {
  const children = elementsOf(element)
  const origin = firstWords(element, FEED_FIELDS.origin).map((href) => ({ href, rel: 'alternate', base: element.base }))
  const links = children.filter(({ name }) => name === 'link' || name === 'a').flatMap((link) => linkOf(link))
  const own = (element.attributes['href'] ?? '').trim()
  const guids = children
    .filter(({ name }) => name === 'guid')
    .filter(({ attributes }) => isPermalink(attributes['ispermalink']))
  const ids = children.filter(({ name }) => name === 'id')
  const sources = children.filter(({ name, attributes }) => name === 'content' && attributes['src'] !== undefined)
  const about = (element.attributes['rdf:about'] ?? '').trim()
  return [
    ...origin,
    ...links,
    ...(own === '' ? [] : [{ href: own, rel: 'alternate', base: element.base }]),
    ...guids.map((guid) => ({ href: textOf(guid), rel: 'permalink', base: guid.base })),
    ...sources.map((source) => ({ href: source.attributes['src'] ?? '', rel: 'source', base: source.base })),
    ...(about === '' ? [] : [{ href: about, rel: 'id', base: element.base }]),
    ...ids.map((id) => ({ href: textOf(id), rel: 'id', base: id.base })),
  ]
}

function linkOf(link: XmlElement): readonly RawLink[] {
  const { href, rel, type } = link.attributes
  const words = textOf(link)
  const target = (href ?? link.attributes['rdf:resource'] ?? '').trim() || words
  return target === '' ? [] : [{ href: target, rel: (rel ?? 'alternate').trim().toLowerCase(), type, base: link.base }]
}

/** RSS 2.0: a guid is a permalink unless it says otherwise. */
function isPermalink(attribute: string | undefined): boolean {
  return attribute?.trim().toLowerCase() !== 'false'
}

function authorsOf(entry: XmlElement): readonly string[] {
  for (const name of FEED_FIELDS.author) {
    const people = elementsOf(entry)
      .filter((child) => child.name === name)
      .map((child) => personOf(child))
      .filter((person) => person !== '')
    if (people.length > 0) return people
  }
  return []
}

/** "Name (address)", or what there is of it. */
function personOf(element: XmlElement): string {
  const part = (name: string) => textOf(childOf(element, name))
  const name = part('name') || part('title')
  const address = part('email')
  if (name === '' && address === '')
    return elementsOf(element).length > 0 ? part('uri') || textOf(element) : textOf(element)
  if (name === '' || address === '') return name || address
  return `${name} (${address})`
}

function categoriesOf(entry: XmlElement): readonly string[] {
  return elementsOf(entry)
    .filter(({ name }) => (FEED_FIELDS.categories as readonly string[]).includes(name))
    .flatMap((category) => {
      const { label, term } = category.attributes
      const words = (label ?? term ?? textOf(category)).trim()
      return category.name.endsWith(':keywords') ? words.split(',') : [words]
    })
    .map((words) => words.trim())
    .filter((words) => words !== '')
}
