import type { Context, FetchOutcome } from '../src/context.ts'
import { LONGEST_RETRY_AFTER_MS } from '../src/core/source/decide-poll.ts'

/** As long as one request may take, and a little: a poll that died keeps its host from others no longer. */
export const HOST_LEASE_MS = 31_000

/** What a host says with a Retry-After that all of it is to be left alone for a while. */
const HELD_BY: ReadonlySet<number> = new Set([429, 503])

type Request = Parameters<Context['fetch']>[0]

/** Asks for the addresses of one poll, one after another, keeping the host meanwhile; whoever asks to be left alone is. */
export function askHost(context: Context): (request: Request) => Promise<FetchOutcome> {
  const { store } = context
  let asked = 0
  return async (request) => {
    const { host } = new URL(request.url)
    // The first request has the lease that its poll took.
    if (asked > 0) await store.renewHost(host, HOST_LEASE_MS, context.now())
    asked += 1
    const answer = await context.fetch(request)
    if (answer.kind === 'http-error' && answer.retryAfterMs !== undefined && HELD_BY.has(answer.status)) {
      const waitMs = Math.min(answer.retryAfterMs, LONGEST_RETRY_AFTER_MS)
      await store.holdHost(host, new Date(context.now().getTime() + waitMs))
    }
    return answer
  }
}
