import { describe, expect, it } from 'vitest'
import { createPost } from '../../src/create-post.ts'
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

  it('throws where no answer came: to try again when the network failed, never when the address is refused', async () => {
    expect((await post(unreachable)).answer).toMatchObject({ kind: 'network', code: 'connect', retry: true })
    const slow = { kind: 'limit', code: 'total-timeout', url: REQUEST.url, message: 'too slow' } as const
    expect((await post(slow)).answer).toMatchObject({ kind: 'network', code: 'total-timeout', retry: true })
    const refused = { kind: 'refused', code: 'private-address', url: REQUEST.url, message: 'not public' } as const
    expect((await post(refused)).answer).toMatchObject({ kind: 'refused', code: 'private-address', retry: false })
  })
})
