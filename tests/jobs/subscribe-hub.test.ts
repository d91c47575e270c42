import { describe, expect, it } from 'vitest'
import { subscribeHub } from '../../jobs/subscribe-hub.ts'
import type { FetchOutcome } from '../../src/context.ts'
import type { HubDecision } from '../../src/core/websub/decide-hub-answer.ts'
import type { HubSubscription } from '../../src/core/websub/hub-subscription.ts'
import type { FetchRequest } from '../../src/http/fetch-outcome.ts'
import { after, createTestContext, never, NOW } from '../support/context.ts'
import { httpError, ok, unreachable } from '../support/records.ts'

const MINUTE = 60_000
const SUBSCRIPTION: HubSubscription = {
  id: 7,
  sourceId: 'paper',
  hub: 'https://hub.example/',
  topic: 'https://paper.example/feed',
  callback: 'https://entente.example/websub/abc',
  secret: 's3cret',
  mode: 'subscribe',
  askedAt: null,
  leaseEndsAt: null,
  deniedAt: null,
  failures: 0,
  reason: null,
  nextAt: NOW,
  toldAt: null,
}

/** Runs the job over one subscription, with a hub that answers as told. */
async function run(changes: Partial<HubSubscription> = {}, answer: FetchOutcome = ok(''), hostFreeAt?: Date) {
  const asked: FetchRequest[] = []
  const saved: (readonly unknown[])[] = []
  const { context, turns } = createTestContext({
    ...(hostFreeAt === undefined ? {} : { hostFreeAt }),
    store: {
      loadHub: async () => ({ ...SUBSCRIPTION, ...changes }),
      beginHubRequest: async (...told) => void saved.push(['begin', ...told]),
      saveHubAnswer: async (...told) => void saved.push(['answer', ...told]),
      forgetHub: async (...told) => void saved.push(['forget', ...told]),
    },
    fetch: (request) => {
      saved.push(['ask'])
      asked.push(request)
      return Promise.resolve(answer)
    },
  })
  const result = await subscribeHub(context, { subscriptionId: 7 }, never)
  const decision = saved.find(([name]) => name === 'answer')?.[3] as HubDecision | undefined
  return { result, asked, saved, decision, turns }
}

describe('subscribeHub', () => {
  it('asks the hub by a form, and awaits its question from before it asks', async () => {
    const { asked, saved, result } = await run()
    expect(saved.map(([name]) => name)).toEqual(['begin', 'ask', 'answer'])
    expect(asked[0]).toMatchObject({
      url: 'https://hub.example/',
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(Object.fromEntries(new URLSearchParams(String(asked[0]?.body)))).toEqual({
      'hub.callback': 'https://entente.example/websub/abc',
      'hub.mode': 'subscribe',
      'hub.topic': 'https://paper.example/feed',
      'hub.lease_seconds': '864000',
      'hub.secret': 's3cret',
    })
    expect(result).toMatchObject({ kind: 'done', sourceId: 'paper', outcome: 'accepted' })
    expect(JSON.stringify(result)).not.toMatch(/s3cret|websub/)
  })

  it.each<readonly [string, FetchOutcome, RegExp]>([
    [
      'an error of the hub, with its words',
      httpError(500, { bytes: Buffer.from('out\nof order') }),
      /500.*out of order/,
    ],
    ['a hub that cannot be reached', unreachable, /refused the connection/],
    [
      'a hub on a private address',
      { kind: 'refused', code: 'private-address', url: 'http://10.0.0.1/', message: '10.0.0.1 is not public.' },
      /not public/,
    ],
  ])('keeps the reason of %s, and tries again', async (_, answer, words) => {
    const { decision } = await run({ failures: 1 }, answer)
    expect(decision).toMatchObject({ failures: 2, reason: expect.stringMatching(words), nextAt: after(10 * MINUTE) })
  })

  it('leaves a hub alone as long as it asks', async () => {
    const { decision } = await run({}, httpError(429, { retryAfterMs: 120 * MINUTE }))
    expect(decision?.nextAt).toEqual(after(120 * MINUTE))
  })

  it('comes back later when the host of the hub is not free', async () => {
    const { result, saved, turns } = await run({}, ok(''), after(MINUTE))
    expect(turns).toMatchObject([{ host: 'hub.example', paceMs: 1_000 }])
    expect(result).toEqual({ kind: 'later', at: after(MINUTE) })
    expect(saved).toEqual([])
  })

  it('takes its leave of a hub that still has a lease', async () => {
    const { asked } = await run({ mode: 'unsubscribe', leaseEndsAt: after(MINUTE) })
    expect(new URLSearchParams(String(asked[0]?.body)).get('hub.mode')).toBe('unsubscribe')
  })

  it.each([
    ['never promised anything', { leaseEndsAt: null }],
    ['has nothing to tell any more', { leaseEndsAt: NOW }],
    ['was told three times', { leaseEndsAt: after(MINUTE), failures: 3 }],
  ])('forgets without a word a hub to be left that %s', async (_, changes) => {
    const { saved } = await run({ mode: 'unsubscribe', ...changes })
    expect(saved).toEqual([['forget', 7]])
  })

  it('does nothing for a subscription that is gone', async () => {
    const { context } = createTestContext({ store: { loadHub: async () => undefined } })
    expect(await subscribeHub(context, { subscriptionId: 7 }, never)).toMatchObject({ skipped: expect.any(String) })
  })
})
