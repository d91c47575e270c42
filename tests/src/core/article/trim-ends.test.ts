import { describe, expect, it } from 'vitest'
import { extractArticle } from '../../../../src/core/article/extract-article.ts'
import { newsPage, PARAGRAPHS } from '../../../support/news-page.ts'

const TEXT = PARAGRAPHS.join('\n\n')
const textOf = (html: string) => extractArticle({ html, url: null, reference: false }).article.text
const above = (markup: string) => textOf(newsPage({ body: `<div class="x">${markup}$</div>` }))

describe('trimEnds', () => {
  it.each([
    ['a line of day and time', '<p>28.04.2023, 20.15 Uhr</p>'],
    ['a line of day and time with labels', '<p>Giriş: 03.07.2024 - 18:24 Güncelleme: 03.07.2024 - 18:57</p>'],
    ['a day with the reading time', '<p>15.04.2026 - 15:48 UhrLesedauer: 2 Min.</p>'],
    ['a Persian day', '<p>۱۴ خرداد ۱۴۰۳</p>'],
    [
      'a kicker, the headline again and the day',
      '<p>After two years</p><h2>Rail agreement signed after two years of talks</h2><p>14 May 2024</p>',
    ],
    ['the headline again behind its kicker', '<h3>Port city: Rail agreement signed after two years of talks</h3>'],
  ])('drops %s above the text', (_, markup) => {
    expect(above(markup)).toBe(TEXT)
  })

  it('keeps a heading above the text that says something else', () => {
    expect(above('<h2>What the two sides agreed on</h2>')).toBe(`What the two sides agreed on\n\n${TEXT}`)
  })
})
