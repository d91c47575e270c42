import { Agent } from 'undici'
import { createConnector } from './create-connector.ts'
import type { Resolve } from './create-connector.ts'
import { decideTarget } from './decide-target.ts'
import type { FetchFault, FetchLimits, FetchOutcome, FetchRequest } from './fetch-outcome.ts'
import { errorCode } from './error-code.ts'
import { createHopCookies } from './hop-cookies.ts'
import { DeadlineError, nameNetworkError } from './name-network-error.ts'
import { discard, flatten, readAnswer } from './read-answer.ts'
import type { Answer, Hop } from './read-answer.ts'

const SECOND = 1000
const MEGABYTE = 1024 * 1024

/** What holds unless a request says otherwise. */
const DEFAULT_LIMITS: FetchLimits = {
  headersTimeoutMs: 15 * SECOND,
  totalTimeoutMs: 30 * SECOND,
  maxBytes: 20 * MEGABYTE,
  maxWireBytes: 10 * MEGABYTE,
  maxRedirects: 8,
}

export interface HttpOptions {
  /** `host` or `host:port` that may be private and use any port. */
  readonly allowPrivateHosts: readonly string[]
  readonly userAgent: string
  /** Told of every request when it has ended. */
  readonly log?: (event: string, data: Readonly<Record<string, unknown>>) => void
  /** Resolves names in place of the system. */
  readonly lookup?: Resolve
}

export interface Http {
  fetch: (request: FetchRequest) => Promise<FetchOutcome>
  close: () => Promise<void>
}

const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.9, */*;q=0.5'
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])
const PERMANENT: ReadonlySet<number> = new Set([301, 308])
/** How undici names a connection that the other side has closed. */
const STALE: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])
/** Headers that speak for us at one site and are not for the next. */
const PRIVATE_HEADERS: ReadonlySet<string> = new Set(['authorization', 'cookie', 'proxy-authorization'])
/** Longer than the pace of one host, so that its next page finds the connection open; never longer, whatever a server offers. */
const KEEP_ALIVE_MS = 8 * SECOND

