import { isIPv6 } from 'node:net'
import { createWindowCounts } from './window-counts.ts'

const WINDOW_MS = 60_000
/** Wrong tokens that one address may give in a window. */
const MOST_FAILURES = 10

/** Counts wrong tokens an address, so that nobody can try many. */
export interface AttemptLimit {
  /** Milliseconds until the address may try again; 0: now. */
  waitMs(address: string, now: Date): number
  recordFailure(address: string, now: Date): void
}

export function createAttemptLimit(): AttemptLimit {
  const counts = createWindowCounts(MOST_FAILURES, WINDOW_MS)
  return {
    waitMs: (address, now) => counts.waitMs(toKey(address), now),
    recordFailure: (address, now) => counts.count(toKey(address), now),
  }
}

/** A subscriber of IPv6 holds a whole /64, the first four groups. */
function toKey(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address
  const [head = '', tail] = address.split('::')
  const groups = head === '' ? [] : head.split(':')
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === '' ? 0 : tail.split(':').length)
  const all = [
    ...groups,
    ...Array.from({ length: Math.max(0, missing) }, () => '0'),
    ...(tail === undefined || tail === '' ? [] : tail.split(':')),
  ]
  return all.slice(0, 4).join(':')
}
