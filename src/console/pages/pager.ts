import { html, type Markup } from './html.ts'

/** A link with some query parameters; those that are null are left out. */
export function toPath(path: string, query: Readonly<Record<string, string | null>>): string {
  const set = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== null)
  return set.length === 0 ? path : `${path}?${new URLSearchParams(set).toString()}`
}

/** Leads to the next page of a list, with its filters kept. */
export function renderPager(
  path: string,
  query: Readonly<Record<string, string | null>>,
  next: string | null,
): Markup | '' {
  if (next === null) return ''
  return html`<nav class="pager" aria-label="Older">
    <a class="button" rel="next" href="${toPath(path, { ...query, cursor: next })}">Older</a>
  </nav>`
}
