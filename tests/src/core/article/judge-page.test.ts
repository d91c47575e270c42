import { describe, expect, it } from 'vitest'
import { extractArticle } from '../../../../src/core/article/extract-article.ts'
import { PARAGRAPHS } from '../../../support/news-page.ts'

const FEED = {
  title: 'Rail deal',
  contentHtml: PARAGRAPHS.map((text) => `<p>${text}</p>`).join(''),
  summary: null,
  publishedAt: null,
  author: null,
}
const scripts = (chars: number) => `<script>${'x()'.repeat(chars / 3)}</script>`
const password = '<form><input name="user"><input type="password"><button>Go</button></form>'
const cards = Array.from(
  { length: 20 },
  (_, at) =>
    `<div><h3><a href="/a/${at}">Headline number ${at} of a story from abroad</a></h3><p>A teaser, short.</p></div>`,
)

/** Pages that hold no article, by what they are, in the languages of the shipped sources. */
const FAILURES: readonly (readonly [outcome: string, page: string])[] = [
  [
    'consent',
    '<title>Before you continue to Example</title><p>We use cookies and data.</p><button>Accept all</button>',
  ],
  ['consent', '<title>Beispiel</title><p>Wir und unsere 120 Partner verarbeiten Daten von Ihrem Gerät.</p>'],
  ['consent', '<title>Exemple</title><p>Nous et nos partenaires utilisons des cookies.</p>'],
  ['consent', '<title>Ejemplo</title><p>Nosotros y nuestros socios utilizamos cookies para mostrar publicidad.</p>'],
  ['consent', '<title>Пример</title><p>Сайт использует файлы cookie, чтобы сделать его удобнее.</p>'],
  ['login', '<title>Log in | Example</title><h1>Log in</h1>'],
  ['login', `<title>Example News</title><p>One moment.</p>${password}`],
  ['login', '<title>Вход на сайт</title><h1>Вход</h1>'],
  ['login', '<title>Увійти</title>'],
  ['login', '<title>ورود به سایت</title>'],
  ['login', '<title>تسجيل الدخول</title>'],
  ['login', '<title>Anmelden</title>'],
  ['login', '<title>Se connecter - Exemple</title>'],
  ['login', '<title>Giriş yap</title>'],
  ['paywall', '<title>Deal</title><p>Officials signed.</p><p>Subscribe to continue reading. Already a subscriber?</p>'],
  ['paywall', '<title>Сделка</title><p>Подписано.</p><p>Материал доступен только подписчикам.</p>'],
  ['paywall', '<title>Vertrag</title><p>Unterschrieben.</p><p>Dieser Artikel ist nur für Abonnenten.</p>'],
  ['paywall', '<title>Accord</title><p>Signé.</p><p>La suite est réservée aux abonnés.</p>'],
  ['paywall', '<title>Acuerdo</title><p>Firmado.</p><p>Contenido exclusivo para suscriptores.</p>'],
  ['challenge', '<title>Just a moment...</title><p>Enable JavaScript and cookies to continue</p>'],
  ['challenge', '<title>DDoS-Guard</title><h1>Checking your browser</h1>'],
  ['challenge', '<title>Проверка браузера</title><p>Подтвердите, что вы не робот</p>'],
  ['challenge', '<title>بررسی امنیتی</title><p>لطفا صبر کنید</p>'],
  ['not-found', '<title>Page not found</title><h1>404</h1>'],
  ['not-found', '<title>Новости</title><h1>Материал удалён</h1><p>Запрашиваемая страница не существует.</p>'],
  ['not-found', '<title>خطای ۴۰۴</title><p>صفحه مورد نظر یافت نشد</p>'],
  ['not-found', '<title>خطأ</title><p>الصفحة غير موجودة</p>'],
  ['not-found', '<title>Hata</title><h1>Aradığınız sayfa bulunamadı</h1>'],
  ['not-found', '<title>Error</title><h1>Página no encontrada</h1>'],
  ['empty-shell', `<title>Rail</title><div id="root"></div>${scripts(6_000)}`],
  ['empty-shell', '<title>Rail</title><div id="app"></div><script defer src="/static/main.js"></script>'],
  ['index-page', `<title>World</title>${cards.join('')}`],
]

describe('judgePage', () => {
  it.each(FAILURES)('names %s, with a low score: %s', (outcome, page) => {
    const read = extractArticle({ html: `<html><body>${page}</body></html>`, url: 'https://paper.example/a/1' })
    expect(read.outcome).toBe(outcome)
    expect(read.article.quality.score).toBeLessThanOrEqual(0.3)
  })

  it.each(FAILURES)('leaves the words to the feed where the page is %s, and says so: %s', (outcome, page) => {
    const html = `<html><body>${page}</body></html>`
    const { article } = extractArticle({ html, url: 'https://paper.example/a/1', feed: FEED })
    expect(article.text).toBe(PARAGRAPHS.join('\n\n'))
    expect(article.quality).toMatchObject({ method: 'feed', warnings: [outcome, 'feed-text'] })
    expect(article.quality.score).toBeLessThan(0.7)
  })
})
