import { Parser } from 'htmlparser2'

/** A feed that a page names; `type` is its media type in lower case, empty when the page says none. */
export interface FeedLink {
  readonly url: string
  readonly title: string | null
  readonly type: string
}

/** Media types under which pages name their feeds. */
const FEED_TYPES: ReadonlySet<string> = new Set([
  'application/atom+xml',
  'application/rss+xml',
  'application/rdf+xml',
  'application/feed+json',
  'application/json',
  'application/xml',
  'text/xml',
])
/** Feeds of comments are not what anyone means by a site's feed. */
const COMMENTS = /comment|комментари/i
/** Addresses under which sites keep feeds that they forget to declare. */
const FEED_PATH = /\/(?:feed|rss|atom)(?:[/.?]|$)|\.(?:rss|atom)(?:\?|$)|\/(?:rss|feed|atom|index)\.xml(?:\?|$)/i

/**
 * The feeds that a web page names (https://blog.whatwg.org/feed-autodiscovery): its `link` elements in their order,
 * comment feeds last; where it declares none, the links in its text that look like feeds.
 */
export function findFeedLinks(html: string, url?: string): readonly FeedLink[] {
  const declared: FeedLink[] = []
  const seen: FeedLink[] = []
  let base = url
  const parser = new Parser({
    onopentag(name, attributes) {
      const { href = '', rel = '', type = '', title } = attributes
      if (name === 'base' && href !== '') base = URL.parse(href, url)?.href ?? base
      const target = (name === 'link' || name === 'a') && href !== '' ? URL.parse(href.trim(), base)?.href : undefined
      if (target === undefined || !target.startsWith('http')) return
      const media = type.split(';')[0]?.trim().toLowerCase() ?? ''
      const rels = rel.toLowerCase().split(/\s+/)
      const names = rels.includes('feed') || (rels.includes('alternate') && FEED_TYPES.has(media))
      if (name === 'link' && names) declared.push({ url: target, title: title ?? null, type: media })
      if (name === 'a' && FEED_PATH.test(href)) seen.push({ url: target, title: title ?? null, type: media })
    },
  })
  parser.write(html)
  parser.end()
  const found = declared.length > 0 ? declared : seen
  const unique = found.filter((link, index) => found.findIndex((other) => other.url === link.url) === index)
  const isComments = ({ title, url }: FeedLink) => COMMENTS.test(`${title ?? ''} ${new URL(url).pathname}`)
  return [...unique.filter((link) => !isComments(link)), ...unique.filter((link) => isComments(link))]
}
