import { Webhook } from 'standardwebhooks'
import type { ChannelConfig } from '../core/alert/alert-routing.ts'
import { cutText, flattenText } from '../core/alert/cut-text.ts'
import { Failure } from '../errors.ts'
import type { Channel, ChannelDependencies, DeliveryOutcome, PostAnswer } from './channel.ts'

const SECOND = 1000
/** Receivers should answer in 15 to 30 s: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
const TIMEOUT_MS = 20 * SECOND
const LONGEST_REASON = 200

const GONE = 410
/** Refusals that pass by themselves: request timeout, too early, too many requests. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429])

/** Decides what an answer of the receiver means, by the Standard Webhooks specification. */
export function judgeAnswer(answer: PostAnswer): DeliveryOutcome {
  const { status, retryAfterMs } = answer
  if (status >= 200 && status < 300) return { kind: 'delivered', detail: `HTTP ${status}` }
  const said = cutText(flattenText(answer.body), LONGEST_REASON)
  const reason = `HTTP ${status}${said === '' ? '' : `: ${said}`}`
  if (status === GONE) return { kind: 'rejected', reason: `${reason} (the receiver is gone for good)` }
  if (status < 500 && !PASSING.has(status)) return { kind: 'rejected', reason }
  return retryAfterMs === undefined ? { kind: 'retry', reason } : { kind: 'retry', afterMs: retryAfterMs, reason }
}

/** Posts notices as signed JSON, by Standard Webhooks; the notice's id is the message's id at every attempt. */
export function createWebhookChannel(
  id: string,
  config: Extract<ChannelConfig, { kind: 'webhook' }>,
  { post, now }: Pick<ChannelDependencies, 'post' | 'now'>,
): Channel {
  const signer = new Webhook(config.secret.reveal())
  return {
    id,
    kind: 'webhook',
    deliver: async (notice, { signal }) => {
      const body = JSON.stringify(notice)
      const time = now()
      const headers = {
        'content-type': 'application/json',
        'webhook-id': notice.id,
        'webhook-timestamp': String(Math.floor(time.getTime() / SECOND)),
        'webhook-signature': signer.sign(notice.id, time, body),
      }
      try {
        return judgeAnswer(await post({ url: config.url.reveal(), headers, body, timeoutMs: TIMEOUT_MS, signal }))
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        const lasting = error instanceof Failure && !error.retry
        return lasting ? { kind: 'rejected', reason } : { kind: 'retry', reason }
      }
    },
  }
}
