import { adaptInterval } from './adapt-interval.ts'
import type { SourceState } from './source.ts'

/** What became of one poll, in the words that `source_poll.outcome` keeps. */
export type PollOutcome =
  | 'new-entries'
  | 'no-new-entries'
  | 'not-modified'
  | 'unreachable'
  | 'http-error'
  | 'blocked'
  | 'gone'
  | 'refused'
  | 'limit'
  | 'not-a-feed'

/** How a source stood before a poll. */
export interface SourceStanding {
  readonly state: SourceState
  readonly stateReason: string | null
  readonly stateSince: Date
  /** Failed polls in a row. */
  readonly failures: number
  /** The interval learnt around the configured one, in milliseconds; null or absent: as configured. */
  readonly intervalMs?: number | null
}

/** The facts of one poll. */
export interface PollFacts {
  readonly outcome: PollOutcome
  /** Words for a person; null where all is well. */
  readonly detail: string | null
  /** How long the host asked us to stay away, in milliseconds. */
  readonly retryAfterMs: number | null
  /** How long the answer took, in milliseconds. */
  readonly ms?: number
  /** Entries never seen before, and those that were; absent where the poll gave none to judge by. */
  readonly fresh?: number
  readonly known?: number
  readonly possibleGap?: boolean
  /** Whether a hub has promised to tell of changes, and whether it told of one before this poll. */
  readonly pushed?: boolean
  readonly told?: boolean
  /** The first poll of a source finds everything new, which says nothing of its pace. */
  readonly baseline?: boolean
  /** What a person should know of a source that is well. */
  readonly notice?: string | null
  /** Whether the site has moved for good. */
  readonly moved?: boolean
}

/** What a poll makes of its source: the state with its reason, and the time of the next poll. */
export interface PollDecision {
  readonly state: SourceState
  readonly reason: string | null
  readonly stateSince: Date
  readonly failures: number
  readonly nextPollAt: Date
  /** The interval learnt; null: as configured. */
  readonly intervalMs: number | null
}

const MINUTE_MS = 60_000
/** The longest that a source which keeps failing is left alone: it is probed at least this often, for ever. */
export const LONGEST_BACKOFF_MS = 6 * 60 * MINUTE_MS
/** What is gone is looked for no more than once a day, and at least that often. */
export const GONE_PROBE_MS = 24 * 60 * MINUTE_MS
/** An answer that takes longer than this is slow: half of what a request may take in all. */
export const SLOW_MS = 15_000
/** A hub may tell of a change before the caches of the site have it: so long after, it is looked for once more. */
const STALE_MS = 2 * MINUTE_MS
/** A host's own wish is obeyed up to this. */
export const LONGEST_RETRY_AFTER_MS = 24 * 60 * MINUTE_MS

const STATES: Readonly<Record<PollOutcome, SourceState>> = {
  blocked: 'blocked',
  gone: 'gone',
  'http-error': 'failing',
  limit: 'failing',
  'new-entries': 'ok',
  'no-new-entries': 'ok',
  'not-a-feed': 'failing',
  'not-modified': 'unchanged',
  refused: 'failing',
  unreachable: 'failing',
}

/**
 * Decides how a source stands after a poll and when it is polled next. A poll that worked adapts the interval around the
 * configured one (`everyMs`; `fixed`: a cron expression says when); after failures the wait is random (`random` in 0..1) between
 * the interval and what doubling it at each failure gives, to six hours at the most.
 *
 * @example decidePoll(standing, { outcome: 'not-modified', detail: null, retryAfterMs: null }, { now, everyMs: 900_000, random: 0.5 })
 */
export function decidePoll(
  before: SourceStanding,
  facts: PollFacts,
  time: { readonly now: Date; readonly everyMs: number; readonly random: number; readonly fixed?: boolean },
): PollDecision {
  const { now, everyMs } = time
  const well = isWell(facts.outcome)
  const failures = well ? 0 : before.failures + 1
  const { state, reason } = stateOf(before, facts)
  const intervalMs = well && time.fixed !== true ? learnInterval(before, facts, everyMs) : everyMs
  const stale = facts.told === true && facts.outcome === 'not-modified'
  const waitMs = well ? (stale ? Math.min(everyMs, STALE_MS) : intervalMs) : backOff(facts.outcome, failures, time)
  const askedMs = Math.min(facts.retryAfterMs ?? 0, LONGEST_RETRY_AFTER_MS)
  return {
    state,
    reason,
    stateSince: state === before.state ? before.stateSince : now,
    failures,
    nextPollAt: new Date(now.getTime() + Math.max(waitMs, askedMs)),
    intervalMs: well ? (intervalMs === everyMs ? null : Math.round(intervalMs)) : (before.intervalMs ?? null),
  }
}

/** Whether a poll of this outcome says that its source works. */
export function isWell(outcome: PollOutcome): boolean {
  return STATES[outcome] === 'ok' || STATES[outcome] === 'unchanged'
}

function stateOf(before: SourceStanding, facts: PollFacts): { state: SourceState; reason: string | null } {
  const polled = STATES[facts.outcome]
  if (!isWell(facts.outcome)) return { state: polled, reason: facts.detail }
  const notice = facts.notice ?? null
  if (before.state === 'silent' && facts.outcome !== 'new-entries') {
    return { state: 'silent', reason: before.stateReason }
  }
  if (facts.moved === true) return { state: 'moved', reason: notice }
  if ((facts.ms ?? 0) < SLOW_MS) return { state: polled, reason: notice }
  const slow = `Its last answer took ${Math.round((facts.ms ?? 0) / 1000)} s.`
  return { state: 'slow', reason: notice === null ? slow : `${slow} ${notice}` }
}

function learnInterval(before: SourceStanding, facts: PollFacts, everyMs: number): number {
  if (facts.baseline === true || (facts.outcome === 'new-entries' && facts.fresh === undefined)) return everyMs
  const { fresh = 0, known = 0, possibleGap = false, pushed = false, told = false } = facts
  const found = { fresh, known, possibleGap, pushed, told }
  return adaptInterval({ everyMs, intervalMs: before.intervalMs ?? everyMs }, found)
}

/** Full jitter, so that the sources of a host that was down do not come back together. */
function backOff(outcome: PollOutcome, failures: number, time: { readonly everyMs: number; readonly random: number }) {
  const { everyMs, random } = time
  if (outcome === 'gone') return Math.max(everyMs, GONE_PROBE_MS)
  const longestMs = Math.max(everyMs, Math.min(everyMs * 2 ** Math.min(failures, 12), LONGEST_BACKOFF_MS))
  return everyMs + random * (longestMs - everyMs)
}
