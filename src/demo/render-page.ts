import type { DemoArticle } from './demo-article.ts'
import { escapeMarkup } from './escape-markup.ts'

const RIGHT_TO_LEFT = new Set(['fa', 'ar', 'he'])

/** What stands around an article. */
export interface PageFrame {
  readonly siteName: string
  /** Address of the page itself. */
  readonly url: string
  readonly publishedAt: Date
  /** Other articles, for the boxes that every paper puts around one. */
  readonly others: readonly { readonly url: string; readonly title: string }[]
}

/** The page of an article as papers serve it: navigation, share line, caption, related stories, comments, cookie banner. */
export function renderPage(article: DemoArticle, { siteName, url, publishedAt, others }: PageFrame): string {
  const { title, by, lang, section, summary, caption, paragraphs } = article
  const text = paragraphs.map((paragraph) => `<p>${escapeMarkup(paragraph)}</p>`)
  const related = others.map(
    (other) => `<li><a href="${escapeMarkup(other.url)}">${escapeMarkup(other.title)}</a></li>`,
  )
  return `<!doctype html>
<html lang="${lang}" dir="${RIGHT_TO_LEFT.has(lang) ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)} | ${siteName}</title>
<link rel="canonical" href="${escapeMarkup(url)}">
<meta name="description" content="${escapeMarkup(summary)}">
<meta property="og:type" content="article"><meta property="og:site_name" content="${siteName}">
<meta property="og:title" content="${escapeMarkup(title)}">
<meta property="article:published_time" content="${publishedAt.toISOString()}">
<style>${STYLE}</style>
<script>window.__state = { "ad": "<p>Subscribe now and read everything for a month.</p>" }</script>
</head>
<body>
<div class="cookie-banner" role="dialog"><p>We and our 214 partners use cookies. By reading on you accept them all.</p><button>Accept</button></div>
<header class="masthead"><a href="/">${siteName}</a><nav><ul><li><a href="/">Home</a></li><li><a href="/#world">World</a></li><li><a href="/#sport">Sport</a></li><li><a href="/#opinion">Opinion</a></li></ul></nav></header>
<main>
<article>
<p class="section-label">${escapeMarkup(section)}</p>
<h1>${escapeMarkup(title)}</h1>
<p class="byline">By <span class="author">${escapeMarkup(by)}</span> · <time datetime="${publishedAt.toISOString()}">${publishedAt.toUTCString()}</time></p>
<div class="share-bar"><a href="#">Share</a> <a href="#">Post</a> <a href="#">Send by mail</a></div>
<figure><div class="picture"></div><figcaption>${escapeMarkup(caption)}</figcaption></figure>
<div class="article-body">
${text.join('\n')}
</div>
</article>
<aside class="related"><h2>Related stories</h2><ul>${related.join('')}</ul></aside>
<section class="comments" id="comments"><h2>Comments</h2><p>“I have said so for years,” a reader writes. Log in to answer.</p></section>
<section class="newsletter"><h2>Our newsletter</h2><p>The best of the day in your inbox every evening. Share your story: send us your photos and videos.</p></section>
</main>
<footer><p>© ${siteName}. This paper, its articles and everybody quoted in them are invented, for Entente's demo.</p></footer>
</body>
</html>
`
}

const STYLE = `
body { font: 18px/1.6 Georgia, serif; margin: 0 auto; max-width: 42rem; padding: 0 1rem 4rem; color: #222; background: #fffdf8 }
.masthead { border-bottom: 3px double #999; padding: 1rem 0; display: flex; flex-wrap: wrap; gap: 1rem; font-weight: bold }
nav ul { display: flex; gap: 1rem; list-style: none; margin: 0; padding: 0; font-weight: normal }
.picture { height: 12rem; background: linear-gradient(#b9cfd8, #e8dcc8) }
figure { margin: 0 } figcaption, .byline, .share-bar, footer, aside { font-size: .8em; color: #666 }
.cookie-banner { background: #eee; font-size: .75em; padding: .5rem 1rem }
`
