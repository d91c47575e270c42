import { describe, expect, it } from 'vitest'
import { extractArticle } from '../../../../src/core/article/extract-article.ts'
import { newsPage, PARAGRAPHS } from '../../../support/news-page.ts'

const URL = 'https://herald.example/2024/05/14/rail'
const read = (html: string) => extractArticle({ html, url: URL, reference: false })
const jsonLd = (articleBody: string) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', articleBody })}</script>`
const textOf = (html: string) => read(html).article.text

describe('extractArticle', () => {
  it('takes the article and leaves navigation, captions, cards, comments, banners and footers', () => {
    const { article, outcome } = read(newsPage())
    expect(outcome).toBe('article')
    expect(article.text).toBe(PARAGRAPHS.join('\n\n'))
    expect(article).toMatchObject({
      title: 'Rail agreement signed after two years of talks',
      siteName: 'The Example Herald',
      lang: 'en',
      publishedAt: '2024-05-14',
    })
    expect(article.quality.score).toBeGreaterThan(0.7)
  })

  it.each([
    ['an element that is marked as the body', '<div itemprop="articleBody">$</div>'],
    ['an article element', '<article><header><p class="byline">By Jane Doe</p></header>$</article>'],
    ['a wrapper that is named like a side box', '<div class="sidebar-layout has-related">$</div>'],
    ['nested wrappers', '<div><div><section><div>$</div></section></div></div>'],
    ['a form around the whole page, as ASP.NET has it', '<form id="aspnetForm"><div>$</div></form>'],
  ])('finds the text in %s', (_, body) => {
    expect(textOf(newsPage({ body }))).toBe(PARAGRAPHS.join('\n\n'))
  })

  it.each([
    'Read more: <a href="/x">Another agreement</a>',
    '<a href="/x">Port city celebrates the new line with fireworks</a>',
    'Photo: Jane Doe/Example Agency',
    'Follow us on Twitter and Facebook for the latest news.',
    'Sign up for our daily newsletter to get the news in your inbox.',
    'Читайте также: <a href="/x">Ещё одна новость</a>',
    'بیشتر بخوانید: <a href="/x">خبر دیگر</a>',
    'Reporting by Jane Doe; editing by John Roe',
    '© 2024 The Example Herald',
    'Advertisement',
  ])('drops the line “%s” from between the paragraphs', (line) => {
    const [first = '', second = '', ...rest] = PARAGRAPHS
    expect(textOf(newsPage({ paragraphs: [first, second, line, ...rest] }))).toBe(PARAGRAPHS.join('\n\n'))
  })

  it('keeps quotes, lists, headings and embedded posts in their place', () => {
    const [first = '', second = '', third = '', fourth = ''] = PARAGRAPHS
    const quoted =
      'The contract is a milestone for our two nations and for the whole region, whatever others may say of it.'
    const body = `<div><p>${first}</p><h2>What was agreed</h2><ul><li>Eleven tunnels are built by the northern partner.</li><li>Tolls are shared equally from the first year on.</li></ul><p>${second}</p>
<blockquote class="twitter-tweet"><p>${quoted}</p></blockquote><p>${third}</p><p>${fourth}</p></div>`
    expect(textOf(newsPage({ body })).split('\n\n')).toEqual([
      first,
      'What was agreed',
      'Eleven tunnels are built by the northern partner.',
      'Tolls are shared equally from the first year on.',
      second,
      quoted,
      third,
      fourth,
    ])
  })

  it('takes cards with linked headlines for other articles, whatever their classes are', () => {
    const card = (at: number) =>
      `<div class="x${at} q"><h3><a href="/${at}">Another long headline number ${at} of the day</a></h3><p>A teaser of some length that ends as any sentence of running text ends.</p></div>`
    expect(textOf(newsPage({ below: `<div>${[1, 2, 3, 4].map(card).join('')}</div>` }))).toBe(PARAGRAPHS.join('\n\n'))
  })

  it('says a lead and a text that the page repeats once', () => {
    expect(textOf(newsPage({ paragraphs: [...PARAGRAPHS, ...PARAGRAPHS] }))).toBe(PARAGRAPHS.join('\n\n'))
  })

  it.each([
    ['for two sizes of screen', '<div class="wide">$</div><div class="narrow">$</div>'],
    ['in one body', '<div class="article-body">$$</div>'],
    ['in one paragraph', `<div class="article-body"><p>${PARAGRAPHS.join(' ')} ${PARAGRAPHS.join(' ')}</p></div>`],
    ['as far as its lead', `<div class="article-body"><p>${PARAGRAPHS[0]} ${PARAGRAPHS.join(' ')}</p></div>`],
  ])('says a text once that stands twice %s', (_, body) => {
    const text = PARAGRAPHS.map((paragraph) => `<p>${paragraph}</p>`).join('')
    const words = textOf(newsPage({ paragraphs: [], body: body.replaceAll('$', text) })).replaceAll('\n\n', ' ')
    expect(words).toBe(PARAGRAPHS.join(' '))
  })

  it.each([
    ['by class', '<div class="user-comments">$</div>'],
    ['by microdata', '<div itemscope itemtype="https://schema.org/Comment">$</div>'],
    ['by a Russian heading', '<h3>Комментарии (2)</h3>$'],
    ['by a Persian heading', '<h3>نظرات کاربران</h3>$'],
    ['by an invitation in Persian', '<h3>نظر شما</h3>$'],
  ])('leaves out what readers say, told %s', (_, markup) => {
    const comments = markup.replace(
      '$',
      '<p>I have been saying this for years and nobody has ever listened to me, not once.</p>',
    )
    const text = textOf(newsPage({ body: `<article><div class="t">$</div>${comments}</article>` }))
    expect(text).toBe(PARAGRAPHS.join('\n\n'))
  })

  it('takes headline, author, time and text from microdata', () => {
    const html = `<title>Example news</title><nav><a href="/">Home</a></nav><div itemscope itemtype="https://schema.org/NewsArticle">
      <h2 itemprop="headline">Rail deal signed after two years</h2>
      <span itemprop="author" itemscope><span itemprop="name">Ann Example</span></span>
      <time itemprop="datePublished" datetime="2026-03-04T10:00:00+03:30">today</time>
      <time itemprop="dateModified" datetime="2026-03-05T10:00:00+03:30">later</time>
      <div itemprop="articleBody">${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('')}</div>
      <p>The Example is a paper that has been printed in the port city for more than a hundred years, every day.</p></div>`
    expect(extractArticle({ html, url: 'https://herald.example/rail' }).article).toMatchObject({
      title: 'Rail deal signed after two years',
      byline: 'Ann Example',
      publishedAt: '2026-03-04T10:00:00+03:30',
      text: PARAGRAPHS.join('\n\n'),
    })
  })

  it('ends before the standing note on the company', () => {
    const below =
      '<h3>About Example Railways</h3><p>Example Railways has built railways since 1911 and employs nine thousand people in forty countries.</p>'
    expect(textOf(newsPage({ body: `<div>$${below}</div>` }))).toBe(PARAGRAPHS.join('\n\n'))
  })

  it('reads texts without a blank between paragraphs but line breaks', () => {
    expect(textOf(newsPage({ body: `<div>${PARAGRAPHS.join('<br><br>')}</div>` }))).toBe(PARAGRAPHS.join('\n\n'))
  })

  it('reads Russian and Persian pages and tells their language from the text, not from the tag', () => {
    const russian = [
      'Министры иностранных дел обсудили в Москве строительство железной дороги и поставки зерна, сообщила пресс-служба ведомства.',
      'По словам министра, договор вступит в силу осенью, а первые поезда пойдут по новой линии уже через три года.',
      'Эксперты сомневаются в сроках: на горном участке предстоит построить одиннадцать тоннелей, и деньги ещё не выделены.',
    ]
    const persian = [
      'وزیران امور خارجه دو کشور در مسکو درباره ساخت راه‌آهن و صادرات گندم گفت‌وگو کردند، روابط عمومی این وزارتخانه اعلام کرد.',
      'به گفته وزیر، این قرارداد پاییز امسال اجرایی می‌شود و نخستین قطارها سه سال دیگر در این مسیر حرکت خواهند کرد.',
      'کارشناسان در این زمان‌بندی تردید دارند، زیرا ساخت یازده تونل در بخش کوهستانی هنوز آغاز نشده است.',
    ]
    expect(read(newsPage({ paragraphs: russian, lang: 'en' })).article).toMatchObject({
      lang: 'ru',
      text: russian.join('\n\n'),
    })
    expect(read(newsPage({ paragraphs: persian, lang: 'en' })).article).toMatchObject({
      lang: 'fa',
      text: persian.join('\n\n'),
    })
  })

  describe('witnesses', () => {
    const feed = {
      title: 'Rail deal',
      contentHtml: null,
      summary: null,
      publishedAt: '2024-05-13T08:00:00Z',
      author: 'Jane Doe',
    }

    it('takes the text that the page gives to search engines where it shows none', () => {
      const articleBody = PARAGRAPHS.join('\n\n')
      const script = `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Rail', articleBody })}</script>`
      const { article } = read(
        `<html><head><title>Rail</title>${script}</head><body><div id="root"></div></body></html>`,
      )
      expect(article).toMatchObject({ text: articleBody, quality: { method: 'json-ld' } })
    })

    it('falls back to the text of the feed where the page fails, and says so', () => {
      const contentHtml = PARAGRAPHS.map((paragraph) => `<p>${paragraph}</p>`).join('')
      const html =
        '<html><head><title>Just a moment...</title></head><body><p>Checking your browser before accessing.</p></body></html>'
      const { article } = extractArticle({ html, url: URL, feed: { ...feed, contentHtml } })
      expect(article.text).toBe(PARAGRAPHS.join('\n\n'))
      expect(article.quality).toMatchObject({ method: 'feed', warnings: ['challenge', 'feed-text'] })
    })

    it.each([
      ['its JSON-LD', 'json-ld', (text: string) => ({ head: jsonLd(text) })],
      ['its feed', 'feed', (text: string) => ({ feed: text })],
    ])('takes the whole from %s where the page shows the beginning of it', (_, method, give) => {
      const more = Array.from(
        { length: 6 },
        (__, at) => `Paragraph ${at} tells what else was agreed on in the harbour.`,
      )
      const whole = [...PARAGRAPHS, ...more].join('\n\n')
      const { head = '', feed }: { readonly head?: string; readonly feed?: string } = give(whole)
      const article = extractArticle({
        html: newsPage({ head }),
        url: URL,
        ...(feed === undefined
          ? {}
          : { feed: { title: null, contentHtml: feed, summary: null, publishedAt: null, author: null } }),
      }).article
      expect(article).toMatchObject({ text: whole, quality: { method, warnings: [] } })
    })

    it('prefers a good page to the summary of the feed, and takes from the feed what the page does not say', () => {
      const { article } = extractArticle({
        html: newsPage(),
        url: 'https://herald.example/rail',
        feed: { ...feed, summary: 'Short.' },
      })
      expect(article).toMatchObject({
        text: PARAGRAPHS.join('\n\n'),
        byline: 'Jane Doe',
        publishedAt: '2024-05-13T08:00:00Z',
      })
    })

    it('asks Readability about a page that the fast reader reads badly', () => {
      const html = `<html><body><div>${PARAGRAPHS.map((text) => `<div class="promo-ad">${text.slice(0, 60)}</div>`).join('')}</div></body></html>`
      expect(extractArticle({ html, url: null }).article.quality.score).toBeLessThanOrEqual(0.45)
    })
  })

  describe('outcomes', () => {
    const page = (title: string, body: string) =>
      `<html><head><title>${title}</title></head><body>${body}</body></html>`
    it.each([
      ['challenge', page('Attention Required!', '<h1>Please complete the security check to access the site</h1>')],
      ['not-found', page('Page not found', '<h1>404</h1><p>The page you were looking for does not exist.</p>')],
      ['not-found', page('Страница не найдена', '<p>К сожалению, такой страницы нет.</p>')],
      ['consent', page('Before you continue', '<p>We and our partners use cookies. Accept all</p>')],
      ['login', page('Sign in', '<p>Enter your name and your password.</p>')],
      ['paywall', page('Rail deal', '<p>The deal was signed on Tuesday.</p><p>Subscribe to continue reading.</p>')],
      ['empty-shell', page('Rail deal', `<div id="root"></div><script>${'render();'.repeat(500)}</script>`)],
    ])('names %s, with a low score', (outcome, html) => {
      const read = extractArticle({ html, url: URL, reference: false })
      expect(read.outcome).toBe(outcome)
      expect(read.article.quality.score).toBeLessThanOrEqual(0.3)
      expect(read.article.quality.warnings).toContain(outcome)
    })

    it('names a page of links an index page', () => {
      const item = (at: number) =>
        `<div class="item"><h2><a href="/n/${at}">Headline of another story number ${at}</a></h2></div>`
      const html = page('The Herald: news', Array.from({ length: 30 }, (_, at) => item(at)).join(''))
      expect(extractArticle({ html, url: 'https://herald.example/', reference: false }).outcome).toBe('index-page')
    })
  })
})
