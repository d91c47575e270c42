import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hideSecret } from '../../../src/core/alert/secret.ts'
import { Failure } from '../../../src/errors.ts'
import type { PostAnswer, PostRequest } from '../../../src/notify/channel.ts'
import { createChannel } from '../../../src/notify/index.ts'
import { judgeAnswer } from '../../../src/notify/webhook.ts'
import { alertOf, statementOf } from '../core/alert/alert-of.ts'

const SECRET = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`
const ATTEMPT = { signal: new AbortController().signal, attempt: 1 }

interface Received {
  readonly headers: Record<string, string>
  readonly body: string
}

async function postByFetch({ url, headers, body, signal }: PostRequest): Promise<PostAnswer> {
  const response = await fetch(url, { method: 'POST', headers, body, signal })
  return { status: response.status, body: await response.text() }
}

function channelWith(post: (request: PostRequest) => Promise<PostAnswer>, url = 'https://desk.example/hook') {
  const config = { kind: 'webhook', url: hideSecret(url), secret: hideSecret(SECRET) } as const
  return createChannel('desk', config, { post, announce: () => undefined, now: () => new Date() })
}

async function deliverInto(error: Error) {
  const channel = channelWith(async () => {
    throw error
  })
  return channel.deliver(alertOf(), ATTEMPT)
}

describe('createWebhookChannel', () => {
  let server: Server
  let url = ''
  const received: Received[] = []
  const read = async (request: IncomingMessage): Promise<void> => {
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
    received.push({ headers, body: await text(request) })
  }

  beforeEach(async () => {
    received.length = 0
    server = createServer((request, response) => {
      void read(request).then(() => response.writeHead(204).end())
    })
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve)
    })
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  })
  afterEach(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => {
      server.close(resolve)
    })
  })

  it('posts the alert as JSON that the Standard Webhooks verifier accepts, in any script', async () => {
    const alert = alertOf({ statements: [statementOf({ text: 'ایران и Россия — “союз” 😀' })] })
    expect(await channelWith(postByFetch, url).deliver(alert, ATTEMPT)).toEqual({
      kind: 'delivered',
      detail: 'HTTP 204',
    })
    const [request] = received
    expect(request?.headers['content-type']).toBe('application/json')
    expect(new Webhook(SECRET).verify(request?.body ?? '', request?.headers ?? {})).toEqual(alert)
  })

  it('gives the verifier nothing to accept when a byte was changed', async () => {
    await channelWith(postByFetch, url).deliver(alertOf(), ATTEMPT)
    const { body = '', headers = {} } = received[0] ?? {}
    expect(() => new Webhook(SECRET).verify(body.replace('high', 'low '), headers)).toThrow(/signature/i)
  })

  it('sends the same id and the same body at every attempt', async () => {
    const channel = channelWith(postByFetch, url)
    await channel.deliver(alertOf(), ATTEMPT)
    await channel.deliver(alertOf(), { ...ATTEMPT, attempt: 2 })
    expect(received.map(({ headers }) => headers['webhook-id'])).toEqual([alertOf().id, alertOf().id])
    expect(received[0]?.body).toBe(received[1]?.body)
  })

  it('tries again after a network failure, and not where the address is refused', async () => {
    expect(await deliverInto(new Error('ECONNRESET'))).toEqual({ kind: 'retry', reason: 'ECONNRESET' })
    expect(await deliverInto(new Failure('network', 'dns', 'no such host'))).toEqual({
      kind: 'retry',
      reason: 'no such host',
    })
    const refused = new Failure('refused', 'private-address', '10.0.0.1 is not public')
    expect(await deliverInto(refused)).toEqual({ kind: 'rejected', reason: '10.0.0.1 is not public' })
  })
})

describe('judgeAnswer', () => {
  it.each([
    [200, 'delivered'],
    [202, 'delivered'],
    [302, 'rejected'],
    [400, 'rejected'],
    [401, 'rejected'],
    [404, 'rejected'],
    [408, 'retry'],
    [410, 'rejected'],
    [429, 'retry'],
    [500, 'retry'],
    [503, 'retry'],
  ])('takes HTTP %i as %s', (status, kind) => {
    expect(judgeAnswer({ status, body: '' }).kind).toBe(kind)
  })

  it('waits as long as the receiver asks', () => {
    expect(judgeAnswer({ status: 429, retryAfterMs: 5000, body: '' })).toEqual({
      kind: 'retry',
      afterMs: 5000,
      reason: 'HTTP 429',
    })
  })

  it('repeats what the receiver said, in one short line', () => {
    const outcome = judgeAnswer({ status: 400, body: `bad\n${'x'.repeat(9999)}` })
    expect(outcome.kind === 'rejected' && outcome.reason).toMatch(/^HTTP 400: bad x{100,200}…$/)
  })
})
