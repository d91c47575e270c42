import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extractArticle } from '../../../../src/core/article/extract-article.ts'
import { newsPage } from '../../../support/news-page.ts'
import { startCpuTime } from '../../../support/cpu-time.ts'

const LIMIT_MS = 5_000

function timed(html: string): number {
  const spentMs = startCpuTime()
  const { article } = extractArticle({ html, url: 'https://herald.example/a', reference: false })
  expect(article.quality.score).toBeGreaterThanOrEqual(0)
  return spentMs()
}

describe('extractArticle on hostile pages', () => {
  it.each([
    ['100,000 nested elements', () => '<div>'.repeat(100_000)],
    [
      '100,000 nested elements, none of them closed by what follows',
      () => '<b>'.repeat(100_000) + '</div>'.repeat(100_000),
    ],
    ['5 MB of attributes', () => `<div ${'a=b '.repeat(1_250_000)}>x</div>`],
    ['400,000 distinct attributes', () => `<div ${Array.from({ length: 400_000 }, (_, at) => `a${at}=b`).join(' ')}>`],
    ['null bytes', () => '\0'.repeat(1_000_000)],
    ['one word of 1 MB', () => `<p>${'a'.repeat(1_000_000)}</p>`],
    ['a class of 1 MB', () => `<p class="${'a-'.repeat(500_000)}">x</p>`],
    ['scripts without end', () => '<script>'.repeat(300_000)],
    ['comments without end', () => '<!--'.repeat(300_000)],
    ['many small elements', () => '<p>Some text.'.repeat(150_000)],
    ['lines that nearly match boilerplate', () => `<p>${'follow '.repeat(50)}</p>`.repeat(3_000)],
    ['digits that nearly make dates', () => `<p>${'1/1/1/1.1.1.1 20 '.repeat(20)}</p>`.repeat(2_000)],
    ['broken JSON-LD', () => `<script type="application/ld+json">${'{"@type":['.repeat(100_000)}</script>`],
    [
      'deep JSON-LD',
      () => `<script type="application/ld+json">${'{"@graph":['.repeat(5_000)}${']}'.repeat(5_000)}</script>`,
    ],
  ])('stays within its time on %s', (_, make) => {
    expect(timed(make())).toBeLessThan(LIMIT_MS)
  })

  it('never throws on truncated, shuffled and random pages', () => {
    const page = newsPage({
      head: '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-05-14"}</script>',
    })
    const truncated = fc.nat(page.length).map((at) => page.slice(0, at))
    const shuffled = fc
      .tuple(fc.nat(page.length), fc.nat(page.length))
      .map(([a, b]) => page.slice(a) + page.slice(0, b) + page.slice(Math.min(a, b)))
    const random = fc
      .array(
        fc.constantFrom(
          '<',
          '>',
          '/',
          '"',
          'p',
          'div',
          ' class=',
          '&nbsp;',
          '<!--',
          '\0',
          'ы',
          '2024-01-01',
          '\u202e',
          '<script',
        ),
        { maxLength: 200 },
      )
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(truncated, shuffled, random, fc.string({ unit: 'binary' })), (html) => {
        expect(typeof extractArticle({ html, url: null, reference: false }).article.text).toBe('string')
      }),
      { numRuns: 300 },
    )
  })
})