/** One keep-alive pool behind the guard. `fetch` never throws for what the other side does; `close` ends the pool. */
export function createHttp(options: HttpOptions): Http {
  const allowed = new Set(
    options.allowPrivateHosts.map((host) => host.trim().toLowerCase()).filter((host) => host !== ''),
  )
  const agent = new Agent({
    connect: createConnector(allowed, 10 * SECOND, options.lookup),
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: KEEP_ALIVE_MS,
    // The clocks of this module hold; undici's own would only name the same thing differently.
    headersTimeout: 0,
    bodyTimeout: 0,
    allowH2: false,
  })

  async function fetch(request: FetchRequest): Promise<FetchOutcome> {
    const started = performance.now()
    const limits = { ...DEFAULT_LIMITS, ...request.limits }
    const stop = new AbortController()
    const totalTimer = setTimeout(() => stop.abort(new DeadlineError('total-timeout')), limits.totalTimeoutMs)
    const headersTimer = setTimeout(() => stop.abort(new DeadlineError('headers-timeout')), limits.headersTimeoutMs)
    const callOff = () => stop.abort(Object.assign(new Error('called off'), { code: 'ABORT_ERR' }))
    if (request.signal?.aborted) callOff()
    request.signal?.addEventListener('abort', callOff, { once: true })
    let outcome: FetchOutcome
    try {
      const hop = await follow(request, limits, stop.signal)
      clearTimeout(headersTimer)
      outcome = 'kind' in hop ? hop : await readAnswer(hop, limits, stop.signal)
    } catch (error) {
      const url = error instanceof HopError ? error.url : request.url
      outcome = nameNetworkError(stop.signal.aborted ? stop.signal.reason : error, url)
    } finally {
      clearTimeout(totalTimer)
      clearTimeout(headersTimer)
      request.signal?.removeEventListener('abort', callOff)
    }
    options.log?.('request done', {
      url: request.url,
      kind: outcome.kind,
      ...('code' in outcome ? { code: outcome.code } : { status: outcome.status }),
      ms: Math.round(performance.now() - started),
    })
    return outcome
  }

  /** Sends the request and walks the redirects, each hop through the guard, until an answer that is none. */
  async function follow(request: FetchRequest, limits: FetchLimits, signal: AbortSignal): Promise<Hop | FetchFault> {
    let url = URL.parse(request.url)
    let headers = requestHeaders(request, options.userAgent)
    let permanentUrl: string | undefined
    let permanentSoFar = true
    const cookies = createHopCookies()
    const seen = new Set<string>()
    for (;;) {
      if (url === null) return fault('refused', 'bad-url', request.url, `${request.url} is not a web address.`)
      if (url.username !== '' || url.password !== '')
        return fault('refused', 'credentials', url.origin, 'An address must not hold a user name or password.')
      const target = decideTarget(url, allowed)
      if (target.kind === 'refused') return { ...target, url: url.href }
      if (seen.size > 0 && (await request.mayFollow?.(url)) === false)
        return fault('unreachable', 'aborted', url.href, `The request was called off before ${url.host} was asked.`)
      const cookie = cookies.headerFor(url.host)
      seen.add(`${url.href} ${cookie}`)
      const answer = await send(request, url, cookie === '' ? headers : { cookie, ...headers }, signal)
      const next = redirectTarget(request, url, answer)
      if (next === undefined) return { url, answer, permanentUrl }
      discard(answer)
      cookies.take(url.host, answer.headers)
      if (next !== null && seen.has(`${next.href} ${cookies.headerFor(next.host)}`))
        return fault('limit', 'redirect-loop', url.href, `${url.host} sends the request round in a circle.`)
      if (seen.size > limits.maxRedirects)
        return fault(
          'limit',
          'too-many-redirects',
          url.href,
          `More than ${limits.maxRedirects} redirects from ${request.url}.`,
        )
      permanentSoFar &&= PERMANENT.has(answer.statusCode)
      if (permanentSoFar && next !== null) permanentUrl = next.href
      if (next?.origin !== url.origin) headers = withoutPrivate(headers)
      url = next
    }
  }

  async function send(
    request: FetchRequest,
    url: URL,
    headers: Record<string, string>,
    signal: AbortSignal,
  ): Promise<Answer> {
    const method = request.method ?? 'GET'
    const { origin, pathname, search } = url
    const path = `${pathname}${search}`
    const reset = request.close === true ? { reset: true } : {}
    const ask = () => agent.request({ origin, path, method, headers, body: request.body ?? null, signal, ...reset })
    try {
      return await ask().catch((error: unknown) => {
        // A server may close an idle connection just as it is used again: that says nothing of the server, so ask anew.
        if (method !== 'GET' || signal.aborted || !STALE.has(errorCode(error))) throw error
        return ask()
      })
    } catch (error) {
      throw new HopError(url.href, signal.aborted ? signal.reason : error)
    }
  }

  return { fetch, close: () => agent.destroy() }
}

/** An error of one hop, with the address that was asked. */
class HopError extends Error {
  override readonly name = 'HopError'
  readonly url: string
  constructor(url: string, cause: unknown) {
    super('hop failed', { cause })
    this.url = url
  }
}

/** Where an answer sends us on: undefined when it does not, null when what it names is no address. */
function redirectTarget(request: FetchRequest, url: URL, answer: Answer): URL | null | undefined {
  const location = flatten(answer.headers)['location']
  if (!REDIRECTS.has(answer.statusCode) || location === undefined) return undefined
  const method = request.method ?? 'GET'
  // A POST may only be repeated where the server says so; 301 to 303 would turn it into another request.
  if (method !== 'GET' && method !== 'HEAD' && answer.statusCode < 307) return undefined
  const next = URL.parse(asUtf8(location.trim()), url)
  if (next !== null && next.hash === '' && url.hash !== '') next.hash = url.hash
  return next
}

/** Header values come as Latin-1; a Location with raw UTF-8 in it is common. */
function asUtf8(value: string): string {
  const decoded = Buffer.from(value, 'latin1').toString('utf8')
  return decoded.includes('\uFFFD') ? value : decoded
}

function requestHeaders(request: FetchRequest, userAgent: string): Record<string, string> {
  const given = Object.entries(request.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value] as const)
  return {
    accept: ACCEPT,
    'accept-encoding': 'gzip, br, zstd, deflate',
    'user-agent': userAgent,
    ...(request.etag ? { 'if-none-match': request.etag } : {}),
    ...(request.lastModified ? { 'if-modified-since': request.lastModified } : {}),
    ...Object.fromEntries(given),
  }
}

function withoutPrivate(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !PRIVATE_HEADERS.has(name)))
}

function fault<K extends FetchFault['kind']>(
  kind: K,
  code: Extract<FetchFault, { kind: K }>['code'],
  url: string,
  message: string,
): FetchFault {
  return { kind, code, url, message } as FetchFault
}
