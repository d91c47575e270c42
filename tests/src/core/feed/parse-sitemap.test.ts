import { describe, expect, it } from 'vitest'
import { parseSitemap } from '../../../../src/core/feed/parse-sitemap.ts'

describe('parseSitemap', () => {
  it('reads pages, newest first', () => {
    const sitemap = parseSitemap(`<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      <url><loc>https://example.org/old</loc><lastmod>2024-01-01</lastmod></url>
      <url><loc> https://example.org/new?a=1&amp;b=2 </loc><lastmod>2024-05-01T10:00:00+03:00</lastmod></url>
      <url><loc>/relative</loc></url></urlset>`)
    expect(sitemap).toMatchObject({
      kind: 'pages',
      entries: [
        { url: 'https://example.org/new?a=1&b=2', updatedAt: '2024-05-01T07:00:00Z', title: null },
        { url: 'https://example.org/old', updatedAt: '2024-01-01' },
      ],
    })
  })

  it.each(['news', 'n'])('reads news under the prefix %s', (prefix) => {
    const sitemap =
      parseSitemap(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:${prefix}="http://www.google.com/schemas/sitemap-news/0.9">
      <url><loc>https://example.org/a</loc><${prefix}:news><${prefix}:publication_date>2024-05-01</${prefix}:publication_date>
      <${prefix}:title>Tom &amp; Ali</${prefix}:title><${prefix}:keywords>one, two</${prefix}:keywords></${prefix}:news></url></urlset>`)
    expect(sitemap).toMatchObject({
      entries: [{ title: 'Tom & Ali', publishedAt: '2024-05-01', categories: ['one', 'two'] }],
    })
  })

  it('reads an index', () => {
    const sitemap = parseSitemap(
      '<sitemapindex><sitemap><loc>https://example.org/1.xml.gz</loc><lastmod>2024-05-01</lastmod></sitemap></sitemapindex>',
    )
    expect(sitemap).toEqual({
      kind: 'index',
      sitemaps: [{ url: 'https://example.org/1.xml.gz', updatedAt: '2024-05-01' }],
    })
  })

  it('reads a plain list', () => {
    const sitemap = parseSitemap('https://example.org/a\nhttps://example.org/b\n')
    expect(sitemap).toMatchObject({ entries: [{ url: 'https://example.org/a' }, { url: 'https://example.org/b' }] })
  })

  it('keeps the whole entries of one that breaks off', () => {
    const sitemap = parseSitemap('<urlset><url><loc>https://example.org/a</loc></url><url><loc>https://example.org/cut')
    expect(sitemap).toMatchObject({ entries: [{ url: 'https://example.org/a' }] })
    expect(sitemap.kind === 'pages' && sitemap.entries.length).toBe(1)
  })

  it('says what it is not', () => {
    expect(() => parseSitemap('<html></html>')).toThrow(
      expect.objectContaining({ kind: 'input', code: 'not-a-sitemap' }),
    )
  })
})
