import { describe, expect, it } from 'vitest'
import { readEntries, type ReadEntriesInput } from '../../../src/analysis/read-entries.ts'

const read = (kind: ReadEntriesInput['kind'], text: string) =>
  readEntries({ kind, bytes: new TextEncoder().encode(text), contentType: null, url: 'https://a.example/news/' })

describe('readEntries', () => {
  it('reads a feed', async () => {
    const rss =
      '<rss version="2.0"><channel><title>A</title><item><title>One</title><link>https://a.example/1</link></item></channel></rss>'
    expect(await read('feed', rss)).toMatchObject({
      kind: 'read',
      entries: [{ title: 'One', url: 'https://a.example/1' }],
    })
  })

  it.each([
    ['of no entries', '<rss version="2.0"><channel><title>A</title></channel></rss>'],
    ['that is empty', '<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom"/>\n'],
    ['of JSON without items', '{"version":"https://jsonfeed.org/version/1.1","title":"A","items":[]}'],
  ])('takes a feed %s for what it is', async (_, text) => {
    expect(await read('feed', text)).toMatchObject({ kind: 'read', entries: [] })
  })

  it('refuses a feed that was cut before its first entry', async () => {
    const result = await read('feed', '<rss version="2.0"><channel><title>The Da')
    expect(result).toEqual({ kind: 'unreadable', reason: 'The feed ends in the middle, before its first entry.' })
  })

  it('reads the links of a page', async () => {
    const result = await read(
      'page',
      '<a href="/news/2024/05/14/rail-agreement-signed">Rail agreement signed after two years</a>',
    )
    expect(result).toMatchObject({
      kind: 'read',
      entries: [{ url: 'https://a.example/news/2024/05/14/rail-agreement-signed' }],
    })
  })

  it('reads a sitemap, and the sitemaps of an index', async () => {
    const pages =
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://a.example/1</loc></url></urlset>'
    const index =
      '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://a.example/s1.xml</loc></sitemap></sitemapindex>'
    expect(await read('sitemap', pages)).toMatchObject({ entries: [{ url: 'https://a.example/1' }] })
    expect(await read('sitemap', index)).toMatchObject({
      kind: 'index',
      sitemaps: [{ url: 'https://a.example/s1.xml', updatedAt: null }],
    })
  })

  it('takes a watched article for its own one entry', async () => {
    expect(await read('article', '')).toMatchObject({
      entries: [{ id: 'https://a.example/news/', url: 'https://a.example/news/' }],
    })
  })

  it('says why a feed cannot be read', async () => {
    expect(await read('feed', '<html><body>Not a feed</body></html>')).toMatchObject({
      kind: 'unreadable',
      reason: expect.any(String),
    })
  })

  it('gives the feeds that a page names where a feed was expected', async () => {
    const page =
      '<html><head><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head><body>Hi</body></html>'
    expect(await read('feed', page)).toMatchObject({ kind: 'unreadable', feedUrls: ['https://a.example/rss.xml'] })
  })

  it('takes two thousand entries of one poll, from both ends where none has a date', async () => {
    const pages = Array.from({ length: 5_000 }, (_, page) => `<url><loc>https://a.example/${page}</loc></url>`)
    const result = await read('sitemap', `<urlset>${pages.join('')}</urlset>`)
    const entries = result.kind === 'read' ? result.entries : []
    expect(result).toMatchObject({ kind: 'read', listed: 5_000 })
    expect([entries.length, entries[0]?.url, entries.at(-1)?.url]).toEqual([
      2_000,
      'https://a.example/0',
      'https://a.example/4999',
    ])
  })
})
