/** A sitemap as an index lists it; the time is ISO 8601. */
export interface ListedSitemap {
  readonly url: string
  readonly updatedAt: string | null
}

/** So many sitemaps of an index are read in one poll. */
export const MOST_SITEMAPS = 5
/** Servers write the day of a change, in any zone, and sometimes late. */
const SLACK_MS = 48 * 60 * 60_000
const NEWS = /news|latest|recent/i

/**
 * Chooses the sitemaps of an index that may hold something new: newest first, of those with a date only what changed since the
 * last good poll (`since`; null for the first). Without dates, those named for news and then the last ones, where sites add.
 *
 * @example chooseSitemaps([{ url: 'https://a.example/s1.xml', updatedAt: '2026-05-01' }], null)
 */
export function chooseSitemaps(sitemaps: readonly ListedSitemap[], since: Date | null): readonly ListedSitemap[] {
  const dated = sitemaps
    .filter((sitemap) => timeOf(sitemap) > (since === null ? -Infinity : since.getTime() - SLACK_MS))
    .toSorted((a, b) => timeOf(b) - timeOf(a))
  const undated = sitemaps.filter(({ updatedAt }) => updatedAt === null)
  const news = undated.filter(({ url }) => NEWS.test(url))
  const others = undated.filter(({ url }) => !NEWS.test(url)).toReversed()
  return [...dated, ...news, ...others].slice(0, MOST_SITEMAPS)
}

function timeOf({ updatedAt }: ListedSitemap): number {
  return updatedAt === null ? Number.NaN : Date.parse(updatedAt)
}
