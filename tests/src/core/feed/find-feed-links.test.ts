import { describe, expect, it } from 'vitest'
import { findFeedLinks } from '../../../../src/core/feed/find-feed-links.ts'

describe('findFeedLinks', () => {
  it('finds the declared feeds, comments last', () => {
    const html = `<head><base href="/blog/">
      <link rel="alternate" type="application/rss+xml" title="Site comments" href="/comments/feed">
      <link rel="ALTERNATE" type="application/atom+xml; charset=utf-8" title="Site" href="feed.atom">
      <link rel="alternate" hreflang="ru" href="/ru/"><link rel="stylesheet" type="text/css" href="/a.css">
      <link rel="feed" href="https://other.example/f"></head>`
    expect(findFeedLinks(html, 'https://example.org/x/y')).toEqual([
      { url: 'https://example.org/blog/feed.atom', title: 'Site', type: 'application/atom+xml' },
      { url: 'https://other.example/f', title: null, type: '' },
      { url: 'https://example.org/comments/feed', title: 'Site comments', type: 'application/rss+xml' },
    ])
  })

  it('falls back on links that look like feeds', () => {
    const html =
      '<a href="/rss.xml">RSS</a><a href="/rss.xml">again</a><a href="/feedback">Feedback</a><a href="/news">News</a>'
    expect(findFeedLinks(html, 'https://example.org/').map(({ url }) => url)).toEqual(['https://example.org/rss.xml'])
  })

  it('finds nothing where there is nothing', () => {
    expect(findFeedLinks('<p>hello', 'https://example.org/')).toEqual([])
  })
})
