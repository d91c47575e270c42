import { Failure } from '../src/errors.ts'
import type { Context, JobPayload, JobResult } from '../src/context.ts'

/** A receiver may ask us to wait this often before its wishes count as failures. */
const MOST_WAITS = 20
/** How long an update waits for the alert that it updates to reach the channel, again and again. */
const FIRST_MS = 30_000

/** Brings one alert to one channel. The ledger says what the channel has had; the alert's id stays the same at every attempt. */
export async function sendAlert(
  context: Context,
  { alertId, channel: channelId }: JobPayload<'send-alert'>,
  signal: AbortSignal,
): Promise<JobResult> {
  const { store } = context
  const delivery = await store.loadDelivery(alertId, channelId)
  if (delivery === undefined) return { kind: 'done', skipped: 'the alert is gone' }
  if (delivery.state !== 'due') return { kind: 'done', skipped: delivery.state }
  if (delivery.firstState === 'due') return { kind: 'later', at: new Date(context.now().getTime() + FIRST_MS) }
  if (delivery.firstState === 'failed' || delivery.firstState === 'rejected') {
    throw new Failure(
      'refused',
      'first-alert-missing',
      `${channelId}: the alert that this one updates was not delivered`,
      {
        retry: false,
      },
    )
  }
  const channel = context.live().channels.get(channelId)
  if (channel === undefined) {
    throw new Failure('config', 'no-such-channel', `channel "${channelId}" is not in alerts.yaml any more`, {
      retry: false,
    })
  }

  const attempt = delivery.attempts + 1
  const outcome = await channel.deliver(delivery.alert, { signal, attempt })
  context.metrics.countDelivery(channelId, outcome.kind)
  const now = context.now()
  const save = (state: 'delivered' | 'rejected' | 'due', detail: string | null) =>
    store.saveDelivery({ alertId, channel: channelId, state, detail, now })
  if (outcome.kind === 'delivered') {
    await save('delivered', outcome.detail)
    return { kind: 'done', alertId, channel: channelId, attempt }
  }
  if (outcome.kind === 'rejected') {
    await save('rejected', outcome.reason)
    throw new Failure('refused', 'delivery-rejected', `${channelId}: ${outcome.reason}`, { retry: false })
  }
  await save('due', outcome.reason)
  if (outcome.afterMs !== undefined && attempt < MOST_WAITS) {
    return { kind: 'later', at: new Date(now.getTime() + outcome.afterMs) }
  }
  throw new Failure('network', 'delivery-failed', `${channelId}: ${outcome.reason}`)
}
