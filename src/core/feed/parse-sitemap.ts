import { Failure } from '../../errors.ts'
import { childOf, elementsOf, textOf } from './element-text.ts'
import { EMPTY_ENTRY, type FeedEntry } from './feed.ts'
import { mendCharacters } from './mend-characters.ts'
import { mendEntities } from './mend-entities.ts'
import { parseFeedDate } from './parse-feed-date.ts'
import { readXmlTree } from './read-xml-tree.ts'
import type { XmlElement } from './read-xml-tree.ts'

/** A sitemap lists pages; a sitemap index lists sitemaps, each with the day of its last change. */
export type Sitemap =
  | { readonly kind: 'pages'; readonly entries: readonly FeedEntry[] }
  | {
      readonly kind: 'index'
      readonly sitemaps: readonly { readonly url: string; readonly updatedAt: string | null }[]
    }

const PLAIN_LIST = /^\s*https?:\/\/\S+\s*(?:\n|$)/

/**
 * Reads a sitemap (https://www.sitemaps.org/protocol.html), a sitemap index, a Google News sitemap
 * (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap) or a plain list of addresses.
 * News entries carry title, language-free date and keywords; of others only address and last change are known. Newest
 * first where dates are given. Throws `Failure('input', 'not-a-sitemap')`.
 */
export function parseSitemap(text: string): Sitemap {
  if (PLAIN_LIST.test(text)) {
    const lines = text.split(/\s+/).filter((line) => line.startsWith('http') && URL.canParse(line))
    return { kind: 'pages', entries: lines.map((url) => ({ ...EMPTY_ENTRY, url })) }
  }
  const roots = elementsOf(readXmlTree(mendEntities(text)))
  const index = roots.find(({ name }) => local(name) === 'sitemapindex')
  if (index !== undefined) return { kind: 'index', sitemaps: sitemapsOf(index) }
  const urlset = roots.find(({ name }) => local(name) === 'urlset')
  if (urlset === undefined)
    throw new Failure('input', 'not-a-sitemap', 'This is not a sitemap: it has neither <urlset> nor <sitemapindex>.')
  const entries = named(urlset, 'url')
    .filter(({ cut }) => !cut)
    .flatMap((page) => entryOf(page))
  return { kind: 'pages', entries: entries.sort(newestFirst) }
}

function sitemapsOf(index: XmlElement): readonly { readonly url: string; readonly updatedAt: string | null }[] {
  return named(index, 'sitemap').flatMap((sitemap) => {
    const url = address(sitemap)
    return url === undefined ? [] : [{ url, updatedAt: date(named(sitemap, 'lastmod')[0]) }]
  })
}

function entryOf(page: XmlElement): readonly FeedEntry[] {
  const url = address(page)
  if (url === undefined) return []
  const news = named(page, 'news')[0]
  const words = (name: string) => mendCharacters(textOf(news && named(news, name)[0])) || null
  const keywords =
    words('keywords')
      ?.split(',')
      .map((keyword) => keyword.trim()) ?? []
  return [
    {
      ...EMPTY_ENTRY,
      url,
      title: words('title'),
      publishedAt: date(news && named(news, 'publication_date')[0]),
      updatedAt: date(childOf(page, 'lastmod')),
      categories: keywords.filter((keyword) => keyword !== ''),
    },
  ]
}

function address(element: XmlElement): string | undefined {
  const written = textOf(named(element, 'loc')[0])
  return /^https?:\/\//i.test(written) && URL.canParse(written) ? written : undefined
}

function date(element: XmlElement | undefined): string | null {
  return parseFeedDate(textOf(element)) ?? null
}

/** News elements live in a namespace of their own, whose prefix is anybody's. */
function named(element: XmlElement, name: string): readonly XmlElement[] {
  return elementsOf(element).filter((child) => local(child.name) === name)
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function newestFirst(a: FeedEntry, b: FeedEntry): number {
  return (b.publishedAt ?? b.updatedAt ?? '').localeCompare(a.publishedAt ?? a.updatedAt ?? '')
}
