import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HOST_LEASE_MS, type HostTurn, LATE_MS } from '../../src/core/source/host-turn.ts'
import { forgetHosts, type HostClaim, type HostLease } from '../../src/store/host-pace.ts'
import { createStore, type Store } from '../../src/store/store.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'

const MINUTE = 60_000
const PACE = 5_000
const T0 = new Date('2026-05-01T08:00:00.000Z')
const after = (ms: number) => new Date(T0.getTime() + ms)

let test: TestDatabase
let store: Store
let other: Store
beforeAll(async () => {
  test = await createTestDatabase()
  store = createStore(test.database.kysely)
  other = createStore(test.database.kysely)
})
afterAll(() => test.drop())

let counter = 0
const aHost = () => `host-${(counter += 1)}.example`
const article = (host: string, who = 'a', paceMs: number | null = PACE): HostTurn => ({
  host,
  who,
  rank: 'article',
  paceMs,
})
const poll = (host: string, who = 'p'): HostTurn => ({ host, who, rank: 'poll', paceMs: null })

/** The lease of a claim that was met. */
function leaseOf(claim: HostClaim): HostLease {
  if (claim.kind === 'later') throw new Error(`not free before ${claim.at.toISOString()}`)
  return claim.lease
}

/** When a claim that was not met should be made again, in milliseconds after T0. */
function waitOf(claim: HostClaim): number {
  if (claim.kind === 'taken') throw new Error('the host was free')
  return claim.at.getTime() - T0.getTime()
}

async function visit(turn: HostTurn, from: Date, until: Date): Promise<void> {
  const lease = leaseOf(await store.claimHost(turn, from))
  await store.releaseHost(lease, turn.paceMs, until)
}

describe('claimHost', () => {
  it('gives a free host to one of all who ask at once, polls and articles alike', async () => {
    const host = aHost()
    const turns = [poll(host), article(host, 'a'), article(host, 'b'), poll(host, 'q')]
    const claims = await Promise.all(turns.map((turn, at) => (at % 2 === 0 ? store : other).claimHost(turn, T0)))
    expect(claims.filter(({ kind }) => kind === 'taken')).toHaveLength(1)
  })

  it('lets the next one in as soon as the host is given back', async () => {
    const host = aHost()
    const lease = leaseOf(await store.claimHost(poll(host), T0))
    expect(await store.claimHost(poll(host, 'q'), after(100))).toMatchObject({ kind: 'later' })
    await store.releaseHost(lease, null, after(200))
    leaseOf(await store.claimHost(poll(host, 'q'), after(200)))
  })

  it('keeps articles their pace apart, counted from the end of the one before; polls need not wait for it', async () => {
    const host = aHost()
    await visit(article(host, 'a'), T0, after(1_000))
    expect(await store.claimHost(article(host, 'b'), after(1_000 + PACE - 1))).toMatchObject({ kind: 'later' })
    await visit(poll(host), after(2_000), after(2_500))
    await visit(article(host, 'b'), after(1_000 + PACE), after(7_000))
  })

  it('takes a host from the dead when their lease has run out, not before', async () => {
    const host = aHost()
    const dead = leaseOf(await store.claimHost(article(host), T0))
    const early = await store.claimHost(poll(host), after(HOST_LEASE_MS - 1))
    expect(waitOf(early)).toBeLessThan(HOST_LEASE_MS + 100)
    leaseOf(await store.claimHost(poll(host), after(HOST_LEASE_MS)))
    expect(await store.renewHost(dead, after(HOST_LEASE_MS))).toBe(false)
    await store.releaseHost(dead, null, after(HOST_LEASE_MS))
    expect(await store.claimHost(poll(host, 'q'), after(HOST_LEASE_MS + 1))).toMatchObject({ kind: 'later' })
  })

  it('leaves a host to whoever renews', async () => {
    const host = aHost()
    const lease = leaseOf(await store.claimHost(poll(host), T0))
    expect(await store.renewHost(lease, after(10_000))).toBe(true)
    expect(await store.claimHost(poll(host, 'q'), after(HOST_LEASE_MS))).toMatchObject({ kind: 'later' })
    leaseOf(await store.claimHost(poll(host, 'q'), after(10_000 + HOST_LEASE_MS)))
  })

  it('stays away from a host as long as it asked, never shorter', async () => {
    const host = aHost()
    await store.holdHost(host, after(MINUTE))
    await store.holdHost(host, after(1_000))
    expect(waitOf(await store.claimHost(poll(host), after(2_000)))).toBe(MINUTE)
    expect(waitOf(await store.claimHost(article(host), after(2_000)))).toBeGreaterThan(MINUTE)
    leaseOf(await store.claimHost(poll(host), after(MINUTE)))
  })

  it('calls those who wait back one after another, in the order in which they came', async () => {
    const host = aHost()
    await visit(article(host, 'first'), T0, T0)
    const waits: number[] = []
    for (const who of ['a', 'b', 'c', 'd']) waits.push(waitOf(await store.claimHost(article(host, who), after(1))))
    const steps = waits.slice(1).map((wait, at) => wait - (waits[at] ?? 0))
    expect(waits[0]).toBe(PACE)
    for (const step of steps) expect(step).toBeGreaterThanOrEqual(PACE)
    // Who comes too early keeps its place.
    expect(waitOf(await store.claimHost(article(host, 'b'), after(2)))).toBe(waits[1])
  })

  it('puts what is news before what was there already, and polls before both', async () => {
    const host = aHost()
    await visit(article(host, 'first'), T0, T0)
    const old = { ...article(host, 'old'), rank: 'baseline' } as const
    expect(waitOf(await store.claimHost(old, after(1)))).toBe(PACE)
    expect(waitOf(await store.claimHost(article(host, 'news'), after(2)))).toBe(PACE)
    expect(waitOf(await store.claimHost(old, after(3)))).toBeGreaterThanOrEqual(2 * PACE)
    const lease = leaseOf(await store.claimHost(poll(host), after(4)))
    expect(waitOf(await store.claimHost(poll(host, 'q'), after(5)))).toBeLessThan(1_000)
    await store.releaseHost(lease, null, after(6))
  })

  it('keeps a free host for who comes next in the line, but not for who does not come', async () => {
    const host = aHost()
    const lease = leaseOf(await store.claimHost(article(host, 'first', 0), T0))
    const dueAt = waitOf(await store.claimHost(poll(host, 'next'), after(10)))
    await store.releaseHost(lease, 0, after(20))
    expect(await store.claimHost(article(host, 'last', 0), after(30))).toMatchObject({ kind: 'later' })
    expect(await store.claimHost(article(host, 'last', 0), after(dueAt + LATE_MS))).toMatchObject({ kind: 'later' })
    leaseOf(await store.claimHost(article(host, 'last', 0), after(dueAt + LATE_MS + 1)))
  })

  it('serves a long line in its order, with few tries each', async () => {
    const host = aHost()
    const waiting = Array.from({ length: 40 }, (_, at) => ({ who: `w${at}`, at: 0 }))
    const order: string[] = []
    let tries = 0
    // A clock that jumps from one return to the next, as the queue would wake the jobs; a visit takes 300 ms.
    while (waiting.length > 0) {
      waiting.sort((a, b) => a.at - b.at)
      const [next] = waiting
      if (next === undefined) break
      tries += 1
      const claim = await store.claimHost(article(host, next.who, 1_000), after(next.at))
      if (claim.kind === 'later') next.at = Math.max(next.at + 1, waitOf(claim))
      else {
        await store.releaseHost(claim.lease, 1_000, after(next.at + 300))
        order.push(next.who)
        waiting.shift()
      }
    }
    expect(order).toEqual(Array.from({ length: 40 }, (_, at) => `w${at}`))
    expect(tries).toBeLessThan(40 * 6)
  })

  it('forgets who has been served, and who never came back', async () => {
    const host = aHost()
    await visit(poll(host, 'first'), T0, T0)
    const lease = leaseOf(await store.claimHost(poll(host, 'second'), T0))
    await store.claimHost(poll(host, 'gone'), after(1))
    await store.claimHost(poll(host, 'third'), after(1))
    await store.releaseHost(lease, null, after(2))
    const late = leaseOf(await store.claimHost(poll(host, 'third'), after(20 * MINUTE)))
    await store.releaseHost(late, null, after(20 * MINUTE))
    const { rows } = await test.database.pool.query('select who from host_line where host = $1', [host])
    expect(rows).toEqual([])
  })
})

