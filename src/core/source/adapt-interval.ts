/** What one poll that worked says of how often its source has news. */
export interface IntervalFacts {
  /** Entries that were never seen before. */
  readonly fresh: number
  /** Entries that were. */
  readonly known: number
  /** Whether something may have come and gone unseen. */
  readonly possibleGap: boolean
  /** Whether a hub has promised to tell of changes, and whether it told of this one. */
  readonly pushed?: boolean
  readonly told?: boolean
}

const MINUTE_MS = 60_000
/** No source is polled more often than this on our own account. */
const LEAST_MS = MINUTE_MS
/** The interval stays between a quarter and twice the configured one. */
const FLOOR_SHARE = 0.25
const CEILING_SHARE = 2
/** Where a hub tells of changes, polls are only there for what it forgets; but hubs do, and die without a word. */
const PUSHED_CEILING_SHARE = 4
const PUSHED_CEILING_MS = 60 * MINUTE_MS
/** Above this share of new entries the source outruns us, below the other it does not: Media Cloud's rule, as in its rss-fetcher. */
const MOSTLY = 2 / 3
const SOONER = 0.5
const LATER = 1.25
/** Whoever configures an interval below this means it exactly. */
const SHORTEST_ADAPTED_MS = MINUTE_MS

/**
 * The interval of a source after a poll: mostly new entries halve it, nothing new lengthens it by a quarter, and anything new
 * brings a longer one back to the configured one, so that a source which speaks is never polled less often than asked. A
 * possible gap brings the shortest. Where a hub tells of changes the longest is four times the configured interval, up to an
 * hour, and each change that it told of brings that: whatever a poll finds that it did not tell of, brings the configured one back. `everyMs` is the configured interval, `intervalMs` the one learnt so far, all in milliseconds.
 *
 * @example adaptInterval({ everyMs: 900_000, intervalMs: 900_000 }, { fresh: 9, known: 1, possibleGap: false }) // 450_000
 */
export function adaptInterval(
  { everyMs, intervalMs }: { readonly everyMs: number; readonly intervalMs: number },
  { fresh, known, possibleGap, pushed = false, told = false }: IntervalFacts,
): number {
  if (everyMs <= SHORTEST_ADAPTED_MS) return everyMs
  const floorMs = Math.max(LEAST_MS, everyMs * FLOOR_SHARE)
  if (possibleGap) return floorMs
  const pushedMs = Math.max(everyMs * CEILING_SHARE, Math.min(everyMs * PUSHED_CEILING_SHARE, PUSHED_CEILING_MS))
  if (pushed && told) return pushedMs
  if (fresh === 0) return Math.min(intervalMs * LATER, pushed ? pushedMs : everyMs * CEILING_SHARE)
  if (fresh / (fresh + known) > MOSTLY) return Math.max(floorMs, Math.min(intervalMs, everyMs) * SOONER)
  return intervalMs < everyMs ? Math.min(everyMs, intervalMs * LATER) : everyMs
}
