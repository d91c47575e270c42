import { describe, expect, it } from 'vitest'
import { extractArticle } from '../../../../src/core/article/extract-article.ts'
import { newsPage } from '../../../support/news-page.ts'

const read = (page: Parameters<typeof newsPage>[0], url = 'https://herald.example/rail') =>
  extractArticle({ html: newsPage(page), url, reference: false }).article.publishedAt
const jsonLd = (value: object) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`

describe('findPublishedAt', () => {
  it('takes the publication from JSON-LD, not the modification', () => {
    const head = jsonLd({
      '@graph': [
        { '@type': 'WebPage', datePublished: '2020-01-01' },
        { '@type': 'NewsArticle', datePublished: '2024-05-14T10:30:00+03:00', dateModified: '2024-06-01' },
      ],
    })
    expect(read({ head })).toBe('2024-05-14T10:30:00+03:00')
  })

  it.each([
    [
      '<meta property="article:published_time" content="2024-05-14T10:30:00Z"><meta property="article:modified_time" content="2024-06-01T00:00:00Z">',
      '2024-05-14T10:30:00Z',
    ],
    ['<meta name="parsely-pub-date" content="2024-05-14">', '2024-05-14'],
    ['<meta itemprop="datePublished" content="Tue, 14 May 2024 10:30:00 GMT">', '2024-05-14T10:30:00.000Z'],
    ['<meta name="pubdate" content="20240514">', '2024-05-14'],
    ['<meta name="pubdate" content="20240514T103000Z">', '2024-05-14'],
    ['<meta name="pubdate" content="20241514">', null],
    ['<meta property="og:image" content="https://cdn.example/uploads/2024/05/14/port.jpg">', '2024-05-14'],
    ['<meta property="og:image" content="https://cdn.example/20240514/port.jpg">', null],
    ['<meta name="publish_date" content="1715682600">', '2024-05-14T10:30:00.000Z'],
  ])('reads %s', (head, expected) => {
    expect(read({ head })).toBe(expected)
  })

  it('takes the first of the time elements beside the headline, not those of cards and comments', () => {
    const body =
      '<div class="meta">Updated <time class="updated" datetime="2024-06-01">June 1</time>, published <time datetime="2024-05-14T10:30:00+02:00">May 14</time></div>$'
    const below =
      '<aside><time datetime="2022-01-01">2022</time></aside><div class="comments"><time datetime="2024-05-20">x</time></div>'
    expect(read({ body, below })).toBe('2024-05-14T10:30:00+02:00')
  })

  it.each([
    ['en', '<p class="date">May 14, 2024</p>'],
    ['ru', '<p class="news-date">14 мая 2024, 10:30</p>'],
    ['fa', '<span class="time">سه‌شنبه ۲۵ اردیبهشت ۱۴۰۳ - ۱۰:۳۰</span>'],
    ['ar', '<span>الثلاثاء 14 مايو 2024</span>'],
    ['uk', '<div>14 травня 2024</div>'],
    ['de', '<p>Veröffentlicht am 14. Mai 2024</p>'],
    ['fr', '<p>Publié le 14 mai 2024 à 10h30</p>'],
    ['es', '<p>14 de mayo de 2024</p>'],
    ['tr', '<p>14 Mayıs 2024</p>'],
  ])('reads the visible date line of a page in %s', (lang, line) => {
    expect(read({ lang, body: `${line}$` })).toBe('2024-05-14')
  })

  it('believes the address before metas that tell a day long after it', () => {
    const head = '<meta property="article:published_time" content="2024-09-30T10:00:00Z">'
    expect(read({ head }, 'https://herald.example/2024/05/14/rail')).toBe('2024-05-14')
  })

  it('shows a moment told in UTC by the clock of the page where another of its times gives that away', () => {
    const head = `<meta property="article:published_time" content="2024-05-15T02:11:03+00:00">${jsonLd({ '@type': 'VideoObject', uploadDate: '2024-05-14T21:00:00-05:00' })}`
    expect(read({ head })).toBe('2024-05-14T21:11:03-05:00')
  })

  it('takes the date below the headline before today’s date in the header of the site', () => {
    const html = newsPage({ body: '<div>14 May 2024</div>$' }).replace(
      '<main>',
      '<div class="top">Sunday, 22 November 2026</div><main>',
    )
    expect(extractArticle({ html, url: 'https://herald.example/rail', reference: false }).article.publishedAt).toBe(
      '2024-05-14',
    )
  })

  it('believes the data of scripts only where they tell one day', () => {
    const script = (...days: readonly string[]) =>
      `<script>window.state={${days.map((day) => `"publishedAt":"${day}T10:00:00Z"`).join(',')}}</script>`
    expect(read({ head: script('2024-05-14') })).toBe('2024-05-14T10:00:00Z')
    expect(read({ head: script('2024-05-14', '2024-05-12') })).toBeNull()
  })

  it('makes up nothing where the page does not say', () => {
    expect(read({})).toBeNull()
  })

  it.each([
    ['en', 'Wednesday, Mar. 4, 2026 10:15 AM', '2026-03-04'],
    ['en', 'Mar 4, 2026, 9:05 PM EST', '2026-03-04T21:05:00-05:00'],
    ['en-GB', '04/03/2026', '2026-03-04'],
    ['en-US', '03/04/2026', '2026-03-04'],
    ['ru', 'среда, 4 марта 2026 г.', '2026-03-04'],
    ['ru', '10:15 МСК, 4 марта 2026 г.', '2026-03-04T10:15:00+03:00'],
    ['ru', '10:15 04.03.2026', '2026-03-04'],
    ['fa', 'چهارشنبه ۱۳ اسفند ۱۴۰۴ - ۱۰:۱۵', '2026-03-04'],
    ['fa', 'تاریخ انتشار: ۱۳ اسفندماه ۱۴۰۴ ساعت ۱۰:۱۵', '2026-03-04'],
    ['fa', '۱۴ دی ماه ۱۴۰۴', '2026-01-04'],
    ['fa', '۱۴۰۴/۱۲/۱۳', '2026-03-04'],
    ['ar', '٤ آذار/مارس ٢٠٢٦', '2026-03-04'],
    ['ar', 'الأربعاء، 4 مارس، 2026', '2026-03-04'],
    ['ar', '4 كانون الثاني 2026', '2026-01-04'],
    ['uk', 'Середа, 4 березня 2026 р.', '2026-03-04'],
    ['de', 'Stand: 05.03.2026 | Veröffentlicht am 04.03.2026, 10:15 Uhr', '2026-03-04'],
    ['fr', 'Publié le 4 mars 2026 à 10h15', '2026-03-04'],
    ['fr', '1er mars 2026', '2026-03-01'],
    ['es', 'Miércoles, 4 de marzo de 2026 | 10:15', '2026-03-04'],
    ['tr', '4 Mart 2026 Çarşamba 10:15', '2026-03-04'],
    ['tr', 'Giriş: 04.03.2026 10:15 Güncelleme: 05.03.2026 11:00', '2026-03-04'],
  ])(
    'reads the date line of a short report, not the dates of other news beside it (%s: %s)',
    (lang, line, expected) => {
      const aside =
        '<aside><ul><li><a href="/x">Other news</a> <span class="date">9 February 2026</span></li></ul></aside>'
      for (const markup of [`<p>${line}</p>`, `<div class="date">${line}</div>`, `<ul><li>${line}</li></ul>`])
        expect(read({ lang, body: `${markup}<div>$</div>`, below: aside })).toBe(expected)
    },
  )

  it('does not take a date that the text speaks of', () => {
    expect(
      read({
        paragraphs: [
          'The treaty, which was first proposed when both presidents met at the summit of 12 March 2021, has been signed.',
          'It will be in force for twenty years, the ministers of both countries said after the ceremony.',
        ],
      }),
    ).toBeNull()
  })
})
