import RssParser from 'rss-parser'
import { FEED_NAMESPACES } from './feed-namespaces.ts'
import type { RawEntry, RawFeed, RawLink, RawText } from './raw-feed.ts'

/** Elements that rss-parser does not take by itself, under the names used here; kept as they are where attributes matter. */
const parser = new RssParser<Record<string, unknown>, Record<string, unknown>>({
  customFields: {
    item: [
      ['guid', 'guids', { keepArray: true }],
      ['category', 'allCategories', { keepArray: true }],
      'description',
      'yandex:full-text',
      'feedburner:origLink',
      'itunes:summary',
      'itunes:author',
      'dcterms:modified',
      'media:description',
      'media:title',
    ] as never,
    feed: ['dc:language'],
  },
})

const ROOT = /<rss\b[^>]{0,8000}>/i
const VERSION = /\sversion\s*=\s*["'](?:2|0\.9)/i
const DECLARATION = /\sxmlns(?::([\w.-]+))?\s*=\s*["']([^"']*)["']/g
const ANY_DECLARATION = /\sxmlns[:=\s]/g
/** What rss-parser would drop: bases, other spellings of the elements' names, and fields that it has no name for. */
const BEYOND =
  /\sxml:base\s*=|<(?:PubDate|pubdate|Title|Link|ITEM|Item)[\s>]|<(?:dcterms:issued|xhtml:body|fulltext|dc:(?!creator|date|title|language|publisher|rights|type)[a-z]+)[\s>]/
const MARKUP_END = /[>]|&gt;|&#62;|&#x3e;/i
const MARKUP_START = /<|&lt;|&#60;|&#x3c;/gi
/** Steps that rss-parser's snippet pattern may take; it is quadratic in text where tags open and never close. */
const MOST_STEPS = 20_000_000

/**
 * Reads the plain RSS 0.9x and 2.0 that most sites send with rss-parser; undefined for all else: other formats and
 * namespaces, what is not well-formed, and input that would make it spin.
 */
export async function readWithRssParser(xml: string): Promise<RawFeed | undefined> {
  if (!isPlain(xml) || wouldSpin(xml)) return undefined
  try {
    // The parser works synchronously: by the time it returns, its promise is settled or never will be, which happens.
    const parsed = await Promise.race([parser.parseString(xml), Promise.resolve(undefined)])
    return parsed === undefined ? undefined : rawFeed(parsed)
  } catch {
    return undefined
  }
}

function isPlain(xml: string): boolean {
  const root = ROOT.exec(xml)?.[0]
  if (root === undefined || !VERSION.test(root) || BEYOND.test(xml)) return false
  const declared = [...root.matchAll(DECLARATION)]
  if (declared.length !== (xml.match(ANY_DECLARATION)?.length ?? 0)) return false
  return declared.every(([, prefix = '', uri = '']) => (FEED_NAMESPACES[uri.toLowerCase()] ?? prefix) === prefix)
}

function wouldSpin(xml: string): boolean {
  let steps = 0
  for (const part of xml.split(MARKUP_END)) steps += part.length * (part.match(MARKUP_START)?.length ?? 0)
  return steps > MOST_STEPS
}

type Parsed = Awaited<ReturnType<typeof parser.parseString>>

function rawFeed(parsed: Parsed): RawFeed | undefined {
  const fields = parsed as Record<string, unknown>
  const entries = parsed.items.map((item) => rawEntry(item as Record<string, unknown>))
  if (entries.includes(undefined)) return undefined
  return {
    title: text(words(fields['title']), 'guess'),
    links: links(words(fields['link']), 'alternate'),
    lang: words(fields['language']) ?? words(fields['dc:language']),
    entries: entries.filter((entry) => entry !== undefined),
  }
}

const TEXTS = [
  'title',
  'link',
  'description',
  'content:encoded',
  'author',
  'dc:creator',
  'itunes:summary',
  'summary',
] as const

/** An entry from what rss-parser made of it; undefined where inline markup or the like made it more than text. */
function rawEntry(item: Record<string, unknown>): RawEntry | undefined {
  if (TEXTS.some((field) => item[field] !== undefined && typeof item[field] !== 'string')) return undefined
  const guid = firstNode(item['guids'])
  const permalink = guid?.attributes['isPermaLink']?.toLowerCase() !== 'false' ? guid?.text : undefined
  const author = words(item['author']) ?? words(item['dc:creator']) ?? words(item['itunes:author'])
  const summary =
    words(item['description']) ??
    words(item['summary']) ??
    words(item['itunes:summary']) ??
    words(item['media:description'])
  return {
    id: guid?.text,
    links: [
      ...links(words(item['feedburner:origLink']), 'alternate'),
      ...links(words(item['link']), 'alternate'),
      ...links(permalink, 'permalink'),
    ],
    title: text(words(item['title']) ?? words(item['media:title']), 'guess'),
    authors: author === undefined ? [] : [author],
    published: present(words(item['pubDate']), words(item['dc:date'])),
    updated: present(words(item['dcterms:modified'])),
    summary: text(summary, 'html'),
    content: text(words(item['content:encoded']) ?? words(item['yandex:full-text']), 'html'),
    categories: nodes(item['allCategories']).map((category) => category.text),
  }
}

interface Node {
  readonly text: string
  readonly attributes: Readonly<Record<string, string>>
}

/** xml2js gives an element as a string, or as an object with its words in `_` and its attributes in `$`. */
function nodes(value: unknown): readonly Node[] {
  if (!Array.isArray(value)) return []
  return (value as unknown[])
    .flatMap((node) => {
      if (typeof node === 'string') return [{ text: node.trim(), attributes: {} }]
      if (typeof node !== 'object' || node === null) return []
      const { _: inside, $: attributes } = node as { _?: unknown; $?: Record<string, string> }
      return [{ text: typeof inside === 'string' ? inside.trim() : '', attributes: attributes ?? {} }]
    })
    .filter((node) => node.text !== '')
}

function firstNode(value: unknown): Node | undefined {
  return nodes(value)[0]
}

function words(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

function present(...values: readonly (string | undefined)[]): readonly string[] {
  return values.filter((value) => value !== undefined)
}

function text(value: string | undefined, kind: RawText['kind']): RawText | undefined {
  return value === undefined ? undefined : { value, kind }
}

function links(href: string | undefined, rel: string): readonly RawLink[] {
  return href === undefined ? [] : [{ href, rel }]
}
