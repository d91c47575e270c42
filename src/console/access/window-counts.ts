/** Keys kept; beyond, the oldest is forgotten. */
const MOST_KEYS = 10_000

/** Counts events by key, in windows of time. */
export interface WindowCounts {
  /** Milliseconds until the key may go on; 0: now. */
  waitMs(key: string, now: Date): number
  count(key: string, now: Date): void
}

/** Lets each key happen `most` times in `windowMs`. */
export function createWindowCounts(most: number, windowMs: number): WindowCounts {
  const windows = new Map<string, { events: number; endsAt: number }>()
  return {
    waitMs: (key, now) => {
      const window = windows.get(key)
      if (window === undefined || window.events < most) return 0
      return Math.max(0, window.endsAt - now.getTime())
    },
    count: (key, now) => {
      const known = windows.get(key)
      const open = known !== undefined && known.endsAt > now.getTime()
      windows.delete(key)
      windows.set(key, open ? { ...known, events: known.events + 1 } : { events: 1, endsAt: now.getTime() + windowMs })
      const oldest = windows.keys().next()
      if (windows.size > MOST_KEYS && oldest.done !== true) windows.delete(oldest.value)
    },
  }
}
