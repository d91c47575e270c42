/** What tells when a page of a sitemap came: ISO 8601, a day or a time. */
export interface DatedEntry {
  readonly publishedAt: string | null
  readonly updatedAt?: string | null
}

/** The entries of a sitemap that fall into a gap, and whether the sitemap reaches back before it. */
export interface Missed<Entry> {
  readonly entries: readonly Entry[]
  /** The sitemap lists what came before the gap too: whatever came within it is in the sitemap. */
  readonly covers: boolean
}

const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS
/** More is no gap but a whole archive. */
const MOST_MISSED = 300

/**
 * Finds the pages of a sitemap that came within a gap. A day without a time counts for all of its hours. Pages without a date
 * are never taken: they may be of any age.
 *
 * @example findMissed([{ publishedAt: '2026-05-01T09:00:00Z' }], { since, until })
 */
export function findMissed<Entry extends DatedEntry>(
  entries: readonly Entry[],
  { since, until }: { readonly since: Date; readonly until: Date },
): Missed<Entry> {
  const dated = entries.flatMap((entry) => {
    const written = entry.publishedAt ?? entry.updatedAt ?? null
    const from = written === null ? Number.NaN : Date.parse(written)
    if (Number.isNaN(from)) return []
    return [{ entry, from, to: from + (written?.includes('T') === true ? 0 : DAY_MS) }]
  })
  const within = dated.filter(({ from, to }) => to >= since.getTime() && from <= until.getTime() + HOUR_MS)
  const covers = within.length <= MOST_MISSED && dated.some(({ from }) => from < since.getTime())
  return { entries: within.slice(0, MOST_MISSED).map(({ entry }) => entry), covers }
}
