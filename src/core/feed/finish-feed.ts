import type { Feed, FeedEntry } from './feed.ts'
import { mendCharacters } from './mend-characters.ts'
import { parseFeedDate } from './parse-feed-date.ts'
import { plainText } from './plain-text.ts'
import type { RawEntry, RawFeed, RawLink, RawText } from './raw-feed.ts'
import { escapeText } from './element-text.ts'
import { tidyMarkup } from './tidy-markup.ts'

const HTTP = /^https?:\/\/[^\s/]/i
/** Links that may be the page itself, the best first; `self`, `edit`, `enclosure`, `replies` and such never are. */
const PAGE_RELS: readonly string[] = ['alternate', 'permalink', 'source', 'id', 'canonical', 'bookmark']

/**
 * Makes a feed as Entente uses it from what a reader found: absolute links (xml:base, then the feed's address, then the
 * site's), titles in plain words, ISO dates, markup with absolute links; whatever the feed does not say is null.
 */
export function finishFeed(raw: RawFeed, url: string | undefined): Feed {
  const link = pageLink(raw.links, url)
  const base = url ?? link ?? undefined
  return {
    title: plain(raw.title),
    link,
    lang: raw.lang?.trim().replace('_', '-') || null,
    hub: relatedLink(raw.links, 'hub', base),
    self: relatedLink(raw.links, 'self', base),
    entries: raw.entries.map((entry) => finishEntry(entry, base)),
  }
}

function finishEntry(entry: RawEntry, base: string | undefined): FeedEntry {
  const content = markup(entry.content, base)
  return {
    id: entry.id === undefined ? null : mendCharacters(entry.id).trim() || null,
    url: pageLink(entry.links, base),
    title: plain(entry.title),
    author:
      [...new Set(entry.authors.map((author) => plainText({ value: mendCharacters(author), kind: 'guess' })))].join(
        ', ',
      ) || null,
    publishedAt: firstDate(entry.published),
    updatedAt: firstDate(entry.updated),
    summary: words(entry.summary, base) ?? content,
    contentHtml: content,
    categories: [
      ...new Set(entry.categories.map((category) => plainText({ value: mendCharacters(category), kind: 'guess' }))),
    ],
  }
}

function plain(text: RawText | undefined): string | null {
  return text === undefined ? null : plainText({ ...text, value: mendCharacters(text.value) }) || null
}

function markup(text: RawText | undefined, base: string | undefined): string | null {
  if (text === undefined) return null
  const value = mendCharacters(text.value)
  if (text.kind === 'text') return escapeText(value) || null
  return tidyMarkup(value, resolveUrl(text.base ?? '', base) ?? base) || null
}

/** A summary is as the feed has it: plain words stay plain, markup stays markup. */
function words(text: RawText | undefined, base: string | undefined): string | null {
  if (text === undefined) return null
  return text.kind === 'text' ? mendCharacters(text.value).trim() || null : markup(text, base)
}

function firstDate(values: readonly string[]): string | null {
  for (const value of values) {
    const date = parseFeedDate(value)
    if (date !== undefined) return date
  }
  return null
}

function pageLink(links: readonly RawLink[], base: string | undefined): string | null {
  for (const rel of PAGE_RELS) {
    const candidates = links.filter((link) => link.rel === rel)
    const pages = candidates.filter(({ type }) => type === undefined || type.includes('html'))
    for (const link of [...pages, ...candidates]) {
      // An id is an address only where it is written as one.
      if (rel === 'id' && !HTTP.test(link.href.trim())) continue
      const resolved = resolveUrl(link.href, resolveUrl(link.base ?? '', base) ?? base)
      if (resolved !== undefined) return resolved
    }
  }
  return null
}

/** Where the first link of a relation leads that leads anywhere. */
function relatedLink(links: readonly RawLink[], rel: string, base: string | undefined): string | null {
  const related = links.filter((link) => link.rel === rel)
  return related.map((link) => resolveUrl(link.href, resolveUrl(link.base ?? '', base) ?? base)).find(Boolean) ?? null
}

/** An http address as the feed wrote it, or resolved where it is relative; undefined for what is neither. */
function resolveUrl(href: string, base: string | undefined): string | undefined {
  const written = mendCharacters(href).trim()
  if (written === '') return undefined
  if (HTTP.test(written)) return URL.canParse(written) ? written : undefined
  const resolved = URL.parse(written, base)?.href
  return resolved !== undefined && HTTP.test(resolved) ? resolved : undefined
}
