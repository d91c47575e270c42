import { describe, expect, it } from 'vitest'
import { createPost } from '../../src/create-post.ts'
import type { Resolve } from '../../src/http/create-connector.ts'
import { createHttp } from '../../src/http/create-http.ts'
import type { FetchOutcome, FetchRequest } from '../../src/http/fetch-outcome.ts'
import { never } from '../support/context.ts'
import { httpError, ok, unreachable } from '../support/records.ts'

const REQUEST = {
  url: 'https://desk.example/hook',
  headers: { 'webhook-id': 'al_1' },
  body: '{}',
  timeoutMs: 9_000,
  signal: never,
}

async function post(outcome: FetchOutcome) {
  const asked: FetchRequest[] = []
  const http = {
    fetch: (request: FetchRequest) => {
      asked.push(request)
      return Promise.resolve(outcome)
    },
    close: () => Promise.resolve(),
  }
  const answer = await createPost(http)(REQUEST).catch((error: unknown) => error)
  return { answer, asked }
}

describe('createPost', () => {
  it('posts the body with its headers, in the time given, and follows no redirect', async () => {
    const { asked } = await post(ok('fine'))
    expect(asked).toMatchObject([
      {
        url: REQUEST.url,
        method: 'POST',
        headers: REQUEST.headers,
        body: '{}',
        limits: { totalTimeoutMs: 9_000, headersTimeoutMs: 9_000, maxRedirects: 0 },
        signal: never,
      },
    ])
  })

  it('gives the status and the words of any answer, and the wait that it asks for', async () => {
    expect((await post(ok('fine'))).answer).toEqual({ status: 200, body: 'fine' })
    const busy = httpError(429, { bytes: Buffer.from('slow down'), retryAfterMs: 30_000 })
    expect((await post(busy)).answer).toEqual({ status: 429, body: 'slow down', retryAfterMs: 30_000 })
  })

  it('takes a 304 for what it is: an answer', async () => {
    const outcome = { ...httpError(304), kind: 'not-modified' } as FetchOutcome
    expect((await post(outcome)).answer).toEqual({ status: 304, body: '' })
  })

  it.each([
    ['this machine', 'http://127.0.0.1:8080/hook'],
    ["the cloud's own data", 'http://169.254.169.254/latest'],
    ['a decimal address', 'http://2130706433/'],
    ['an octal one', 'http://0177.0.0.1/'],
    ['one mapped into IPv6', 'http://[::ffff:10.0.0.1]/'],
    ['one behind 6to4', 'http://[2002:a00:1::]/'],
    ['one behind NAT64', 'http://[64:ff9b::a00:1]/'],
    ['a name that leads inside', 'https://desk.example/hook'],
    ['a port that no web site uses', 'https://desk.example:22/hook'],
  ])('is under the guard: no webhook goes to %s', async (_, url) => {
    const lookup: Resolve = (_name, _options, done) => done(null, [{ address: '10.0.0.7', family: 4 }])
    const http = createHttp({ allowPrivateHosts: [], userAgent: 't', lookup })
    const answer = await createPost(http)({ ...REQUEST, url }).catch((error: unknown) => error)
    await http.close()
    expect(answer).toMatchObject({ kind: 'refused', retry: false })
  })

  it('throws where no answer came: to try again when the network failed, never when the address is refused', async () => {
    expect((await post(unreachable)).answer).toMatchObject({ kind: 'network', code: 'connect', retry: true })
    const slow = { kind: 'limit', code: 'total-timeout', url: REQUEST.url, message: 'too slow' } as const
    expect((await post(slow)).answer).toMatchObject({ kind: 'network', code: 'total-timeout', retry: true })
    const refused = { kind: 'refused', code: 'private-address', url: REQUEST.url, message: 'not public' } as const
    expect((await post(refused)).answer).toMatchObject({ kind: 'refused', code: 'private-address', retry: false })
  })
})
