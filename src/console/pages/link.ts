import { html, type Markup } from './html.ts'

/** A link elsewhere, for http and https alone; any other address is shown as words. The other site learns nothing of this one. */
export function renderLink(url: string, words: string): Markup {
  const href = toHref(url)
  if (href === undefined) return html`<bdi>${words}</bdi>`
  return html`<a href="${href}" rel="noopener noreferrer" target="_blank"><bdi>${words}</bdi></a>`
}

/** The host of an address without `www.`, or the address itself where it has none. */
export function toSite(url: string): string {
  return URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') || url : url
}

function toHref(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { protocol, href } = new URL(url)
  return protocol === 'http:' || protocol === 'https:' ? href : undefined
}
