const DAY = /^\d{4}-\d{2}-\d{2}$/

/**
 * When an article came out, as far as is known: the page's own word, which is never believed beyond the time it was first seen.
 * Of a mere day, its noon.
 *
 * @param publishedAt ISO 8601 or YYYY-MM-DD
 */
export function findEventTime(publishedAt: string | null, firstSeenAt: Date): Date {
  const told =
    publishedAt === null ? Number.NaN : Date.parse(DAY.test(publishedAt) ? `${publishedAt}T12:00:00Z` : publishedAt)
  return Number.isNaN(told) || told > firstSeenAt.getTime() ? firstSeenAt : new Date(told)
}
