import { describe, expect, it } from 'vitest'
import { extractLinks } from '../../../../src/core/feed/extract-links.ts'

const PAGE = `<html><head><base href="/en/"></head><body>
<nav><a href="/about">About</a><a href="/contact-us">Contact</a></nav>
<main>
  <article><a href="news/123456"><img src="x.jpg" alt="A picture"></a><h2><a href="/en/news/123456?utm_source=front">Russia and Iran <b>sign</b> a treaty</a></h2></article>
  <article><a href="news/minister-speaks-of-corridor">Minister speaks</a></article>
  <article><a href="https://elsewhere.example/2024/05/01/a">Elsewhere</a></article>
  <a href="javascript:void(0)">nothing</a><a href="mailto:a@b.c">mail</a>
</main></body></html>`
const URL = 'https://example.org/front'

describe('extractLinks', () => {
  it('takes the articles of the site where no rule is given, each once, with the headline', () => {
    expect(extractLinks(PAGE, URL)).toEqual([
      { url: 'https://example.org/en/news/123456', title: 'Russia and Iran sign a treaty' },
      { url: 'https://example.org/en/news/minister-speaks-of-corridor', title: 'Minister speaks' },
    ])
  })

  it('takes the links within what a selector names', () => {
    expect(extractLinks(PAGE, URL, { selector: 'nav' }).map(({ url }) => url)).toEqual([
      'https://example.org/about',
      'https://example.org/contact-us',
    ])
    expect(extractLinks(PAGE, URL, { selector: 'article > a' })).toHaveLength(3)
  })

  it.each([
    ['https://elsewhere.example/*', ['https://elsewhere.example/2024/05/01/a']],
    ['/en/news/minister-*', ['https://example.org/en/news/minister-speaks-of-corridor']],
    ['*.html', []],
  ])('takes what meets the pattern %s', (pattern, urls) => {
    expect(extractLinks(PAGE, URL, { pattern }).map(({ url }) => url)).toEqual(urls)
  })

  it('names a selector that is none', () => {
    expect(() => extractLinks(PAGE, URL, { selector: 'a[' })).toThrow(
      expect.objectContaining({ kind: 'config', code: 'bad-selector' }),
    )
  })
})
