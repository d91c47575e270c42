import RssParser from 'rss-parser'
import { FEED_FIELDS } from './feed-fields.ts'
import { feedNamespace } from './feed-namespaces.ts'
import type { RawFeed } from './raw-feed.ts'
import { RSS, readEntry, readHead } from './read-xml-feed.ts'
import type { XmlElement } from './read-xml-tree.ts'

/** Every field that is read of an entry, and its links. */
const FIELDS: ReadonlySet<string> = new Set([...Object.values(FEED_FIELDS).flat(), 'link', 'atom:link'])

/**
 * rss-parser with every field kept as xml2js gives it, attributes included. The fields go by another name while it
 * works: what it makes of them itself (text snippets) takes time quadratic in the length of some texts.
 */
const parser = new RssParser<Record<string, unknown>, Record<string, unknown>>({
  xml2js: { tagNameProcessors: [keptAs] },
  customFields: { item: keepAll() as never, feed: keepAll() as never },
})

function keepAll(): readonly unknown[] {
  return [...FIELDS].map((name) => [keptAs(name), keptAs(name), { keepArray: true }])
}

function keptAs(written: string): string {
  const name = written.toLowerCase()
  return FIELDS.has(name) ? `all ${name}` : written
}

const ROOT = /<rss\b[^<>]{0,8000}>/i
const VERSION = /\sversion\s*=\s*["'](?:2|0\.9)/i
const DECLARATION = /\sxmlns(?::([\w.-]+))?\s*=\s*["']([^"']*)["']/g
const ANY_DECLARATION = /\sxmlns[:=\s]/g
const ATOM = 'http://www.w3.org/2005/atom'
/** What rss-parser would drop: bases, items outside the channel, Atom's elements other than its links. */
const BEYOND = /\sxml:(?:base|lang)\s*=|<atom:(?!link[\s/>])[a-z]|<\/channel>\s*<(?!\/)/i
/** The frame in another spelling, which rss-parser does not know. */
const MISSPELT = /<(?!(?:rss|channel|item)[\s>/])(?:rss|channel|item)[\s>/]/i

/**
 * Reads the plain RSS 0.9x and 2.0 that most sites send with rss-parser; undefined for all else: other formats and
 * namespaces, and what is not well-formed.
 */
export async function readWithRssParser(xml: string): Promise<RawFeed | undefined> {
  if (!isPlain(xml)) return undefined
  try {
    // The parser works synchronously: by the time it returns, its promise is settled or never will be, which happens.
    const parsed = await Promise.race([parser.parseString(xml), Promise.resolve(undefined)])
    return parsed === undefined ? undefined : rawFeed(parsed, parsed.items)
  } catch {
    return undefined
  }
}

function isPlain(xml: string): boolean {
  const root = ROOT.exec(xml)?.[0]
  if (root === undefined || !VERSION.test(root) || BEYOND.test(xml) || MISSPELT.test(xml)) return false
  const declared = [...root.matchAll(DECLARATION)]
  if (declared.length !== (xml.match(ANY_DECLARATION)?.length ?? 0)) return false
  return declared.every(([, prefix = '', uri = '']) => usualPrefix(uri, prefix) === prefix)
}

function usualPrefix(uri: string, prefix: string): string {
  return uri.toLowerCase() === ATOM ? 'atom' : (feedNamespace(uri) ?? prefix)
}

function rawFeed(feed: unknown, items: readonly unknown[]): RawFeed | undefined {
  const head = toElement('channel', feed)
  const entries = items.map((item) => toElement('item', item))
  if (head === undefined || entries.includes(undefined)) return undefined
  return {
    ...readHead(head, RSS),
    entries: entries.filter((entry) => entry !== undefined).map((entry) => readEntry(entry, RSS)),
  }
}

/** The element that rss-parser took apart; undefined where a field holds markup, which it would lose the order of. */
function toElement(name: string, fields: unknown): XmlElement | undefined {
  const kept = fields as Readonly<Record<string, unknown>>
  const children = [...FIELDS].flatMap((field) => {
    const nodes = kept[keptAs(field)]
    return Array.isArray(nodes) ? nodes.map((node: unknown) => leaf(field.replace('atom:', ''), node)) : []
  })
  return children.includes(undefined)
    ? undefined
    : element(
        name,
        {},
        children.filter((child) => child !== undefined),
      )
}

/** xml2js gives an element as a string, or as an object with its words in `_` and its attributes in `$`. */
function leaf(name: string, node: unknown): XmlElement | undefined {
  if (typeof node === 'string') return element(name, {}, [node])
  if (typeof node !== 'object' || node === null) return undefined
  const { _: words = '', $: attributes = {}, ...inside } = node as Readonly<Record<string, unknown>>
  if (Object.keys(inside).length > 0 || typeof words !== 'string') return undefined
  const named = Object.entries(attributes as Record<string, string>).map(([key, value]) => [key.toLowerCase(), value])
  return element(name, Object.fromEntries(named), [words])
}

function element(name: string, attributes: XmlElement['attributes'], children: XmlElement['children']): XmlElement {
  return {
    name,
    writtenName: name,
    attributes,
    writtenAttributes: attributes,
    children,
    base: undefined,
    lang: undefined,
    cut: false,
  }
}
