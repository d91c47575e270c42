/** What a made-up news page is made of; only what a test cares for need be given. */
export interface NewsPage {
  readonly title?: string
  readonly siteName?: string
  readonly head?: string
  /** Paragraphs of the article, as markup. */
  readonly paragraphs?: readonly string[]
  /** Markup around the paragraphs; `$` stands for them. */
  readonly body?: string
  readonly below?: string
  readonly lang?: string
}

export const PARAGRAPHS = [
  'Officials of both countries signed an agreement on rail transport in the port city on Tuesday, after two years of talks.',
  'The line will be ready within three years, the transport minister told reporters, and will carry fifteen million tonnes a year.',
  '“We have waited for this day for a long time,” he said, adding that the work on the northern section begins in spring.',
  'Analysts doubt the schedule: the mountain section alone needs eleven tunnels, and its financing has not been agreed on yet.',
]

/** A page as news sites serve them: navigation, share line, article, captions, related cards, comments, cookie banner, footer. */
export function newsPage({
  title = 'Rail agreement signed after two years of talks',
  siteName = 'The Example Herald',
  head = '',
  paragraphs = PARAGRAPHS,
  body = '<div class="c-story__x">$</div>',
  below = '',
  lang = 'en',
}: NewsPage = {}): string {
  const text = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n')
  return `<!doctype html><html lang="${lang}"><head><title>${title} | ${siteName}</title>
<meta property="og:title" content="${title}"><meta property="og:site_name" content="${siteName}">${head}
<style>p { color: red }</style><script>window.state = { "text": "<p>Not a paragraph of the article at all, but of a script.</p>" }</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><h1>${title}</h1><div class="share-bar"><a href="#">Facebook</a> <a href="#">Twitter</a></div>
<figure><img src="a.jpg"><figcaption>The port city at night, seen from the harbour wall on the day of the signing.</figcaption></figure>
${body.replace('$', text)}
${below}
<section class="related-stories"><h3>Related stories</h3><p>Another article has a teaser that reads exactly like the running text of this one does.</p></section>
<section id="comments"><h3>Comments</h3><p>I have been saying this for years, and nobody listened to me, said a reader in a long comment.</p></section></main>
<div class="cookie-banner"><p>We use cookies on this website to give you the best experience, and you may accept all of them.</p></div>
<footer><p>Copyright The Example Herald. All rights reserved. Reproduction without written permission is prohibited.</p></footer>
</body></html>`
}
