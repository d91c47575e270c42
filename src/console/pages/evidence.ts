import type { AlertEvidence } from '../../core/alert/alert.ts'
import type { Span } from '../../core/text/span.ts'
import { html, type Markup } from './html.ts'

/** A passage of the stored article with the statement's words marked. */
export function renderEvidence({ text, highlights }: AlertEvidence, lang: string | null): Markup {
  return html`<p class="passage" dir="auto" ${renderLang(lang)}>
    ${splitAtHighlights(text, highlights).map(({ words, marked }) => (marked ? html`<mark>${words}</mark>` : words))}
  </p>`
}

const LANGUAGE = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$/

/** The `lang` attribute, where the language is one. */
export function renderLang(lang: string | null): Markup | '' {
  return lang !== null && LANGUAGE.test(lang) ? html`lang="${lang}"` : ''
}

/** Cuts a text at its highlights. Spans that overlap are shown as one; what lies outside the text is left out. */
export function splitAtHighlights(
  text: string,
  highlights: readonly Span[],
): readonly { words: string; marked: boolean }[] {
  const parts: { words: string; marked: boolean }[] = []
  let at = 0
  const add = (end: number, marked: boolean) => {
    if (end <= at) return
    parts.push({ words: text.slice(at, end), marked })
    at = end
  }
  for (const [start, end] of highlights.toSorted((a, b) => a[0] - b[0])) {
    add(Math.min(start, text.length), false)
    add(Math.min(end, text.length), true)
  }
  add(text.length, false)
  return parts
}
