import type { Ask, Context, HostTurn, Later, VisitHost } from './context.ts'
import { LONGEST_RETRY_AFTER_MS } from './core/source/decide-poll.ts'
import { HOST_LEASE_MS } from './core/source/host-turn.ts'
import { Failure } from './errors.ts'
import type { FetchOutcome } from './http/fetch-outcome.ts'
import type { HostLease } from './store/host-pace.ts'

const RENEW_MS = HOST_LEASE_MS / 3
/** How long a visit waits for the next host that it is sent to; after that the whole job comes back later. */
const PATIENCE_MS = 8_000
/** What a host says with a Retry-After that all of it is to be left alone for a while. */
const HELD_BY: ReadonlySet<number> = new Set([429, 503])

type Parts = Pick<Context, 'fetch' | 'now'> & {
  readonly store: Pick<Context['store'], 'claimHost' | 'renewHost' | 'releaseHost' | 'holdHost'>
}

/** Thrown within a visit that has been sent to a host which others ask. */
class HostBusyError extends Error {
  override readonly name = 'HostBusyError'
  readonly at: Date
  constructor(at: Date) {
    super('the next host is not free')
    this.at = at
  }
}

/**
 * Visits to hosts, each of which one job asks at a time, across all processes. A visit holds one host at any moment: where it
 * is sent to another, by a redirect or by what it reads, it gives the first one back and waits a little for the next.
 */
export function createVisitHost(parts: Parts): VisitHost {
  return async <Result>(turn: HostTurn, work: (ask: Ask) => Promise<Result>): Promise<Result | Later> => {
    const claim = await parts.store.claimHost(turn, parts.now())
    if (claim.kind === 'later') return claim
    const visit = beginVisit(parts, turn, claim.lease)
    try {
      return await work(visit.ask)
    } catch (error) {
      if (error instanceof HostBusyError) return { kind: 'later', at: error.at }
      throw error
    } finally {
      await visit.end()
    }
  }
}

function beginVisit({ store, fetch, now }: Parts, turn: HostTurn, first: HostLease) {
  let lease: HostLease | undefined = first
  let renewedAt = now().getTime()
  const lost = new AbortController()

  const renew = async (): Promise<void> => {
    const held = lease
    if (held === undefined) return
    const kept = await store.renewHost(held, now())
    if (kept) renewedAt = now().getTime()
    else if (lease === held) {
      const message = `${held.host} went to another process while this one stood still`
      lost.abort(new Failure('machine', 'host-lost', message))
    }
  }
  // A renewal that fails is made up for by the next one; if none comes through, the lease says so.
  const beat = setInterval(() => void renew().catch(() => undefined), RENEW_MS)

  const leave = async (): Promise<void> => {
    const held = lease
    lease = undefined
    if (held !== undefined) await store.releaseHost(held, turn.paceMs, now())
  }

  const enter = async (host: string, signal: AbortSignal): Promise<void> => {
    if (lease?.host === host) {
      if (now().getTime() - renewedAt >= 2 * RENEW_MS) await renew()
      return lost.signal.throwIfAborted()
    }
    await leave()
    for (let waitedMs = 0; ;) {
      const claim = await store.claimHost({ ...turn, host, paceMs: null }, now())
      if (claim.kind === 'taken') {
        lease = claim.lease
        renewedAt = now().getTime()
        return
      }
      const waitMs = Math.max(0, claim.at.getTime() - now().getTime())
      waitedMs += waitMs
      if (waitedMs > PATIENCE_MS) throw new HostBusyError(claim.at)
      await new Promise((resolve) => setTimeout(resolve, waitMs))
      signal.throwIfAborted()
    }
  }

  const ask: Ask = async (request) => {
    const signal = request.signal === undefined ? lost.signal : AbortSignal.any([request.signal, lost.signal])
    await enter(new URL(request.url).host, signal)
    let stopped: unknown
    const mayFollow = (url: URL) =>
      enter(url.host, signal).then(
        () => true,
        (error: unknown) => {
          stopped = error
          return false
        },
      )
    const answer = await fetch({ ...request, signal, mayFollow })
    lost.signal.throwIfAborted()
    if (stopped !== undefined) throw stopped
    await hold(answer)
    return answer
  }

  /** Whoever asks to be left alone is, by everybody. */
  const hold = async (answer: FetchOutcome): Promise<void> => {
    if (answer.kind !== 'http-error' || answer.retryAfterMs === undefined || !HELD_BY.has(answer.status)) return
    const waitMs = Math.min(answer.retryAfterMs, LONGEST_RETRY_AFTER_MS)
    await store.holdHost(new URL(answer.finalUrl).host, new Date(now().getTime() + waitMs))
  }

  const end = async (): Promise<void> => {
    clearInterval(beat)
    await leave()
  }
  return { ask, end }
}
