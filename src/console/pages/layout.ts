import { html, type Markup } from './html.ts'

const PLACES = [
  { path: '/', label: 'Alerts' },
  { path: '/sources', label: 'Sources' },
  { path: '/topics', label: 'Topics' },
  { path: '/failures', label: 'Failures' },
] as const

export interface Frame {
  readonly title: string
  /** The place that is marked as the current one. */
  readonly path: string
  /** Shown above everything: a person should know. */
  readonly notices: readonly string[]
  /** Whether there is a login to leave. */
  readonly canLogOut: boolean
}

/** A page of the console around its content. */
export function renderPage(frame: Frame, content: Markup): Markup {
  return renderDocument(
    frame.title,
    html`<a class="skip" href="#content">Skip to content</a>
      <header class="bar">
        <a class="brand" href="/">${BRAND}Entente</a>
        <nav aria-label="Pages">
          ${PLACES.map(
            ({ path, label }) =>
              html`<a href="${path}" ${path === frame.path ? html`aria-current="page"` : ''}>${label}</a>`,
          )}
        </nav>
        ${frame.canLogOut ? html`<form method="post" action="/logout"><button class="quiet">Log out</button></form>` : ''}
      </header>
      ${
        frame.notices.length === 0
          ? ''
          : html`<section class="notice" aria-label="Notices">
              ${frame.notices.map((notice) => html`<p>${notice}</p>`)}
            </section>`
      }
      <main id="content">${content}</main>
      <footer class="foot">
        <a href="/feeds/alerts.atom">Atom feed</a> <a href="/api/alerts">JSON</a> <a href="/metrics">Metrics</a>
        <span>Times are UTC.</span>
      </footer>`,
  )
}

/** The HTML document that every page is, the login and the messages included. */
export function renderDocument(title: string, body: Markup): Markup {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Entente</title>
        <link rel="stylesheet" href="/assets/style.css" />
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="alternate" type="application/atom+xml" title="Entente alerts" href="/feeds/alerts.atom" />
        <script src="/assets/live.js" defer></script>
      </head>
      <body>
        ${body}
      </body>
    </html>`
}

const BRAND = html`<svg viewBox="0 0 32 32" width="22" height="22" aria-hidden="true">
  <circle cx="12" cy="16" r="9" fill="none" stroke="currentColor" stroke-width="3" />
  <circle cx="20" cy="16" r="9" fill="none" stroke="currentColor" stroke-width="3" />
</svg>`
