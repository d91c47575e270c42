/** A feed as a list of feeds names it. */
export interface ListedFeed {
  readonly title: string | null
  readonly url: string
}

/** A source ready to be written into the configuration. */
export interface NamedSource {
  readonly id: string
  readonly name: string
  readonly kind: 'feed'
  readonly url: string
}

const NOT_ID = /[^a-z0-9]+/g
const MARKS = /\p{M}+/gu
const LONGEST_ID = 48

/**
 * Gives each listed feed a stable, readable id: its title in ASCII, else its host; numbered where two would be the same or where
 * `taken` has it.
 *
 * @example nameSources([{ title: 'IRNA English', url: 'https://en.irna.ir/rss' }], new Set()) // [{ id: 'irna-english', … }]
 */
export function nameSources(feeds: readonly ListedFeed[], taken: ReadonlySet<string>): readonly NamedSource[] {
  const used = new Set(taken)
  return feeds.map(({ title, url }) => {
    const host = URL.parse(url)?.hostname ?? 'feed'
    const base = toId(title ?? '') || toId(host) || 'feed'
    let id = base
    for (let number = 2; used.has(id); number += 1) id = `${base}-${number}`
    used.add(id)
    return { id, name: title?.trim() || host, kind: 'feed', url }
  })
}

function toId(text: string): string {
  const ascii = text.normalize('NFKD').replace(MARKS, '').toLowerCase()
  return ascii.replace(NOT_ID, '-').slice(0, LONGEST_ID).replace(/^-|-$/g, '')
}
