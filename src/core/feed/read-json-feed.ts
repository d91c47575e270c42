import { parseJsonFeed } from 'feedsmith'
import type { RawEntry, RawFeed, RawLink, RawText } from './raw-feed.ts'

type JsonFeed = ReturnType<typeof parseJsonFeed>
type JsonItem = NonNullable<JsonFeed['items']>[number]

/** Reads a JSON Feed (https://www.jsonfeed.org/version/1.1/) with feedsmith; undefined when the text is not one. */
export function readJsonFeed(text: string): RawFeed | undefined {
  const value = parseJson(text)
  if (typeof value !== 'object' || value === null || !('items' in value) || !Array.isArray(value.items))
    return undefined
  const feed = parse(value)
  if (feed === undefined) return undefined
  return {
    title: plain(feed.title),
    links: [...link(feed.home_page_url), ...link(hubOf(feed), 'hub'), ...link(feed.feed_url, 'self')],
    lang: feed.language,
    entries: (feed.items ?? []).map((item) => readItem(item ?? {})),
  }
}

/** https://www.jsonfeed.org/version/1.1/#subscribing-to-real-time-notifications names the protocol in any case. */
function hubOf(feed: JsonFeed): string | undefined {
  return (feed.hubs ?? []).find((hub) => hub?.type?.toLowerCase() === 'websub')?.url
}

function readItem(item: Partial<JsonItem>): RawEntry {
  return {
    id: item.id,
    links: [...link(item.url), ...link(item.external_url)],
    title: plain(item.title),
    authors: present((item.authors ?? []).map((author) => author?.name)),
    published: present([item.date_published]),
    updated: present([item.date_modified]),
    summary: plain(item.summary),
    content: item.content_html === undefined ? plain(item.content_text) : { value: item.content_html, kind: 'html' },
    categories: present(item.tags ?? []),
  }
}

function parse(value: unknown): JsonFeed | undefined {
  try {
    return parseJsonFeed(value)
  } catch {
    return undefined
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function plain(value: string | undefined): RawText | undefined {
  return value === undefined ? undefined : { value, kind: 'text' }
}

function link(href: string | undefined, rel = 'alternate'): readonly RawLink[] {
  return href === undefined ? [] : [{ href, rel }]
}

function present(values: readonly unknown[]): readonly string[] {
  return values.filter((value): value is string => typeof value === 'string' && value !== '')
}
