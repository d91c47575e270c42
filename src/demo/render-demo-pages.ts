import type { DemoStory } from './stories.ts'

/** An outlet of the demo. */
export interface DemoOutlet {
  readonly id: DemoStory['outlet']
  readonly name: string
}

/** A listed story with its address and the time of its appearance. */
export interface ListedStory {
  readonly story: DemoStory
  readonly url: string
  readonly at: Date
}

/** A story's page, with what stands around articles on the web. */
export function renderStory(outlet: DemoOutlet, story: DemoStory, paragraphs: readonly string[], at: Date): string {
  const direction = story.lang === 'fa' ? ' dir="rtl"' : ''
  return `<!doctype html>
<html lang="${story.lang}"${direction}><head><meta charset="utf-8"><title>${escape(story.title)} — ${outlet.name}</title>
<meta property="og:site_name" content="${outlet.name}"><meta property="article:published_time" content="${at.toISOString()}">
<script>window.ads = []</script><style>nav li { display: inline }</style></head><body>
<div class="cookie-banner">We use cookies to improve your experience. <button>Accept all</button></div>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
<main><article><h1>${escape(story.title)}</h1><p class="byline">By our correspondent</p>
<figure><img src="/photo.jpg" alt=""><figcaption>Archive picture. Photo: Demo Agency</figcaption></figure>
${paragraphs.map((paragraph) => `<p>${escape(paragraph)}</p>`).join('\n')}
<div class="share"><a href="#">Share on X</a> <a href="#">Share by mail</a></div></article>
<aside class="related"><h2>Read more</h2><ul><li><a href="/one">Harbour works begin in May</a></li><li><a href="/two">Storm warning for the coast</a></li></ul></aside></main>
<footer>Subscribe to our newsletter · © ${outlet.name}</footer></body></html>`
}

/** An outlet's stories as RSS 2.0. */
export function renderRss(outlet: DemoOutlet, listed: readonly ListedStory[]): string {
  const items = listed.map(
    ({ story, url, at }) =>
      `<item><title>${escape(story.title)}</title><link>${url}</link><guid>${url}</guid><pubDate>${at.toUTCString()}</pubDate></item>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>${outlet.name}</title><link>${outlet.id}</link><description>Demo</description>${items.join('')}</channel></rss>`
}

/** An outlet's stories as Atom. */
export function renderAtom(outlet: DemoOutlet, listed: readonly ListedStory[]): string {
  const entries = listed.map(
    ({ story, url, at }) =>
      `<entry><id>${url}</id><title>${escape(story.title)}</title><link href="${url}"/><updated>${at.toISOString()}</updated></entry>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:demo:${outlet.id}</id><title>${outlet.name}</title><updated>${new Date(0).toISOString()}</updated>${entries.join('')}</feed>`
}

/** An outlet's stories as JSON Feed 1.1. */
export function renderJsonFeed(outlet: DemoOutlet, listed: readonly ListedStory[]): string {
  const items = listed.map(({ story, url, at }) => ({
    id: url,
    url,
    title: story.title,
    date_published: at.toISOString(),
    language: story.lang,
  }))
  return JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: outlet.name, items })
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
