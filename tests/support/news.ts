import type { Site } from './site.ts'

/** A made-up news article; everybody named in it is invented. */
export interface NewsArticle {
  readonly slug: string
  readonly title: string
  readonly paragraphs: readonly string[]
}

/** Whitfield speaks for the US twice; Daryaei is Iranian. */
export const WASHINGTON: NewsArticle = {
  slug: 'washington-alarm',
  title: 'Washington voices alarm over growing ties between Moscow and Tehran',
  paragraphs: [
    'The daily press briefing in Washington on Thursday was all about the talks that defence officials of Russia and Iran have held this week.',
    '“The military partnership between Russia and Iran is getting deeper, and the whole region should see it as a threat,” State Department spokesperson Dana Whitfield told reporters in Washington.',
    'Whitfield said that Iran had supplied hundreds of attack drones to Russia since the spring.',
    '“Russia is our strategic partner and our friend in hard times,” Iranian President Kamran Daryaei told state television in Tehran on Wednesday.',
  ],
}

/** The words of Whitfield in WASHINGTON by which an alert is known. */
export const WHITFIELD_WORDS = ['getting deeper', 'hundreds of attack drones'] as const

/** Two statements of Okafor for the US. */
export const PENTAGON: NewsArticle = {
  slug: 'pentagon-drills',
  title: 'Pentagon watches joint drills in the Gulf of Oman',
  paragraphs: [
    'The Pentagon is following joint naval drills of Russia and Iran in the Gulf of Oman, which began on Monday and are to last until the weekend.',
    '“We have seen Russia and Iran hold joint naval exercises like these before, and we watch their military cooperation closely,” Deputy Pentagon press secretary Miles Okafor said.',
    '“Russia is training Iranian pilots on its fighter jets,” Okafor added.',
  ],
}

export const OKAFOR_WORDS = ['joint naval exercises', 'training Iranian pilots'] as const

/** Nothing here is about cooperation. */
export const FOOTBALL: NewsArticle = {
  slug: 'cup-final',
  title: 'Late goal decides the cup final',
  paragraphs: [
    'A goal in the last minute decided the cup final on Saturday in front of a full stadium in the capital.',
    '“We never stopped believing in this team, and the players deserve all of it,” coach Peter Lindqvist said after the match.',
    'The club last won the cup eleven years ago, when most of the present players were still at school.',
  ],
}

/** The page of an article with what stands around articles on the web. */
export function renderPage(article: NewsArticle, siteName = 'The Daily Example', canonical?: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${article.title} | ${siteName}</title>
<meta property="og:site_name" content="${siteName}"><meta property="og:title" content="${article.title}">
${canonical === undefined ? '' : `<link rel="canonical" href="${canonical}">`}
<style>body{margin:0}</style><script>window.x = 1</script></head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
<main><article><h1>${article.title}</h1><p class="byline">By <a rel="author" href="/staff/jo">Jo Example</a></p>
${article.paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n')}
<figure><img src="/a.jpg" alt=""><figcaption>A street in the capital. Photo: Example Agency</figcaption></figure></article>
<aside><h2>Most read</h2><ul><li><a href="/1">One thing</a></li><li><a href="/2">Another thing</a></li></ul></aside></main>
<footer>Subscribe to our newsletter. Share your story. © The Daily Example</footer></body></html>`
}

/** An entry of a feed. */
export interface NewsItem {
  readonly guid: string
  readonly url: string
  readonly title: string
}

/** An RSS feed of some items. */
export function renderFeed(items: readonly NewsItem[]): string {
  const entries = items.map(
    ({ guid, url, title }) =>
      `<item><guid isPermaLink="false">${guid}</guid><link>${url.replaceAll('&', '&amp;')}</link><title>${title}</title></item>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>The Daily Example</title><link>http://example.org/</link><description>News</description>${entries.join('')}</channel></rss>`
}

/** Serves an article's page and gives the item that a feed lists it with. */
export function publish(
  site: Site,
  article: NewsArticle,
  options: { guid?: string; query?: string; canonical?: string; siteName?: string } = {},
): NewsItem {
  const path = `/news/${article.slug}`
  site.on(path, {
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: renderPage(article, options.siteName, options.canonical),
  })
  return { guid: options.guid ?? article.slug, url: `${site.url}${path}${options.query ?? ''}`, title: article.title }
}

/** Serves a feed at `/feed.xml`. */
export function serveFeed(site: Site, items: readonly NewsItem[]): void {
  site.on('/feed.xml', { headers: { 'content-type': 'application/rss+xml; charset=utf-8' }, body: renderFeed(items) })
}
