/**
 * The short name under which a namespace's elements are looked up, whatever prefix the feed gives it; the empty name is
 * that of the feed formats themselves. The list is that of the feed readers (feedparser's table at
 * https://feedparser.readthedocs.io/en/latest/namespace-handling/ and https://validator.w3.org/feed/docs/howto/declare_namespaces.html).
 * URIs are lower case here: feeds write them in any case.
 */
const FEED_NAMESPACES: Readonly<Record<string, string>> = {
  'http://backend.userland.com/rss': '',
  'http://backend.userland.com/rss2': '',
  'http://blogs.law.harvard.edu/tech/rss': '',
  'http://cyber.law.harvard.edu/rss/rss.html': '',
  'http://example.com/necho': '',
  'http://example.com/newformat#': '',
  'http://my.netscape.com/publish/formats/rss-0.91.dtd': '',
  'http://my.netscape.com/rdf/simple/0.9/': '',
  'http://purl.org/atom/ns#': '',
  'http://purl.org/echo/': '',
  'http://purl.org/net/rss1.1#': '',
  'http://purl.org/pie/': '',
  'http://purl.org/rss/1.0/': '',
  'http://purl.org/rss/1.0/modules/rss091#': '',
  'http://purl.org/rss/2.0/': '',
  'http://www.w3.org/2005/atom': '',
  'https://www.w3.org/2005/atom': '',
  'uri/of/echo/namespace#': '',

  'http://exslt.org/common': 'exsl',
  'http://news.yandex.ru': 'yandex',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/elements/1.0/': 'dc',
  'http://purl.org/dc/dcmitype/': 'dcmitype',
  'http://purl.org/dc/terms/': 'dcterms',
  'http://purl.org/rss/1.0/modules/content/': 'content',
  'http://rssnamespace.org/feedburner/ext/1.0': 'feedburner',
  'http://search.yahoo.com/mrss': 'media',
  'http://search.yahoo.com/mrss/': 'media',
  'https://search.yahoo.com/mrss/': 'media',
  'http://wordpress.org/export/1.2/excerpt/': 'excerpt',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://example.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://www.pheedo.com/namespace/pheedo': 'pheedo',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
  'http://www.w3.org/1999/xhtml': 'xhtml',
  'http://www.w3.org/1999/xlink': 'xlink',
  'http://www.w3.org/xml/1998/namespace': 'xml',
}

/** Prefixes that mean what they always mean also where the feed forgot to declare them. */
export const USUAL_PREFIXES: ReadonlySet<string> = new Set(Object.values(FEED_NAMESPACES).filter((name) => name !== ''))

/** Short name of a namespace; undefined for one that feeds have no use for. Case and a missing last slash don't count. */
export function feedNamespace(uri: string): string | undefined {
  const lower = uri.trim().toLowerCase()
  return FEED_NAMESPACES[lower] ?? FEED_NAMESPACES[`${lower}/`]
}
