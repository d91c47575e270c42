import { Webhook } from 'standardwebhooks'
import type { Alert } from '../../src/core/alert/alert.ts'
import { startSite } from './site.ts'

/** A receiver of alerts that checks each signature. */
export interface WebhookReceiver {
  readonly url: string
  readonly host: string
  /** `whsec_…`, as the sender needs it. */
  readonly secret: string
  /** Every delivery in its order, repeated ones too. */
  readonly deliveries: readonly { readonly id: string; readonly alert: Alert }[]
  /** Deliveries whose signature was wrong. */
  readonly forged: number
  /** Each alert once, by the id of its delivery. */
  alerts(): readonly Alert[]
  /** Answers this status instead of 200 from now on. */
  answer(status: number): void
  close(): Promise<void>
}

/** Starts a receiver on a free loopback port. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const site = await startSite()
  const secret = `whsec_${Buffer.from('a secret of the tests, 32 bytes!').toString('base64')}`
  const verifier = new Webhook(secret)
  const deliveries: { id: string; alert: Alert }[] = []
  const state = { forged: 0, status: 200 }
  site.on('/hook', (request, response) => {
    try {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
      const alert = verifier.verify(request.body, headers) as Alert
      if (state.status === 200) deliveries.push({ id: headers['webhook-id'] ?? '', alert })
    } catch {
      state.forged += 1
    }
    response.writeHead(state.status).end()
  })
  return {
    url: `${site.url}/hook`,
    host: site.host,
    secret,
    deliveries,
    get forged() {
      return state.forged
    },
    alerts: () => [...new Map(deliveries.map(({ id, alert }) => [id, alert])).values()],
    answer: (status) => void (state.status = status),
    close: site.close,
  }
}
