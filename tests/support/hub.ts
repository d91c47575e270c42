import { createHmac } from 'node:crypto'
import { type Handler, startSite, type Site } from './site.ts'

/** How a hub takes requests. */
export interface HubManners {
  /** Status that answers a request; default 202. */
  readonly status?: number
  /** What it says of the intent: `asks` at once, as most do; `waits` until the test says so; `denies`. */
  readonly verification?: 'asks' | 'waits' | 'denies'
  readonly leaseSeconds?: number
}

/** A request that a hub has had, and the path at which it had it. */
interface HubRequest {
  readonly path: string
  readonly mode: string
  readonly topic: string
  readonly callback: string
  readonly secret: string
  readonly leaseSeconds: string
}

/** A WebSub hub of our own, at two addresses. */
export interface Hub {
  readonly url: string
  readonly newUrl: string
  readonly site: Site
  readonly requests: readonly HubRequest[]
  /** Callbacks of those who are subscribed, by topic. */
  readonly subscribers: ReadonlyMap<string, string>
  behave(manners: HubManners): void
  /** Asks a callback whether it means a request; true when it echoes the challenge. */
  verify(callback: string, question: Readonly<Record<string, string>>): Promise<boolean>
  /** Tells the subscriber of a topic of a change, and gives the status of its answer. */
  tell(topic: string, message?: HubMessage): Promise<number>
  close(): Promise<void>
}

/** A message of a hub; signed as it should be, unless the test says otherwise. */
export interface HubMessage {
  readonly body?: string | Uint8Array
  readonly method?: string
  /** The whole header; null for none. */
  readonly signature?: string | null
}

/** Starts a hub that accepts everybody. */
export async function startHub(): Promise<Hub> {
  const site = await startSite()
  const requests: HubRequest[] = []
  const subscribers = new Map<string, string>()
  const secrets = new Map<string, string>()
  let manners: HubManners = {}

  const verify: Hub['verify'] = async (callback, question) => {
    const url = new URL(callback)
    const challenge = Math.random().toString(36)
    const named = Object.entries({ challenge, ...question })
    for (const [name, value] of named) url.searchParams.append(`hub.${name}`, value)
    const answer = await fetch(url)
    return (await answer.text()) === challenge && answer.ok
  }

  const settle = async ({ mode, topic, callback, secret }: HubRequest): Promise<void> => {
    const { verification = 'asks', leaseSeconds = 864_000 } = manners
    if (verification === 'waits') return
    if (verification === 'denies') {
      await verify(callback, { mode: 'denied', topic, reason: 'no such topic here' })
      return
    }
    const meant = await verify(callback, { mode, topic, lease_seconds: String(leaseSeconds) })
    if (!meant) return
    secrets.set(callback, secret)
    if (mode === 'subscribe') subscribers.set(topic, callback)
    else if (subscribers.get(topic) === callback) subscribers.delete(topic)
  }

  const serve: Handler = async ({ path, body }, response) => {
    const form = new URLSearchParams(body)
    const field = (name: string) => form.get(`hub.${name}`) ?? ''
    const request = {
      path,
      mode: field('mode'),
      topic: field('topic'),
      callback: field('callback'),
      secret: field('secret'),
      leaseSeconds: field('lease_seconds'),
    }
    requests.push(request)
    const { status = 202 } = manners
    // Some hubs ask back before they answer, which is the harder order.
    if (status < 300) await settle(request)
    response.writeHead(status).end(status < 300 ? '' : 'not today')
  }
  site.on('/hub', serve)
  site.on('/new-hub', serve)

  return {
    url: `${site.url}/hub`,
    newUrl: `${site.url}/new-hub`,
    site,
    requests,
    subscribers,
    behave: (changed) => void (manners = changed),
    verify,
    tell: async (topic, { body = 'changed', method = 'sha256', signature } = {}) => {
      const callback = subscribers.get(topic) ?? ''
      const made = `${method}=${createHmac(method, secrets.get(callback) ?? '')
        .update(body)
        .digest('hex')}`
      const header = signature === undefined ? made : signature
      const headers = header === null ? {} : { 'x-hub-signature': header }
      return (await fetch(callback, { method: 'POST', body: Buffer.from(body), headers })).status
    },
    close: () => site.close(),
  }
}
