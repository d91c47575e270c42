import { renderDocument } from './layout.ts'
import { html, type Markup } from './html.ts'

/** A page that only says something: not found, not open, broken. */
export function renderMessage(title: string, words: string): Markup {
  return renderDocument(
    title,
    html`<main class="alone">
      <h1>${title}</h1>
      <p>${words}</p>
      <p><a href="/">To the alerts</a></p>
    </main>`,
  )
}
