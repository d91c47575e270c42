import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Context, FetchOutcome, HostTurn } from '../../src/context.ts'
import { HOST_LEASE_MS } from '../../src/core/source/host-turn.ts'
import type { HostClaim, HostLease } from '../../src/store/host-pace.ts'
import { createVisitHost } from '../../src/visit-host.ts'
import { httpError, ok } from '../support/records.ts'

const MINUTE = 60_000
const TURN: HostTurn = { host: 'paper.example', who: 'poll-source paper', rank: 'poll', paceMs: null }
const PAGE: HostTurn = { host: 'paper.example', who: 'read-article 7', rank: 'article', paceMs: 5_000 }
const url = (path: string, host = 'paper.example') => `https://${host}${path}`

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-05-01T08:00:00.000Z') }))
afterEach(() => void vi.useRealTimers())
const now = () => new Date()
const after = (ms: number) => new Date(now().getTime() + ms)

/** A line of hosts that others hold for so long from now, and all that is done with them. */
function open(parts: { busyMs?: Record<string, number>; fetch?: Context['fetch']; renewed?: boolean } = {}) {
  const done: string[] = []
  const freeAt = new Map(Object.entries(parts.busyMs ?? {}).map(([host, ms]) => [host, after(ms)]))
  const claims: HostTurn[] = []
  const visitHost = createVisitHost({
    now,
    fetch:
      parts.fetch ??
      (async ({ url }) => {
        done.push(`ask ${url}`)
        return ok('', { finalUrl: url })
      }),
    store: {
      claimHost: async (turn): Promise<HostClaim> => {
        claims.push(turn)
        const at = freeAt.get(turn.host)
        if (at !== undefined && at > now()) return { kind: 'later', at }
        done.push(`take ${turn.host}`)
        return { kind: 'taken', lease: { host: turn.host, holder: `holder ${claims.length}` } }
      },
      renewHost: async ({ host }: HostLease) => {
        done.push(`renew ${host}`)
        return parts.renewed ?? true
      },
      releaseHost: async ({ host }, paceMs) => void done.push(`release ${host}${paceMs === null ? '' : ` ${paceMs}`}`),
      holdHost: async (host, until) => void done.push(`hold ${host} ${until.getTime() - now().getTime()}`),
    },
  })
  return { visitHost, done, claims }
}

/** A site that sends every request on to another host. */
const redirecting: Context['fetch'] = async ({ url: from, mayFollow }) => {
  const next = new URL(url('/final', 'other.example'))
  if ((await mayFollow?.(next)) === true) return ok('', { finalUrl: next.href })
  return { kind: 'unreachable', code: 'aborted', url: from, message: 'called off' }
}

