import { describe, expect, it } from 'vitest'
import { extractArticle } from '../../../../src/core/article/extract-article.ts'
import { newsPage, PARAGRAPHS } from '../../../support/news-page.ts'

const TEXT = PARAGRAPHS.join('\n\n')
const textOf = (html: string) => extractArticle({ html, url: null, reference: false }).article.text

describe('cleanBlocks', () => {
  const [first = '', second = '', ...rest] = PARAGRAPHS

  it.each([
    '12:41, Thu, Jul 18, 2024 | UPDATED: 12:50',
    'Empfohlener redaktioneller Inhalt',
    'An dieser Stelle finden Sie einen externen Inhalt von YouTube, der den Artikel ergänzt.',
    'View this post on Instagram',
    'Officials look at the plan of the line in the port city. IMAGO/Jane Doe',
    'Минутная сцена подписания соглашения в порту (ТАСС / Иван Иванов)',
    '5 Min. Lesezeit',
    'Temps de lecture : 4 min',
    'Время чтения: 3 минуты',
    'Dieses Thema im Programm: Nachrichten | 13:00 Uhr',
    'Czytaj więcej',
    'Would you like to comment on this article?',
    'This article is more than 5 years old',
    'Нашли ошибку? Выделите её и нажмите Ctrl+Enter.',
    'https://example.org/p/4boRv',
    'Publicité',
    'تبلیغات',
  ])('drops the line “%s” from between the paragraphs', (line) => {
    expect(textOf(newsPage({ paragraphs: [first, second, line, ...rest] }))).toBe(TEXT)
  })

  it.each(['Verwendete Quellen', 'Die Redaktion empfiehlt', 'Para saber más', 'Zobacz także', 'اخبار پیشنهادی'])(
    'ends at the heading “%s”',
    (heading) => {
      const below = `<h3>${heading}</h3><ul><li>A first source of the desk</li><li>Another one of them</li></ul>`
      expect(textOf(newsPage({ body: `<div class="x">$${below}</div>` }))).toBe(TEXT)
    },
  )

  it('keeps the days that lead the entries of a chronology', () => {
    const entries = ['3 March 2024', first, '9 April 2024', second, '14 May 2024', ...rest]
    expect(textOf(newsPage({ paragraphs: [second.replace('The', 'That'), ...entries] }))).toContain('9 April 2024')
  })

  it('keeps a sentence that tells a day and a time', () => {
    const sentence = 'The first train left on 9 April 2024 at 10:30 from the new station of the port city.'
    expect(textOf(newsPage({ paragraphs: [first, sentence, second] }))).toContain(sentence)
  })
})
