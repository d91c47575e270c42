import { escapeMarkup } from './escape-markup.ts'

/** A paper's front page: what it has published so far. */
export function renderFrontPage(
  siteName: string,
  items: readonly { readonly url: string; readonly title: string }[],
): string {
  const links = items.map(({ url, title }) => `<li><a href="${escapeMarkup(url)}">${escapeMarkup(title)}</a></li>`)
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${siteName}</title></head>
<body><h1>${siteName}</h1><ul>${links.join('')}</ul><p>An invented paper, for Entente's demo.</p></body></html>
`
}