describe('createVisitHost', () => {
  it('takes a host, lets the work ask, and gives it back with the pace', async () => {
    const { visitHost, done, claims } = open()
    const answer = await visitHost(PAGE, (ask) => ask({ url: url('/a') }))
    expect(answer).toMatchObject({ kind: 'ok' })
    expect(claims).toEqual([PAGE])
    expect(done).toEqual(['take paper.example', `ask ${url('/a')}`, 'release paper.example 5000'])
  })

  it('does nothing with a host that others ask', async () => {
    const { visitHost, done } = open({ busyMs: { 'paper.example': 700 } })
    const at = after(700)
    expect(await visitHost(TURN, () => Promise.reject(new Error('must not be begun')))).toEqual({ kind: 'later', at })
    expect(done).toEqual([])
  })

  it('gives the host back when the work fails', async () => {
    const { visitHost, done } = open()
    await expect(visitHost(TURN, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(done).toEqual(['take paper.example', 'release paper.example'])
  })

  it('holds one host at a time: before another is asked, the first is given back', async () => {
    const { visitHost, done } = open()
    await visitHost(TURN, async (ask) => {
      await ask({ url: url('/a') })
      await ask({ url: url('/b', 'cdn.example') })
      await ask({ url: url('/c') })
    })
    expect(done.filter((each) => !each.startsWith('ask'))).toEqual([
      'take paper.example',
      'release paper.example',
      'take cdn.example',
      'release cdn.example',
      'take paper.example',
      'release paper.example',
    ])
  })

  it('takes the host that a redirect leads to as well, and keeps articles away from both', async () => {
    const { visitHost, done, claims } = open({ fetch: redirecting })
    expect(await visitHost(PAGE, (ask) => ask({ url: url('/a') }))).toMatchObject({
      finalUrl: url('/final', 'other.example'),
    })
    expect(claims[1]).toEqual({ ...PAGE, host: 'other.example', paceMs: null })
    expect(done.slice(1)).toEqual(['release paper.example 5000', 'take other.example', 'release other.example 5000'])
  })

  it('waits a little for a host that a redirect leads to', async () => {
    const { visitHost, done } = open({ fetch: redirecting, busyMs: { 'other.example': 2_000 } })
    const visit = visitHost(PAGE, (ask) => ask({ url: url('/a') }))
    await vi.advanceTimersByTimeAsync(1_999)
    expect(done).not.toContain('take other.example')
    await vi.advanceTimersByTimeAsync(1)
    expect(await visit).toMatchObject({ kind: 'ok' })
  })

  it('comes back later when that host is not free for long, and says nothing against the site', async () => {
    const { visitHost, done } = open({ fetch: redirecting, busyMs: { 'other.example': 60_000 } })
    const at = after(60_000)
    expect(await visitHost(PAGE, (ask) => ask({ url: url('/a') }))).toEqual({ kind: 'later', at })
    expect(done).toEqual(['take paper.example', 'release paper.example 5000'])
  })

  it('renews its lease as long as it lasts', async () => {
    const { visitHost, done } = open()
    const visit = visitHost(TURN, () => new Promise((resolve) => setTimeout(resolve, 2 * HOST_LEASE_MS)))
    await vi.advanceTimersByTimeAsync(2 * HOST_LEASE_MS)
    await visit
    expect(done.filter((each) => each === 'renew paper.example').length).toBeGreaterThanOrEqual(5)
    await vi.advanceTimersByTimeAsync(MINUTE)
    expect(done.at(-1)).toBe('release paper.example')
  })

  it('breaks its request off when the host has gone to somebody else', async () => {
    const fetch: Context['fetch'] = ({ signal, url }) =>
      new Promise((resolve) =>
        signal?.addEventListener('abort', () =>
          resolve({ kind: 'unreachable', code: 'aborted', url, message: 'called off' }),
        ),
      )
    const { visitHost } = open({ fetch, renewed: false })
    const visit = visitHost(TURN, (ask) => ask({ url: url('/a') }))
    await Promise.all([
      expect(visit).rejects.toMatchObject({ kind: 'machine', code: 'host-lost', retry: true }),
      vi.advanceTimersByTimeAsync(HOST_LEASE_MS),
    ])
  })

  it('asks nothing more when it wakes from a long sleep and its host has gone', async () => {
    const { visitHost, done } = open({ renewed: false })
    const visit = visitHost(TURN, async (ask) => {
      vi.setSystemTime(after(HOST_LEASE_MS))
      await ask({ url: url('/b') })
    })
    await expect(visit).rejects.toMatchObject({ code: 'host-lost' })
    expect(done.filter((each) => each.startsWith('ask'))).toEqual([])
  })

  it.each<readonly [string, FetchOutcome, readonly string[]]>([
    ['429 with a time', httpError(429, { retryAfterMs: MINUTE }), ['hold paper.example 60000']],
    ['503 with a time', httpError(503, { retryAfterMs: MINUTE }), ['hold paper.example 60000']],
    ['a time of more than a day', httpError(503, { retryAfterMs: 1e10 }), ['hold paper.example 86400000']],
    ['429 with no time', httpError(429), []],
    ['404 with a time', httpError(404, { retryAfterMs: MINUTE }), []],
    ['a page with a time', ok('', { retryAfterMs: MINUTE }), []],
  ])('keeps everybody away from a host that answers %s as it should', async (_, answer, holds) => {
    const { visitHost, done } = open({ fetch: () => Promise.resolve(answer) })
    await visitHost(TURN, (ask) => ask({ url: url('/a') }))
    expect(done.filter((each) => each.startsWith('hold'))).toEqual(holds)
  })

  it('leaves alone who said so, not who led there', async () => {
    const finalUrl = url('/busy', 'other.example')
    const { visitHost, done } = open({ fetch: async () => httpError(429, { retryAfterMs: MINUTE, finalUrl }) })
    await visitHost(TURN, (ask) => ask({ url: url('/a') }))
    expect(done).toContain('hold other.example 60000')
  })
})
