import { isIPv6 } from 'node:net'

const WINDOW_MS = 60_000
/** Wrong tokens that one address may give in a window. */
const MOST_FAILURES = 10
/** Addresses kept; beyond, the oldest is forgotten. */
const MOST_ADDRESSES = 10_000

/** Counts wrong tokens an address, so that nobody can try many. */
export interface AttemptLimit {
  /** Milliseconds until the address may try again; 0: now. */
  waitMs(address: string, now: Date): number
  recordFailure(address: string, now: Date): void
}

export function createAttemptLimit(): AttemptLimit {
  const windows = new Map<string, { failures: number; endsAt: number }>()
  return {
    waitMs: (address, now) => {
      const window = windows.get(toKey(address))
      if (window === undefined || window.failures < MOST_FAILURES) return 0
      return Math.max(0, window.endsAt - now.getTime())
    },
    recordFailure: (address, now) => {
      const key = toKey(address)
      const known = windows.get(key)
      const open = known !== undefined && known.endsAt > now.getTime()
      windows.delete(key)
      windows.set(
        key,
        open ? { ...known, failures: known.failures + 1 } : { failures: 1, endsAt: now.getTime() + WINDOW_MS },
      )
      const oldest = windows.keys().next()
      if (windows.size > MOST_ADDRESSES && oldest.done !== true) windows.delete(oldest.value)
    },
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
