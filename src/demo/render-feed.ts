import { escapeMarkup } from './escape-markup.ts'

/** An entry of a feed. */
export interface DemoEntry {
  readonly id: string
  readonly url: string
  readonly title: string
  readonly summary: string
  readonly by: string
  readonly lang: string
  readonly publishedAt: Date
}

/** What a feed says of itself, and its entries, latest first. */
export interface DemoFeed {
  readonly title: string
  readonly siteUrl: string
  readonly feedUrl: string
  readonly entries: readonly DemoEntry[]
}

/** Each format with its media type. */
export const FEED_FORMATS = {
  atom: { type: 'application/atom+xml; charset=utf-8', render: renderAtom },
  json: { type: 'application/feed+json', render: renderJson },
  rss: { type: 'application/rss+xml; charset=utf-8', render: renderRss },
} as const

function renderRss({ title, siteUrl, feedUrl, entries }: DemoFeed): string {
  const items = entries.map(
    (entry) =>
      `<item><guid isPermaLink="false">${entry.id}</guid><title>${escapeMarkup(entry.title)}</title><link>${escapeMarkup(entry.url)}</link>` +
      `<description>${escapeMarkup(entry.summary)}</description><pubDate>${entry.publishedAt.toUTCString()}</pubDate></item>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>${escapeMarkup(title)}</title><link>${siteUrl}</link><description>${escapeMarkup(title)}</description><atom:link rel="self" href="${feedUrl}"/>
${items.join('\n')}
</channel></rss>
`
}

function renderAtom({ title, siteUrl, feedUrl, entries }: DemoFeed): string {
  const items = entries.map(
    (entry) =>
      `<entry xml:lang="${entry.lang}"><id>${entry.id}</id><title>${escapeMarkup(entry.title)}</title><link href="${escapeMarkup(entry.url)}"/>` +
      `<updated>${entry.publishedAt.toISOString()}</updated><author><name>${escapeMarkup(entry.by)}</name></author><summary>${escapeMarkup(entry.summary)}</summary></entry>`,
  )
  const updated = entries[0]?.publishedAt.toISOString() ?? new Date(0).toISOString()
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>${feedUrl}</id><title>${escapeMarkup(title)}</title><updated>${updated}</updated><link href="${siteUrl}"/><link rel="self" href="${feedUrl}"/>
${items.join('\n')}
</feed>
`
}

function renderJson({ title, siteUrl, feedUrl, entries }: DemoFeed): string {
  const items = entries.map((entry) => ({
    id: entry.id,
    url: entry.url,
    title: entry.title,
    summary: entry.summary,
    date_published: entry.publishedAt.toISOString(),
    authors: [{ name: entry.by }],
    language: entry.lang,
  }))
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: siteUrl,
    feed_url: feedUrl,
    items,
  })
}
