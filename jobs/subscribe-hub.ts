import type { Ask, Context, FetchOutcome, JobPayload, JobResult } from '../src/context.ts'
import { cutText, flattenText } from '../src/core/alert/cut-text.ts'
import { decideHubAnswer, type HubAnswer } from '../src/core/websub/decide-hub-answer.ts'
import { WANTED_LEASE_MS } from '../src/core/websub/decide-verification.ts'
import type { HubSubscription } from '../src/core/websub/hub-subscription.ts'

/** One hub serves many feeds: its requests keep this distance. */
const PACE_MS = 1_000
/** A hub that does not answer is left without a word: its lease runs out. */
const MOST_GOODBYES = 3
const LONGEST_WORDS = 200
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

/** Asks a hub to tell us of a feed's changes, to go on doing so, or to stop. It confirms by calling us back. */
export async function subscribeHub(
  context: Context,
  { subscriptionId }: JobPayload<'subscribe-hub'>,
  signal: AbortSignal,
): Promise<JobResult> {
  const { store } = context
  const subscription = await store.loadHub(subscriptionId)
  if (subscription === undefined) return { kind: 'done', skipped: 'the subscription is gone' }
  const { sourceId, hub } = subscription
  if (isOver(subscription, context.now())) {
    await store.forgetHub(subscriptionId)
    return { kind: 'done', sourceId, hub, skipped: 'the hub has nothing to tell us any more' }
  }
  const turn = {
    host: new URL(hub).host,
    who: `subscribe-hub ${subscriptionId}`,
    rank: 'article',
    paceMs: PACE_MS,
  } as const
  return context.visitHost(turn, (ask) => askHub(context, subscription, ask, signal))
}

async function askHub(
  { store, now, random }: Context,
  { id, sourceId, hub, topic, mode, callback, secret, failures }: HubSubscription,
  ask: Ask,
  signal: AbortSignal,
): Promise<JobResult> {
  const askedAt = now()
  await store.beginHubRequest(id, askedAt)
  const body = new URLSearchParams({
    'hub.callback': callback,
    'hub.mode': mode,
    'hub.topic': topic,
    'hub.lease_seconds': String(WANTED_LEASE_MS / 1_000),
    'hub.secret': secret,
  }).toString()
  const answer = readAnswer(await ask({ url: hub, method: 'POST', headers: FORM, body, signal }))
  const decision = decideHubAnswer(failures, answer, { now: now(), random: random() })
  await store.saveHubAnswer(id, askedAt, decision)
  return { kind: 'done', sourceId, hub, topic, mode, outcome: answer.kind, reason: decision.reason }
}

/** Whether a subscription that is to be left has run out, or the hub has been told often enough. */
function isOver({ mode, leaseEndsAt, failures }: HubSubscription, now: Date): boolean {
  return mode === 'unsubscribe' && (leaseEndsAt === null || leaseEndsAt <= now || failures >= MOST_GOODBYES)
}

function readAnswer(outcome: FetchOutcome): HubAnswer {
  switch (outcome.kind) {
    case 'ok':
      return { kind: 'accepted' }
    case 'not-modified':
      return { kind: 'failed', reason: 'The hub answered 304.', retryAfterMs: null }
    case 'http-error':
      return { kind: 'failed', reason: withWords(outcome), retryAfterMs: outcome.retryAfterMs ?? null }
    case 'refused':
    case 'unreachable':
    case 'limit':
      return { kind: 'failed', reason: outcome.message, retryAfterMs: null }
    default:
      return outcome satisfies never
  }
}

/** Hubs say in plain text why they do not accept a request. */
function withWords({ message, bytes }: Extract<FetchOutcome, { kind: 'http-error' }>): string {
  const words = cutText(flattenText(new TextDecoder().decode(bytes)), LONGEST_WORDS)
  return words === '' ? message : `${message} It says: ${words}`
}
