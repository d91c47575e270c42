import { describe, expect, it } from 'vitest'
import { sendAlert } from '../../jobs/send-alert.ts'
import { Failure } from '../../src/errors.ts'
import type { DeliveryOutcome } from '../../src/notify/channel.ts'
import type { Delivery } from '../../src/store/delivery.ts'
import { alertOf } from '../src/core/alert/alert-of.ts'
import { after, createTestContext, never, NOW } from '../support/context.ts'

const PAYLOAD = { alertId: 'al_1', channel: 'desk' }

const DUE: Delivery = { alert: alertOf(), channel: 'desk', state: 'due', attempts: 0, firstState: null }

/** Sends an alert through a channel that answers as told; the ledger says how the delivery stood before. */
async function send(outcome: DeliveryOutcome, before: Partial<Delivery> = {}) {
  const delivery: Delivery = { ...DUE, ...before }
  const ledger: object[] = []
  const attempts: number[] = []
  const test = createTestContext({
    live: {
      channels: new Map([
        [
          'desk',
          {
            id: 'desk',
            kind: 'webhook',
            deliver: async (_alert, { attempt }) => {
              attempts.push(attempt)
              return outcome
            },
          },
        ],
      ]),
    },
    store: {
      loadDelivery: async () => delivery,
      saveDelivery: async (line) => void ledger.push(line),
    },
  })
  const result = await sendAlert(test.context, PAYLOAD, never).catch((error: unknown) => error)
  return { ...test, result, ledger, attempts }
}

const line = (state: string, detail: string) => ({ ...PAYLOAD, state, detail, now: NOW })

describe('sendAlert', () => {
  it('does nothing for an alert that is gone', async () => {
    const { context } = createTestContext({ store: { loadDelivery: async () => undefined } })
    expect(await sendAlert(context, PAYLOAD, never)).toMatchObject({ skipped: 'the alert is gone' })
  })

  it.each(['delivered', 'rejected', 'covered', 'failed'] as const)(
    'sends nothing that is %s already',
    async (state) => {
      const { result, attempts } = await send({ kind: 'delivered', detail: '200' }, { state })
      expect(result).toMatchObject({ skipped: state })
      expect(attempts).toEqual([])
    },
  )

  it('notes a delivery with its number', async () => {
    const { result, ledger, attempts, counted } = await send({ kind: 'delivered', detail: '200' }, { attempts: 2 })
    expect(attempts).toEqual([3])
    expect(ledger).toEqual([line('delivered', '200')])
    expect(counted).toEqual([['countDelivery', 'desk', 'delivered']])
    expect(result).toMatchObject({ kind: 'done', attempt: 3 })
  })

  it('fails for good what the receiver rejects, with its reason', async () => {
    const { result, ledger } = await send({ kind: 'rejected', reason: '410 Gone' })
    expect(ledger).toEqual([line('rejected', '410 Gone')])
    expect(result).toBeInstanceOf(Failure)
    expect(result).toMatchObject({
      kind: 'refused',
      code: 'delivery-rejected',
      message: 'desk: 410 Gone',
      retry: false,
    })
  })

  it('leaves to the queue when to try again what failed, and still owes it', async () => {
    const { result, ledger } = await send({ kind: 'retry', reason: '502' })
    expect(ledger).toEqual([line('due', '502')])
    expect(result).toMatchObject({ kind: 'network', code: 'delivery-failed', message: 'desk: 502', retry: true })
  })

  it('comes back when the receiver asks, which is no failure', async () => {
    const { result, ledger } = await send({ kind: 'retry', reason: '429', afterMs: 30_000 })
    expect(ledger).toEqual([line('due', '429')])
    expect(result).toEqual({ kind: 'later', at: after(30_000) })
  })

  it('sends an update after the alert that it updates, and not before', async () => {
    const delivered = { kind: 'delivered', detail: '200' } as const
    const early = await send(delivered, { firstState: 'due' })
    expect(early.result).toMatchObject({ kind: 'later' })
    expect(early.attempts).toEqual([])
    expect((await send(delivered, { firstState: 'delivered' })).attempts).toEqual([1])
  })

  it.each(['failed', 'rejected'] as const)(
    'leaves an update to a person where the alert that it updates was %s',
    async (firstState) => {
      const { result, attempts } = await send({ kind: 'delivered', detail: '200' }, { firstState })
      expect(result).toMatchObject({ code: 'first-alert-missing', retry: false })
      expect(attempts).toEqual([])
    },
  )

  it('does not let a receiver put it off for ever', async () => {
    const outcome = { kind: 'retry', reason: '429', afterMs: 30_000 } as const
    expect((await send(outcome, { attempts: 18 })).result).toMatchObject({ kind: 'later' })
    expect((await send(outcome, { attempts: 19 })).result).toMatchObject({ code: 'delivery-failed' })
  })

  it('fails by name for a channel that is not configured any more', async () => {
    const { context } = createTestContext({
      live: { channels: new Map() },
      store: { loadDelivery: async () => DUE },
    })
    await expect(sendAlert(context, PAYLOAD, never)).rejects.toMatchObject({
      kind: 'config',
      code: 'no-such-channel',
      message: 'channel "desk" is not in alerts.yaml any more',
      retry: false,
    })
  })
})
