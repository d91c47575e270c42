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
}

/** The facts of one poll. */
export interface PollFacts {
  readonly outcome: PollOutcome
  /** Words for a person; null where all is well. */
  readonly detail: string | null
  /** How long the host asked us to stay away, in milliseconds. */
  readonly retryAfterMs: number | null
}

/** What a poll makes of its source: the state with its reason, and the time of the next poll. */
export interface PollDecision {
  readonly state: SourceState
  readonly reason: string | null
  readonly stateSince: Date
  readonly failures: number
  readonly nextPollAt: Date
}

const MINUTE_MS = 60_000
/** The longest that a source which keeps failing is left alone: it is probed at least this often, for ever. */
export const LONGEST_BACKOFF_MS = 6 * 60 * MINUTE_MS
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
 * Decides how a source stands after a poll and when it is polled next. A poll that worked keeps the source's own interval
 * (`everyMs`); failures double it, with up to a tenth of jitter (`random` in 0..1), to six hours at the most.
 *
 * @example decidePoll(standing, { outcome: 'not-modified', detail: null, retryAfterMs: null }, { now, everyMs: 900_000, random: 0.5 })
 */
export function decidePoll(
  before: SourceStanding,
  facts: PollFacts,
  { now, everyMs, random }: { readonly now: Date; readonly everyMs: number; readonly random: number },
): PollDecision {
  const polled = STATES[facts.outcome]
  const well = polled === 'ok' || polled === 'unchanged'
  const stillSilent = before.state === 'silent' && well && facts.outcome !== 'new-entries'
  const failures = well ? 0 : before.failures + 1
  const state = stillSilent ? 'silent' : polled
  const backoffMs = well
    ? everyMs
    : Math.max(everyMs, Math.min(everyMs * 2 ** Math.min(failures - 1, 12), LONGEST_BACKOFF_MS))
  const jitterMs = well ? 0 : backoffMs * 0.1 * random
  const askedMs = Math.min(facts.retryAfterMs ?? 0, LONGEST_RETRY_AFTER_MS)
  return {
    state,
    reason: stillSilent ? before.stateReason : well ? null : facts.detail,
    stateSince: state === before.state ? before.stateSince : now,
    failures,
    nextPollAt: new Date(now.getTime() + Math.max(backoffMs + jitterMs, askedMs)),
  }
}
