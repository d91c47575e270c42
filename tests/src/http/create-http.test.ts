import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHttp } from '../../../src/http/create-http.ts'
import type { Http } from '../../../src/http/create-http.ts'
import type { FetchOutcome, FetchRequest } from '../../../src/http/fetch-outcome.ts'
import { endless, gzipBomb, redirect, reset, silent, slow, startSite, trickle, validated } from '../../support/site.ts'
import type { Site } from '../../support/site.ts'

const FEED = '<rss version="2.0"><channel><title>News</title></channel></rss>'
const MEGABYTE = 1024 * 1024

let site: Site
let http: Http
beforeAll(async () => {
  site = await startSite()
  http = createHttp({ allowPrivateHosts: [site.host], userAgent: 'Entente-test/1 (+https://example.org)' })
})
afterAll(async () => {
  await http.close()
  await site.close()
})

function get(path: string, request: Partial<FetchRequest> = {}): Promise<FetchOutcome> {
  return http.fetch({ url: site.url + path, ...request })
}

function textOf(outcome: FetchOutcome): string {
  return 'bytes' in outcome ? Buffer.from(outcome.bytes).toString('utf8') : JSON.stringify(outcome)
}

describe('createHttp', () => {
  it('gives the body with the headers that matter', async () => {
    site.on('/feed', {
      headers: { 'content-type': 'text/xml', etag: '"a"', 'last-modified': 'Mon, 01 Jan 2024' },
      body: FEED,
    })
    const outcome = await get('/feed')
    expect(outcome).toMatchObject({
      kind: 'ok',
      status: 200,
      finalUrl: `${site.url}/feed`,
      contentType: 'text/xml',
      etag: '"a"',
      lastModified: 'Mon, 01 Jan 2024',
    })
    expect(textOf(outcome)).toBe(FEED)
  })

  it('says who it is and sends the validators', async () => {
    site.on('/who', { body: '' })
    await get('/who', { etag: '"x"', lastModified: 'Tue, 02 Jan 2024 00:00:00 GMT' })
    expect(site.requests.at(-1)?.headers).toMatchObject({
      'user-agent': 'Entente-test/1 (+https://example.org)',
      'if-none-match': '"x"',
      'if-modified-since': 'Tue, 02 Jan 2024 00:00:00 GMT',
    })
  })

  it('tells not modified from an answer', async () => {
    site.on('/validated', validated('"v1"', FEED))
    expect(await get('/validated')).toMatchObject({ kind: 'ok', etag: '"v1"' })
    expect(await get('/validated', { etag: '"v1"' })).toMatchObject({ kind: 'not-modified', etag: '"v1"' })
  })

  it('closes the connection after the answer where it is told to', async () => {
    site.on('/once', { body: '' })
    const connectionOf = async (request: Partial<FetchRequest>) => {
      await get('/once', request)
      return site.requests.at(-1)?.headers['connection']
    }
    expect(await connectionOf({ close: true })).toBe('close')
    expect(await connectionOf({})).toBe('keep-alive')
  })

  it('posts a body', async () => {
    site.on('/hook', { status: 204 })
    expect(await get('/hook', { method: 'POST', body: '{"a":1}' })).toMatchObject({ kind: 'ok', status: 204 })
    expect(site.requests.at(-1)).toMatchObject({ method: 'POST', body: '{"a":1}' })
  })

  it.each([
    ['gzip', gzipSync(FEED)],
    ['br', brotliCompressSync(FEED)],
    ['zstd', zstdCompressSync(FEED)],
    ['deflate', deflateSync(FEED)],
    ['deflate', deflateRawSync(FEED)],
    ['gzip, br', brotliCompressSync(gzipSync(FEED))],
    ['gzip', Buffer.from(FEED)],
    ['identity', gzipSync(FEED)],
  ])('undoes %s', async (encoding, body) => {
    site.on('/packed', { headers: { 'content-encoding': encoding }, body })
    expect(textOf(await get('/packed'))).toBe(FEED)
  })

  it('names a compressed body that breaks off', async () => {
    const whole = gzipSync(FEED.repeat(50))
    site.on('/cut', { headers: { 'content-encoding': 'gzip' }, body: whole.subarray(0, whole.length - 12) })
    expect(await get('/cut')).toMatchObject({ kind: 'unreachable', code: 'broken-body' })
  })

  it('stops a bomb before it unfolds', async () => {
    site.on('/bomb', gzipBomb(100))
    const before = process.memoryUsage().arrayBuffers
    const outcome = await get('/bomb', { limits: { maxBytes: MEGABYTE } })
    expect(outcome).toMatchObject({ kind: 'limit', code: 'too-large' })
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(30 * MEGABYTE)
  })

  it('stops an endless body', async () => {
    site.on('/endless', endless)
    const limits = { maxWireBytes: MEGABYTE, maxBytes: 50 * MEGABYTE }
    expect(await get('/endless', { limits })).toMatchObject({ kind: 'limit', code: 'too-large' })
  })

  it('waits for headers only so long', async () => {
    site.on('/silent', silent)
    const outcome = await get('/silent', { limits: { headersTimeoutMs: 50 } })
    expect(outcome).toMatchObject({ kind: 'limit', code: 'headers-timeout' })
  })

  it('waits for the whole only so long, whatever trickles in', async () => {
    site.on('/trickle', trickle(10))
    const outcome = await get('/trickle', { limits: { totalTimeoutMs: 80 } })
    expect(outcome).toMatchObject({ kind: 'limit', code: 'total-timeout' })
  })

  it('is called off by its caller', async () => {
    site.on('/slow', slow(5000, { body: '' }))
    const stop = new AbortController()
    const outcome = get('/slow', { signal: stop.signal })
    stop.abort()
    expect(await outcome).toMatchObject({ kind: 'unreachable', code: 'aborted' })
  })

  it('refuses headers without end', async () => {
    site.on('/headers', { headers: { 'x-long': 'x'.repeat(MEGABYTE) } })
    expect(await get('/headers')).toMatchObject({ kind: 'limit', code: 'headers-too-large' })
  })

  it.each(['before', 'during'] as const)('names a connection that breaks %s the answer', async (when) => {
    site.on('/reset', reset(when))
    expect(await get('/reset')).toMatchObject({ kind: 'unreachable', code: 'reset' })
  })

  it('asks once more where a connection was closed under it, but never posts twice', async () => {
    let asked = 0
    site.on('/stale', (request, response) => {
      if (asked++ === 0) return response.socket?.destroy()
      return response.end(request.method)
    })
    expect(await get('/stale')).toMatchObject({ kind: 'ok' })
    asked = 0
    expect(await get('/stale', { method: 'POST', body: 'x' })).toMatchObject({ kind: 'unreachable', code: 'reset' })
    expect(asked).toBe(1)
  })

  it('names a port where nobody listens', async () => {
    const port = await closedPort()
    const open = createHttp({ allowPrivateHosts: ['127.0.0.1'], userAgent: 't' })
    const outcome = await open.fetch({ url: `http://127.0.0.1:${port}/` })
    await open.close()
    expect(outcome).toMatchObject({ kind: 'unreachable', code: 'connect', message: expect.stringContaining('refused') })
  })

  it('names a name that does not exist', async () => {
    const lookup = createHttp({
      allowPrivateHosts: [],
      userAgent: 't',
      lookup: (_name, _options, done) => done(Object.assign(new Error('no'), { code: 'ENOTFOUND' }), []),
    })
    const outcome = await lookup.fetch({ url: 'http://gone.example/' })
    await lookup.close()
    expect(outcome).toMatchObject({ kind: 'unreachable', code: 'dns' })
  })

  it('names a server that does not speak TLS', async () => {
    const outcome = await http.fetch({ url: `https://${site.host}/` })
    expect(outcome).toMatchObject({ kind: 'unreachable', code: 'tls' })
  })

  it('names an answer that is not HTTP', async () => {
    const server = createServer((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const open = createHttp({ allowPrivateHosts: ['127.0.0.1'], userAgent: 't' })
    const outcome = await open.fetch({ url: `http://127.0.0.1:${port}/` })
    await open.close()
    server.close()
    expect(outcome).toMatchObject({ kind: 'unreachable', code: 'protocol' })
  })

  it.each([404, 410, 500, 503])('gives status %i as an error with its words', async (status) => {
    site.on('/error', { status, body: 'why', headers: { 'retry-after': '120' } })
    const outcome = await get('/error')
    expect(outcome).toMatchObject({ kind: 'http-error', status, retryAfterMs: 120_000 })
    expect(textOf(outcome)).toBe('why')
  })

  it('knows a challenge page', async () => {
    site.on('/wall', {
      status: 403,
      headers: { 'content-type': 'text/html', 'cf-mitigated': 'challenge' },
      body: '<title>Just a moment...</title>',
    })
    expect(await get('/wall')).toMatchObject({ kind: 'http-error', blocked: 'challenge' })
  })

  it('follows redirects and remembers the permanent ones', async () => {
    site.on('/old', redirect('/newer', 301))
    site.on('/newer', redirect('/newest', 308))
    site.on('/newest', redirect('/today', 302))
    site.on('/today', { body: FEED })
    expect(await get('/old')).toMatchObject({
      kind: 'ok',
      finalUrl: `${site.url}/today`,
      permanentUrl: `${site.url}/newest`,
    })
  })

  it('names a redirect that goes in a circle', async () => {
    site.on('/a', redirect('/b'))
    site.on('/b', redirect('/a'))
    expect(await get('/a')).toMatchObject({ kind: 'limit', code: 'redirect-loop' })
  })

  it('comes back with the cookie that a site wants to see first', async () => {
    site.on('/cookie', (request, response) => {
      if (request.headers.cookie === 'seen=1') return response.end(FEED)
      return response.writeHead(302, { location: '/cookie', 'set-cookie': 'seen=1; Path=/; HttpOnly' }).end()
    })
    expect(textOf(await get('/cookie'))).toBe(FEED)
    await get('/who')
    expect(site.requests.at(-1)?.headers.cookie).toBeUndefined()
  })

  it('follows only so many redirects', async () => {
    site.on('/n', (request, response) => {
      const n = Number(new URL(request.path, site.url).searchParams.get('n'))
      response.writeHead(302, { location: `/n?n=${n + 1}` }).end()
    })
    expect(await get('/n?n=0')).toMatchObject({ kind: 'limit', code: 'too-many-redirects' })
  })

  it('does not turn a post into another request', async () => {
    site.on('/moved-hook', redirect('/hook', 302))
    expect(await get('/moved-hook', { method: 'POST', body: 'x' })).toMatchObject({ kind: 'http-error', status: 302 })
  })

  it('keeps its credentials to the site they are for', async () => {
    const other = await startSite()
    const both = createHttp({ allowPrivateHosts: ['127.0.0.1'], userAgent: 't' })
    other.on('/in', { body: 'x' })
    site.on('/out', redirect(`${other.url}/in`, 307))
    await both.fetch({ url: `${site.url}/out`, headers: { Authorization: 'Bearer s', 'x-own': '1' } })
    expect(other.requests[0]?.headers).toMatchObject({ 'x-own': '1' })
    expect(other.requests[0]?.headers.authorization).toBeUndefined()
    await both.close()
    await other.close()
  })

  it('goes on with the same connection', async () => {
    const ports = new Set<number | undefined>()
    site.on('/port', (_request, response) => {
      ports.add(response.socket?.remotePort)
      response.end('x')
    })
    await get('/port')
    await new Promise(setImmediate)
    await get('/port')
    expect(ports.size).toBe(1)
  })
})

describe('createHttp guard', () => {
  const guarded = createHttp({ allowPrivateHosts: [], userAgent: 't' })
  afterAll(() => guarded.close())

  it.each([
    'http://127.0.0.1/',
    'http://localhost/',
    'http://printer.local/',
    'http://10.1.2.3/',
    'http://192.168.1.1/',
    'http://172.16.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://224.0.0.1/',
    'http://192.0.2.1/',
    'http://0.0.0.0/',
    'http://255.255.255.255/',
    'http://2130706433/',
    'http://0177.0.0.1/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::]/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'http://[ff02::1]/',
    'http://[2001:db8::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::127.0.0.1]/',
    'http://[2002:7f00:1::]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[64:ff9b:1::7f00:1]/',
    'http://[2001:0:7f00:1::]/',
  ])('refuses %s', async (url) => {
    expect(await guarded.fetch({ url })).toMatchObject({ kind: 'refused', code: 'private-address' })
  })

  it.each([
    ['ftp://example.org/', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['http://example.org:22/', 'port'],
    ['http://example.org:6379/', 'port'],
    ['http://user:secret@example.org/', 'credentials'],
    ['nonsense', 'bad-url'],
  ])('refuses %s', async (url, code) => {
    expect(await guarded.fetch({ url })).toMatchObject({ kind: 'refused', code })
  })

  it('refuses a redirect to an address that is not public', async () => {
    site.on('/inward', redirect('http://169.254.169.254/latest/'))
    const outcome = await get('/inward')
    expect(outcome).toMatchObject({ kind: 'refused', code: 'private-address', url: 'http://169.254.169.254/latest/' })
  })

  it.each([[['10.0.0.7']], [['93.184.216.34', '127.0.0.1']], [['::ffff:10.0.0.1']]])(
    'refuses a name that leads to %j',
    async (addresses) => {
      const http = createHttp({
        allowPrivateHosts: [],
        userAgent: 't',
        lookup: (_n, _o, done) => done(null, listed(addresses)),
      })
      const outcome = await http.fetch({ url: 'http://rebound.example/' })
      await http.close()
      expect(outcome).toMatchObject({ kind: 'refused', code: 'private-address' })
    },
  )

  it('asks for the address once, and connects to the one it was given', async () => {
    let asked = 0
    const http = createHttp({
      allowPrivateHosts: ['rebound.example'],
      userAgent: 't',
      lookup: (_n, _o, done) => done(null, listed(asked++ === 0 ? ['127.0.0.1'] : ['127.0.0.9'])),
    })
    const outcome = await http.fetch({ url: `http://rebound.example:${site.host.split(':')[1]}/feed` })
    await http.close()
    expect(outcome.kind).toBe('ok')
    expect(asked).toBe(1)
  })

  it('lets a listed host through on any port, and no other port where one is listed', async () => {
    const listedPort = createHttp({ allowPrivateHosts: ['127.0.0.1:9'], userAgent: 't' })
    const outcome = await listedPort.fetch({ url: `${site.url}/feed` })
    await listedPort.close()
    expect(outcome).toMatchObject({ kind: 'refused', code: 'private-address' })
    const listedHost = createHttp({ allowPrivateHosts: ['127.0.0.1'], userAgent: 't' })
    expect(await listedHost.fetch({ url: `${site.url}/feed` })).toMatchObject({ kind: 'ok' })
    await listedHost.close()
  })
})

function listed(addresses: readonly string[]) {
  return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
}

async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