describe('forgetHosts', () => {
  it('forgets hosts that nobody asks any more, not those that are asked, held or waited for', async () => {
    const [old, asked, held] = [aHost(), aHost(), aHost()]
    await visit(poll(old), after(-10 * MINUTE), after(-9 * MINUTE))
    await visit(poll(asked), after(-10 * MINUTE), after(-9 * MINUTE))
    await visit(poll(asked), after(-2 * MINUTE), after(-MINUTE))
    await visit(poll(held), after(-10 * MINUTE), after(-9 * MINUTE))
    await store.holdHost(held, after(MINUTE))
    await store.claimHost(poll(held, 'waits'), after(-8 * MINUTE))
    await forgetHosts(test.database.kysely, after(-5 * MINUTE))
    const { rows } = await test.database.pool.query('select host from host_pace where host = any($1)', [
      [old, asked, held],
    ])
    expect(new Set(rows.map(({ host }) => host))).toEqual(new Set([asked, held]))
    const { rows: line } = await test.database.pool.query('select who from host_line where host = $1', [held])
    expect(line).toEqual([{ who: 'waits' }])
  })
})

describe('releaseHost', () => {
  it('learns how long visits take, by which those who wait are called back', async () => {
    const host = aHost()
    for (let at = 0; at < 10; at += 1) await visit(poll(host), after(at * MINUTE), after(at * MINUTE + 2_000))
    const lease = leaseOf(await store.claimHost(poll(host), after(10 * MINUTE)))
    const wait = waitOf(await store.claimHost(poll(host, 'q'), after(10 * MINUTE))) - 10 * MINUTE
    expect(wait).toBeGreaterThan(1_900)
    expect(wait).toBeLessThan(2_001)
    await store.releaseHost(lease, null, after(10 * MINUTE))
  })
})
