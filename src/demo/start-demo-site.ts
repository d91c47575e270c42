import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answer } from './answer.ts'
import { type FeedId, FEEDS, type OutletId, OUTLETS } from './schedule.ts'

/** A source as `sources.yaml` states it. */
export interface DemoSource {
  readonly id: string
  readonly name: string
  readonly kind: 'feed'
  readonly url: string
  readonly every: string
  readonly pace: string
  readonly revisit: readonly string[]
  readonly lang: string
  readonly country: string
  readonly tags: readonly string[]
}

/** The demo's papers, served on this machine. */
export interface DemoSite {
  /** Front page of the first paper. */
  readonly url: string
  readonly sources: readonly DemoSource[]
  /** `host:port` of each paper, as `ENTENTE_ALLOW_PRIVATE_HOSTS` takes them. */
  readonly hosts: readonly string[]
  close(): Promise<void>
}

/** Polled and paced like no site in the world should be, so that a person need not wait. */
const HASTE = { every: '2s', pace: '200ms', revisit: ['12s'] } as const

/** Starts the papers, each on a free port. Their schedule begins once each feed has been asked: what was there then is the baseline. */
export async function startDemoSite(now: () => number = Date.now): Promise<DemoSite> {
  const asked = new Set<FeedId>()
  let startedAt: number | null = null
  const listen = async (outlet: OutletId) => {
    const server = createServer((request, response) => {
      const at = now()
      const path = (request.url ?? '/').split('?')[0] ?? '/'
      reply(request, response, answer(outlet, path, `http://${request.headers.host ?? ''}`, { startedAt, now: at }))
      const feed = FEEDS.find((each) => each.outlet === outlet && each.path === path)
      if (feed !== undefined) asked.add(feed.id)
      if (asked.size === FEEDS.length) startedAt ??= at
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return { server, host: `127.0.0.1:${(server.address() as AddressInfo).port}` }
  }
  const papers = { courier: await listen('courier'), harbor: await listen('harbor') }
  const sources = FEEDS.map(({ id, outlet, path, lang }): DemoSource => {
    const { name, country } = OUTLETS[outlet]
    return {
      id,
      name,
      kind: 'feed',
      url: `http://${papers[outlet].host}${path}`,
      ...HASTE,
      lang,
      country,
      tags: ['demo'],
    }
  })
  return {
    url: `http://${papers.courier.host}/`,
    sources,
    hosts: Object.values(papers).map(({ host }) => host),
    close: async () => {
      await Promise.all(Object.values(papers).map(({ server }) => close(server)))
    },
  }
}

/** Answers, or says that nothing has changed to whoever knows what there is. */
function reply(
  request: IncomingMessage,
  response: ServerResponse,
  { status, type, body }: ReturnType<typeof answer>,
): void {
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`
  if (status === 200 && request.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag }).end()
    return
  }
  response.writeHead(status, { 'content-type': type, ...(status === 200 ? { etag } : {}) }).end(body)
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}
