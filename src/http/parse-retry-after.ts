const SECONDS = /^\s*(\d{1,9})(?:\.\d+)?\s*$/

/** Milliseconds to wait by a `Retry-After` header (RFC 9110 §10.2.3): seconds or a date; undefined when it says neither. */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined
  const seconds = SECONDS.exec(value)?.[1]
  if (seconds !== undefined) return Number(seconds) * 1000
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}
