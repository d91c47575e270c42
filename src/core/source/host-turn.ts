/** What a host is asked for, the most urgent first: polls are few and short; old entries, and articles read again, can wait. */
export const HOST_RANKS = ['poll', 'article', 'revisit', 'baseline'] as const
export type HostRank = (typeof HOST_RANKS)[number]

/** Somebody's wish to ask a host. */
export interface HostTurn {
  /** Name with the port, unless it is the usual one, as in `URL.host`. */
  readonly host: string
  /** The same at every try of one job, and no other's: its place in the line. */
  readonly who: string
  readonly rank: HostRank
  /** For an article: least time after the article before it, in milliseconds. Null: it only waits until nobody asks the host. */
  readonly paceMs: number | null
}

/** How a host stands: who asks it now, since when, and until when it is to be left alone. */
export interface HostStanding {
  /** Since when it is being asked, and when that lease runs out; null when nobody asks it. */
  readonly takenAt: Date | null
  readonly busyUntil: Date | null
  /** The host's own wish, as its Retry-After said. */
  readonly heldUntil: Date | null
  /** From when on the next article may be asked for. */
  readonly freeAt: Date
  /** How long its visits take, in milliseconds. */
  readonly visitMs: number
}

/**
 * How long a host stays taken when its holder dies. A holder renews it three times in that time, so only a process that stands
 * still for so long loses it while it asks.
 */
export const HOST_LEASE_MS = 15_000
/** Whoever has not come back so long after his time is passed over until he does. */
export const LATE_MS = 3_000
/** A host is kept free for whoever is ahead in the line and comes within this time. */
export const SOON_MS = 1_000

/** No visit counts as shorter or longer than this when others are told when to come back. */
const SHORTEST_VISIT_MS = 50
const LONGEST_VISIT_MS = 5_000
/** Who waits longer than this asks again on the way: visits may have become quicker, and others may have given up. */
const LONG_LINE_MS = 60_000
const LONG_LINE_SHARE = 0.8

/**
 * When somebody who has to wait for a host should come back: when those ahead of him in the line will have been served. Whoever
 * is told so at the same time is thus told different times.
 *
 * @param ahead how many are before him in the line, and how many of these are polls, which need no pace
 * @example estimateTurn(standing, { paceMs: 5_000, ahead: 3, polls: 1 }, now) // about 10 s after the host is free
 */
export function estimateTurn(
  host: HostStanding,
  { paceMs, ahead, polls }: { readonly paceMs: number | null; readonly ahead: number; readonly polls: number },
  now: Date,
): Date {
  const visitMs = boundVisit(host.visitMs)
  const soonest = now.getTime() + SHORTEST_VISIT_MS
  const isBusy = host.takenAt !== null && host.busyUntil !== null && host.busyUntil > now
  // A visit that takes long is waited for twice as long each time, but never longer than its lease.
  const takenForMs = isBusy ? now.getTime() - (host.takenAt?.getTime() ?? 0) : 0
  const done = isBusy
    ? Math.min(now.getTime() + boundVisit(Math.max(visitMs, takenForMs)), host.busyUntil.getTime())
    : soonest
  const free = Math.max(soonest, done, host.heldUntil?.getTime() ?? 0, paceMs === null ? 0 : host.freeAt.getTime())
  const lineMs = ahead * visitMs + (ahead - polls) * (paceMs ?? 0)
  return new Date(free + (lineMs > LONG_LINE_MS ? lineMs * LONG_LINE_SHARE : lineMs))
}

function boundVisit(ms: number): number {
  return Math.min(Math.max(ms, SHORTEST_VISIT_MS), LONGEST_VISIT_MS)
}
