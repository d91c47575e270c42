const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** A time to the minute, in UTC. @example describeTime(new Date(0)) // '1970-01-01 00:00 UTC' */
export function describeTime(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** A length of time in milliseconds, in its largest fitting unit. @example describeLength(90_000) // '2 min' */
export function describeLength(ms: number): string {
  if (ms < MINUTE_MS) return 'under a minute'
  if (ms < HOUR_MS) return `${Math.round(ms / MINUTE_MS)} min`
  return ms < 2 * DAY_MS ? `${Math.round(ms / HOUR_MS)} h` : `${Math.round(ms / DAY_MS)} days`
}

/** How far a time is off, in milliseconds: after now or, below zero, before. @example describeDistance(-90_000) // '2 min ago' */
export function describeDistance(ms: number): string {
  if (ms > 0) return `in ${describeLength(ms)}`
  return -ms < MINUTE_MS ? 'just now' : `${describeLength(-ms)} ago`
}
