/** What became of a request to a hub. */
export type HubAnswer =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'failed'; readonly reason: string; readonly retryAfterMs: number | null }

/** How a subscription stands after a request, and when the hub is asked again unless it confirms. */
export interface HubDecision {
  readonly failures: number
  readonly reason: string | null
  readonly nextAt: Date
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
/** A hub that has accepted confirms within seconds; one that has not after this time has forgotten. */
const CONFIRM_MS = HOUR_MS
const FIRST_WAIT_MS = 5 * MINUTE_MS
const LONGEST_WAIT_MS = 24 * HOUR_MS
/** Doubling further changes nothing any more. */
const MOST_DOUBLINGS = 9

/**
 * Decides when a hub is asked again: after failures the wait doubles from five minutes to a day, a random half of it on top
 * (`random` in 0..1). A request that is accepted counts as a failure too until the hub confirms it.
 */
export function decideHubAnswer(
  failures: number,
  answer: HubAnswer,
  { now, random }: { readonly now: Date; readonly random: number },
): HubDecision {
  const doubledMs = Math.min(FIRST_WAIT_MS * 2 ** Math.min(failures, MOST_DOUBLINGS), LONGEST_WAIT_MS)
  const leastMs = answer.kind === 'accepted' ? CONFIRM_MS : Math.min(answer.retryAfterMs ?? 0, LONGEST_WAIT_MS)
  const waitMs = Math.max(doubledMs * (1 + random / 2), leastMs)
  return {
    failures: failures + 1,
    reason: answer.kind === 'accepted' ? null : answer.reason,
    nextAt: new Date(now.getTime() + Math.round(waitMs)),
  }
}
