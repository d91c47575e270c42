import { createServer } from 'node:http'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'

/** What a path of the site answers: fixed data, or anything that a handler does. */
export type Behaviour =
  | {
      readonly status?: number
      readonly headers?: Readonly<Record<string, string>>
      readonly body?: string | Uint8Array
    }
  | Handler

export type Handler = (request: SiteRequest, response: ServerResponse) => unknown

/** A request as the site has seen it. */
interface SiteRequest {
  readonly method: string
  /** Path with the query. */
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
  readonly at: number
}

export interface Site {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string
  /** `127.0.0.1:PORT`, as `ENTENTE_ALLOW_PRIVATE_HOSTS` takes it. */
  readonly host: string
  /** Sets what a path (without its query) answers from now on. */
  on: (path: string, behaviour: Behaviour) => void
  readonly requests: readonly SiteRequest[]
  /** Most requests that were open at the same time. */
  readonly mostAtOnce: number
  close: () => Promise<void>
}

/** Starts a loopback web site that a test scripts path by path; whatever is not set answers 404. */
export async function startSite(): Promise<Site> {
  const behaviours = new Map<string, Behaviour>()
  const requests: SiteRequest[] = []
  const load = { now: 0, most: 0 }
  const server = createServer({ keepAliveTimeout: 5000 }, (message, response) => {
    load.now++
    load.most = Math.max(load.most, load.now)
    response.once('close', () => load.now--)
    void readRequest(message).then((request) => {
      requests.push(request)
      return play(
        behaviours.get(request.path.split('?')[0] ?? '') ?? { status: 404, body: 'not here' },
        request,
        response,
      )
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    on: (path, behaviour) => void behaviours.set(path, behaviour),
    requests,
    get mostAtOnce() {
      return load.most
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function readRequest(message: IncomingMessage): Promise<SiteRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk as Buffer)
  return {
    method: message.method ?? '',
    path: message.url ?? '/',
    headers: message.headers,
    body: Buffer.concat(chunks).toString('utf8'),
    at: Date.now(),
  }
}

async function play(behaviour: Behaviour, request: SiteRequest, response: ServerResponse): Promise<void> {
  if (typeof behaviour === 'function') return void (await behaviour(request, response))
  response.writeHead(behaviour.status ?? 200, behaviour.headers ?? {}).end(behaviour.body ?? '')
}

/** Answers with a redirect. */
export function redirect(location: string, status = 302): Behaviour {
  return { status, headers: { location } }
}

/** Answers after a while. */
export function slow(afterMs: number, behaviour: Behaviour): Handler {
  return async (request, response) => {
    await wait(afterMs, undefined, { ref: false })
    await play(behaviour, request, response)
  }
}

/** Takes the request and never says a word. */
export const silent: Handler = () => {}

/** Sends one byte at a time, for ever. */
export function trickle(everyMs: number): Handler {
  return async (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/xml' })
    while (!response.destroyed) {
      response.write('x')
      await wait(everyMs, undefined, { ref: false })
    }
  }
}

/** Sends headers one at a time, for ever, and never a body. */
export function trickleHeaders(everyMs: number): Handler {
  return async (_request, response) => {
    response.socket?.write('HTTP/1.1 200 OK\r\n')
    while (!response.destroyed) {
      response.socket?.write('x-more: y\r\n')
      await wait(everyMs, undefined, { ref: false })
    }
  }
}

/** Sends data as fast as it is taken, for ever. */
export const endless: Handler = async (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/xml' })
  const closed = new Promise((resolve) => response.once('close', resolve))
  const block = Buffer.alloc(64 * 1024, 'x')
  while (!response.destroyed) {
    if (!response.write(block)) await Promise.race([new Promise((resolve) => response.once('drain', resolve)), closed])
  }
}

/** Breaks the connection off before any answer, or in the middle of one. */
export function reset(when: 'before' | 'during'): Handler {
  return (_request, response) => {
    if (when === 'before') return response.socket?.resetAndDestroy()
    response.writeHead(200, { 'content-type': 'text/xml', 'content-length': '1000' })
    response.write('<rss>')
    return setTimeout(() => response.socket?.resetAndDestroy(), 20)
  }
}

/** A small gzip body that unfolds to `megabytes`. */
export function gzipBomb(megabytes: number): Behaviour {
  const body = gzipSync(Buffer.alloc(megabytes * 1024 * 1024, ' '))
  return { headers: { 'content-type': 'text/xml', 'content-encoding': 'gzip' }, body }
}

/** A body with validators: answers 304 to whoever has it. */
export function validated(etag: string, body: string, headers: Readonly<Record<string, string>> = {}): Handler {
  return (request, response) => {
    if (request.headers['if-none-match'] === etag) return response.writeHead(304, { etag }).end()
    return response.writeHead(200, { etag, 'content-type': 'text/xml', ...headers }).end(body)
  }
}
