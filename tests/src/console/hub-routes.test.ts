import { describe, expect, it } from 'vitest'
import type { HubCallbacks } from '../../../src/console/hub-callbacks.ts'
import type { HubQuestion } from '../../../src/core/websub/decide-verification.ts'
import { openConsole } from './ask.ts'
import { NOW } from './fake-reads.ts'

const TOKEN = 'a'.repeat(43)
const PEER = '203.0.113.9'
const MEGABYTE = 1024 * 1024

interface Called {
  readonly tokens: string[]
  readonly questions: HubQuestion[]
  readonly taken: { readonly signature: string | undefined; readonly bytes: number }[]
}

/** A console whose archive knows one callback. */
function open({ means = true, goesOn = true } = {}) {
  const called: Called = { tokens: [], questions: [], taken: [] }
  const hubs: HubCallbacks = {
    open: async (token) => {
      called.tokens.push(token)
      if (token !== TOKEN) return undefined
      return {
        answer: async (question) => {
          called.questions.push(question)
          return means ? 'abc' : undefined
        },
        take: async (signature, body) => {
          called.taken.push({ signature, bytes: body.length })
          return goesOn
        },
      }
    },
  }
  let now = NOW
  const { ask } = openConsole({}, { hubs, adminToken: 'x', now: () => now })
  const call = (path: string, init: { method?: string; headers?: Record<string, string>; body?: BodyInit } = {}) =>
    ask({ path, peer: PEER, host: 'entente.example', ...init })
  return { ...called, call, pass: (ms: number) => void (now = new Date(now.getTime() + ms)) }
}

describe('hubRoutes', () => {
  it('puts the question of a hub, and echoes what we mean, without the admin token', async () => {
    const { call, questions } = open()
    const query = 'hub.mode=subscribe&hub.topic=https%3A%2F%2Fp.example%2Ff&hub.challenge=%3Cb%3E&hub.lease_seconds=60'
    const answer = await call(`/websub/${TOKEN}?${query}`)
    expect([answer.status, await answer.text()]).toEqual([200, 'abc'])
    expect(answer.headers.get('content-type')).toContain('text/plain')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(questions).toEqual([
      { mode: 'subscribe', topic: 'https://p.example/f', challenge: '<b>', leaseSeconds: '60', reason: undefined },
    ])
  })

  it('answers 404 to what we do not mean', async () => {
    const { call } = open({ means: false })
    expect((await call(`/websub/${TOKEN}?hub.mode=subscribe`)).status).toBe(404)
  })

  it('takes a message with its signature', async () => {
    const { call, taken } = open()
    const headers = { 'x-hub-signature': 'sha256=00' }
    const answer = await call(`/websub/${TOKEN}`, { method: 'POST', headers, body: 'x'.repeat(MEGABYTE) })
    expect(answer.status).toBe(202)
    expect(taken).toEqual([{ signature: 'sha256=00', bytes: MEGABYTE }])
  })

  it('tells a hub to stop that is not wanted any more', async () => {
    const { call } = open({ goesOn: false })
    expect((await call(`/websub/${TOKEN}`, { method: 'POST', body: 'x' })).status).toBe(410)
  })

  it('takes no message of more than ten megabytes', async () => {
    const { call, taken } = open()
    const body = new Uint8Array(10 * MEGABYTE + 1)
    expect((await call(`/websub/${TOKEN}`, { method: 'POST', body })).status).toBe(413)
    expect(taken).toEqual([])
  })

  it.each([
    ['is none of ours', 'b'.repeat(43), 1],
    ['cannot be one', 'short', 0],
    ['cannot be one', `${'a'.repeat(42)}'`, 0],
  ])('knows nothing of a callback that %s, and tells its caller to stop', async (_, token, looks) => {
    const { call, tokens } = open()
    expect((await call(`/websub/${token}`)).status).toBe(404)
    expect(tokens).toHaveLength(looks)
    expect((await call(`/websub/${token}`, { method: 'POST', body: 'x' })).status).toBe(410)
  })

  it('opens nothing else to anyone', async () => {
    const { call } = open()
    for (const path of ['/websub', `/websub/${TOKEN}/more`, '/api/alerts'])
      expect((await call(path, { headers: { accept: 'application/json' } })).status).not.toBe(200)
  })

  it('takes so many calls of one hub a minute, and asks for patience then', async () => {
    const { call, pass, tokens } = open()
    const statuses: number[] = []
    for (let at = 0; at < 62; at += 1) statuses.push((await call(`/websub/${TOKEN}`, { method: 'POST' })).status)
    expect(statuses.filter((status) => status === 202)).toHaveLength(60)
    expect(tokens).toHaveLength(60)
    const late = await call(`/websub/${TOKEN}`, { method: 'POST' })
    expect([late.status, late.headers.get('retry-after')]).toEqual([429, '60'])
    pass(60_000)
    expect((await call(`/websub/${TOKEN}`, { method: 'POST' })).status).toBe(202)
  })

  it('lets nobody guess for long, and a hub that it knows in meanwhile', async () => {
    const { call, tokens } = open()
    await call(`/websub/${TOKEN}`)
    for (let at = 0; at < 130; at += 1) await call(`/websub/${String(at).padStart(43, 'g')}`)
    expect(tokens).toHaveLength(121)
    expect((await call(`/websub/${'h'.repeat(43)}`)).status).toBe(429)
    expect((await call(`/websub/${TOKEN}`)).status).toBe(200)
  })

  it('is not there in a process that answers for its health alone', async () => {
    const { ask } = openConsole({}, { healthOnly: true, hubs: { open: () => Promise.reject(new Error('asked')) } })
    expect((await ask({ path: `/websub/${TOKEN}` })).status).toBe(404)
  })
})
