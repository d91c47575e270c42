const ESCAPES: Readonly<Record<string, string>> = {
  '"': '&quot;',
  '&': '&amp;',
  "'": '&#39;',
  '<': '&lt;',
  '>': '&gt;',
}
const ESCAPED = /["&'<>]/g
const WEB = /^https?:\/\//i

/** A text as it stands in HTML, between tags or in an attribute. */
export function escapeHtml(text: string): string {
  return text.replaceAll(ESCAPED, (character) => ESCAPES[character] ?? '')
}

/** A link; only web addresses become links: anything else from a page stays text. */
export function renderHtmlLink(url: string, text: string): string {
  return WEB.test(url) ? `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>` : escapeHtml(text)
}

/** A small HTML document under a heading, of parts that are HTML already, without outside resources. */
export function renderHtmlDocument(title: string, parts: readonly string[]): string {
  return [
    '<!doctype html>',
    `<html><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head><body>`,
    `<h1 style="font-size:1.2em">${escapeHtml(title)}</h1>`,
    ...parts,
    '</body></html>',
  ].join('\n')
}
