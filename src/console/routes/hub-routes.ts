import { Hono, type Context } from 'hono'
import { CALLBACK_PATH } from '../../core/websub/hub-subscription.ts'
import { createWindowCounts } from '../access/window-counts.ts'
import type { ConsoleEnv } from '../console-env.ts'
import type { HubCallback, HubCallbacks } from '../hub-callbacks.ts'

const WINDOW_MS = 60_000
/** Calls that one callback takes in a window. A feed of the busiest agency changes less often. */
const MOST_CALLS = 60
/** Calls to callbacks that are none, together: each costs a look into the archive. Known callbacks are not held up by them. */
const MOST_STRAY_CALLS = 120
const STRAY = 'stray'
/** As large as a feed may be that we ask for ourselves. */
const MOST_BYTES = 10 * 1024 * 1024
const TOKEN = /^[\w-]{43}$/

/** Where hubs call us, open to anyone who knows a callback's path. What is said there is believed only with the hub's signature. */
export function hubRoutes({ hubs, now }: { readonly hubs: HubCallbacks; readonly now: () => Date }): Hono<ConsoleEnv> {
  const routes = new Hono<ConsoleEnv>()
  const calls = createWindowCounts(MOST_CALLS, WINDOW_MS)
  const strayCalls = createWindowCounts(MOST_STRAY_CALLS, WINDOW_MS)
  const known = new Set<string>()

  /** The callback that is called, or how long the caller has to wait. */
  const open = async (token: string): Promise<HubCallback | { readonly waitMs: number } | undefined> => {
    if (!TOKEN.test(token)) return undefined
    const waitMs = known.has(token) ? calls.waitMs(token, now()) : strayCalls.waitMs(STRAY, now())
    if (waitMs > 0) return { waitMs }
    const callback = await hubs.open(token)
    if (callback === undefined) {
      known.delete(token)
      strayCalls.count(STRAY, now())
    } else {
      known.add(token)
      calls.count(token, now())
    }
    return callback
  }

  routes.get(`${CALLBACK_PATH}/:token`, async (context) => {
    const callback = await open(context.req.param('token'))
    if (callback === undefined) return context.text('there is no such callback', 404)
    if ('waitMs' in callback) return askToWait(context, callback.waitMs)
    const asked = (name: string) => context.req.query(`hub.${name}`)
    const echo = await callback.answer({
      mode: asked('mode'),
      topic: asked('topic'),
      challenge: asked('challenge'),
      leaseSeconds: asked('lease_seconds'),
      reason: asked('reason'),
    })
    return echo === undefined ? context.text('this was not asked for', 404) : context.text(echo)
  })

  routes.post(`${CALLBACK_PATH}/:token`, async (context) => {
    const callback = await open(context.req.param('token'))
    // Gone tells a hub to stop.
    if (callback === undefined) return context.text('there is no such callback', 410)
    if ('waitMs' in callback) return askToWait(context, callback.waitMs)
    const body = await readBody(context.req.raw, MOST_BYTES)
    if (body === undefined) return context.text('too large', 413)
    const goesOn = await callback.take(context.req.header('x-hub-signature'), body)
    return context.body(null, goesOn ? 202 : 410)
  })

  return routes
}

function askToWait(context: Context<ConsoleEnv>, waitMs: number) {
  context.header('retry-after', String(Math.ceil(waitMs / 1_000)))
  return context.text('too many calls', 429)
}

/** The body, undefined as soon as it is larger than `mostBytes`. */
async function readBody({ body }: Request, mostBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.length
    if (size > mostBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}
