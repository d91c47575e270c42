import { describe, expect, it } from 'vitest'
import { describeArticle } from '../../../../src/core/article/describe-article.ts'
import { parsePage } from '../../../../src/core/article/parse-page.ts'
import { readMetadata } from '../../../../src/core/article/read-metadata.ts'

const read = (html: string, url: string | null = 'https://www.herald.example/news/1') =>
  describeArticle(readMetadata(parsePage(html)), url)

describe('describeArticle', () => {
  it.each([
    ['<title>Deal signed | The Herald</title><meta property="og:site_name" content="The Herald">', 'Deal signed'],
    ['<title>Deal signed - The Herald</title><meta property="og:site_name" content="The Herald">', 'Deal signed'],
    ['<title>Russia - Iran: a deal</title>', 'Russia - Iran: a deal'],
    ['<title>x</title><meta property="og:title" content="Deal &amp; signed">', 'Deal & signed'],
    ['<title>Deal signed in Rasht | Herald</title><body><h1>Deal signed in Rasht</h1>', 'Deal signed in Rasht'],
    [
      '<title>Herald</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Deal signed"}</script>',
      'Deal signed',
    ],
    [
      '<title>Deal signed in Rasht | World | The Herald</title><meta property="og:site_name" content="The Herald"><h1>The Herald</h1>',
      'Deal signed in Rasht',
    ],
    ['<title>Deal signed in Rasht - HERALD</title>', 'Deal signed in Rasht'],
    [
      '<title>Deal signed in the port of Rasht - Economy</title><meta property="og:title" content="Deal signed"><h1>Economy</h1>',
      'Deal signed',
    ],
    ['<title>Deal signed in Rasht</title><h1>Latest news</h1><h1>Most read</h1>', 'Deal signed in Rasht'],
    ['<title>News of the day</title><h1>Deal signed in the port of Rasht</h1>', 'Deal signed in the port of Rasht'],
    ['<p>nothing</p>', null],
  ])('reads the title of %s', (html, title) => {
    expect(read(html).title).toBe(title)
  })

  it.each([
    [
      '<script type="application/ld+json">{"@type":"Article","author":[{"name":"Jane Doe"},{"name":"Ali Karimi"}]}</script>',
      'Jane Doe, Ali Karimi',
    ],
    ['<meta name="author" content="Jane Doe">', 'Jane Doe'],
    [
      '<meta property="article:author" content="https://facebook.example/jane"><p class="byline">By Jane Doe</p>',
      'Jane Doe',
    ],
    ['<p class="byline">Posted on</p><p class="author">Von: Jane Doe · 12. Mai 2024</p>', 'Jane Doe'],
    ['<p class="byline">12.05.2024</p>', null],
    ['<a rel="author" href="/jane">Jane Doe</a>', 'Jane Doe'],
    ['<p class="byline">Jane Doe, December 7, 2016 5:10 PM</p>', 'Jane Doe'],
    [
      '<p class="ArticleByline_root">By <a href="/staff/jane-doe">Jane Doe</a><a href="/x">@jane</a><i>Dec 7</i></p>',
      'Jane Doe',
    ],
    ['<div class="byline"><span>Jane Doe</span><span>Staff Writer</span><time>2 h ago</time></div>', 'Jane Doe'],
    [
      '<p class="byline">By <a href="/people/jane-doe">Jane Doe</a> and <a href="/people/ali-karimi">Ali Karimi</a></p>',
      'Jane Doe, Ali Karimi',
    ],
    ['<a href="/author/jane-doe">Jane Doe</a>', 'Jane Doe'],
    ['<meta name="author" content="desk@herald.example"><span class="author">Jane Doe</span>', 'Jane Doe'],
    [
      '<script type="application/ld+json">{"@type":"Article","author":{"name":"Herald"}}</script><p class="author-name">Jane Doe</p>',
      'Jane Doe',
    ],
    [
      '<script type="application/ld+json">{"@type":"Article","author":{"name":"Herald"}}</script><p class="author-name">jd, ag</p>',
      'Herald',
    ],
  ])('reads the writer of %s', (html, byline) => {
    expect(read(html).byline).toBe(byline)
  })

  it.each([
    ['<link rel="canonical" href="/news/1?ref=2">', 'https://www.herald.example/news/1?ref=2'],
    ['<meta property="og:url" content="https://herald.example/news/1">', 'https://herald.example/news/1'],
    ['<link rel="canonical" href="https://other.example/news/1">', null],
    ['<link rel="canonical" href="https://www.herald.example/">', null],
    ['<link rel="canonical" href="javascript:alert(1)">', null],
  ])('believes %s only on its own site and for this page', (html, canonicalUrl) => {
    expect(read(html).canonicalUrl).toBe(canonicalUrl)
  })
})
