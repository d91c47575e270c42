import { cutText, flattenText } from '../alert/cut-text.ts'
import type { HubSubscription } from './hub-subscription.ts'

/** What a hub asks at a callback, as its query says; what it leaves out is undefined. */
export interface HubQuestion {
  readonly mode: string | undefined
  readonly topic: string | undefined
  readonly challenge: string | undefined
  readonly leaseSeconds: string | undefined
  readonly reason: string | undefined
}

/** What we say to it: `echo` is sent back to show that we mean it. */
export type Verification =
  | { readonly kind: 'agreed'; readonly echo: string; readonly leaseMs: number }
  | { readonly kind: 'left'; readonly echo: string }
  | { readonly kind: 'denied'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string }

const DAY_MS = 24 * 60 * 60_000
/** The lease that we ask for; hubs give what they like. */
export const WANTED_LEASE_MS = 10 * DAY_MS
/** A longer promise is asked for again all the same: nobody tells us when a hub forgets. */
const LONGEST_LEASE_MS = 30 * DAY_MS
const SECONDS = /^\d{1,10}$/
/** Longer than the challenge of any hub. */
const LONGEST_CHALLENGE = 1_000
const LONGEST_REASON = 200

/**
 * Decides what to say to a hub that asks whether we mean a request (https://www.w3.org/TR/websub/#hub-verifies-intent), or
 * tells us that it denies one. We mean only what we have asked for and what was not confirmed yet, so that nobody else can
 * subscribe us to anything.
 */
export function decideVerification(
  { topic, mode, askedAt }: Pick<HubSubscription, 'topic' | 'mode' | 'askedAt'>,
  question: HubQuestion,
): Verification {
  if (question.topic !== topic) return { kind: 'refused', reason: 'it names another topic' }
  if (question.mode === 'denied') {
    if (mode !== 'subscribe') return { kind: 'refused', reason: 'it denies what was not asked for' }
    return { kind: 'denied', reason: cutText(flattenText(question.reason ?? ''), LONGEST_REASON) || 'no reason given' }
  }
  if (question.mode !== mode) return { kind: 'refused', reason: 'it is about something that was not asked for' }
  if (askedAt === null) return { kind: 'refused', reason: 'nothing was asked for, or it is confirmed already' }
  const { challenge = '' } = question
  if (challenge === '' || challenge.length > LONGEST_CHALLENGE)
    return { kind: 'refused', reason: 'its challenge is none' }
  return mode === 'subscribe'
    ? { kind: 'agreed', echo: challenge, leaseMs: readLease(question.leaseSeconds) }
    : { kind: 'left', echo: challenge }
}

/** Hubs of older protocols name no lease. */
function readLease(seconds: string | undefined): number {
  const leaseMs = seconds !== undefined && SECONDS.test(seconds) ? Number(seconds) * 1_000 : 0
  return leaseMs === 0 ? WANTED_LEASE_MS : Math.min(leaseMs, LONGEST_LEASE_MS)
}
