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

  it('reads a sitemap, and names a member where it is given an index', async () => {
    const pages =
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://a.example/1</loc></url></urlset>'
    const index =
      '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://a.example/s1.xml</loc></sitemap></sitemapindex>'
    expect(await read('sitemap', pages)).toMatchObject({ entries: [{ url: 'https://a.example/1' }] })
    expect(await read('sitemap', index)).toMatchObject({
      kind: 'unreadable',
      reason: expect.stringContaining('https://a.example/s1.xml'),
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
})
