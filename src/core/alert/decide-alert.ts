import type { Silence } from './alert-routing.ts'

/** What must be known of a match to decide whether people are told. */
export interface AlertDecisionFacts {
  /** The source was being read, or the topic watched, for the first time: what is already there is no news. */
  readonly baseline: boolean
  /** The ledger already holds an alert of this topic on this statement or article. */
  readonly known: boolean
  /** The silence that holds the alert back, if any. */
  readonly silence: Silence | undefined
  /** Channels that the alert goes to. */
  readonly channels: readonly string[]
}

/** Whether people are told of a match, and if not, why. */
export type AlertDecision =
  | { readonly kind: 'alert'; readonly channels: readonly string[] }
  | {
      readonly kind: 'none'
      readonly reason: 'known' | 'baseline' | 'silenced' | 'no-channel'
      readonly detail: string
    }

/** Decides whether a match becomes an alert that is sent. Pure: the ledger is asked and written by the caller. */
export function decideAlert(facts: AlertDecisionFacts): AlertDecision {
  if (facts.known) return { kind: 'none', reason: 'known', detail: 'this topic has already alerted on it' }
  if (facts.baseline) {
    return { kind: 'none', reason: 'baseline', detail: 'it was there before the source or topic was first watched' }
  }
  if (facts.silence !== undefined) {
    const { until, comment } = facts.silence
    return {
      kind: 'none',
      reason: 'silenced',
      detail: `silenced until ${until}${comment === null ? '' : `: ${comment}`}`,
    }
  }
  if (facts.channels.length === 0) return { kind: 'none', reason: 'no-channel', detail: 'no route leads to a channel' }
  return { kind: 'alert', channels: facts.channels }
}
