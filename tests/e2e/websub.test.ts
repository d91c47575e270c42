import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { subscribeHub } from '../../jobs/subscribe-hub.ts'
import { syncHubs } from '../../jobs/sync-hubs.ts'
import { startConsole, type RunningConsole } from '../../src/console/start-console.ts'
import type { Context, JobPayload, Step } from '../../src/context.ts'
import { createHubCallbacks } from '../../src/hub-callbacks.ts'
import { parseJobRequest } from '../../src/queue/catalog.ts'
import { createFakeReads } from '../src/console/fake-reads.ts'
import { never } from '../support/context.ts'
import { type Hub, startHub } from '../support/hub.ts'
import { renderFeed } from '../support/news.ts'
import { aSource } from '../support/records.ts'
import { openSourceBench, type SourceBench } from '../support/source-bench.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

let hub: Hub
let bench: SourceBench
let console: RunningConsole
let enqueued: Step[] = []
let context: Context
let topic = ''

beforeEach(async () => {
  hub = await startHub()
  bench = await openSourceBench({ hosts: [hub.site.host], limits: {} })
  enqueued = []
  context = { ...bench.context, enqueue: async (steps) => void enqueued.push(...steps) }
  console = await startConsole({
    host: '127.0.0.1',
    port: 0,
    adminToken: 'not for hubs',
    reads: createFakeReads(),
    hubs: createHubCallbacks(context),
    health: async () => ({ reasons: [], notices: [] }),
    metrics: { render: async () => '', contentType: 'text/plain' },
    log: context.log,
  })
  context = { ...context, publicUrl: console.url }
  topic = `${bench.site.url}/feed`
})
afterEach(async () => {
  await console.close()
  await Promise.all([bench.close(), hub.close()])
})

/** Serves the feed with entries of these names and the hub that it offers. */
function serve(names: readonly string[], offer: string | null = hub.url): void {
  const entries = names.map((name) => ({ guid: name, url: `https://paper.example/news/${name}`, title: name }))
  const links = `<atom:link rel="hub" href="${offer}"/><atom:link rel="self" href="${topic}"/>`
  const head = '<rss xmlns:atom="http://www.w3.org/2005/Atom"'
  const feed = renderFeed(entries).replace('<rss', head)
  const body = offer === null ? feed : feed.replace('<channel>', `<channel>${links}`)
  bench.site.on('/feed', { headers: { 'content-type': 'application/rss+xml' }, body })
}

/** A source whose feed offers the hub, polled for the first time. */
async function addSource(): Promise<string> {
  serve(['one'])
  const id = await bench.add('/feed', { everyMs: 10 * MINUTE })
  await bench.poll(id)
  return id
}

/** Asks a hub, when its host is free. */
async function askHub(payload: JobPayload<'subscribe-hub'>): Promise<void> {
  const result = await subscribeHub(context, payload, never)
  if (result.kind === 'done') return
  bench.pass(result.at.getTime() - bench.now().getTime())
  return askHub(payload)
}

/** What the scheduler does each minute, with what it makes due. */
async function sync(): Promise<void> {
  await syncHubs(context)
  for (const step of enqueued.splice(0)) {
    const request = parseJobRequest(step.job, step.key, step.payload)
    if (request.name === 'subscribe-hub') await askHub(request.payload)
    await bench.store.completeStep(step.job, step.key)
  }
}

const words = async (id: string) => {
  const found = (await bench.store.listHubs()).get(id)
  return found?.asked ?? null
}
const subscribed = async () => {
  const id = await addSource()
  await sync()
  return id
}
const dueAt = async (id: string) =>
  (
    await bench.archive.database.pool.query<{ due_at: Date }>('select due_at from step where job = $1 and key = $2', [
      'poll-source',
      id,
    ])
  ).rows.map((row) => row.due_at)

describe('a feed that offers a hub', () => {
  it('is told of by the hub from then on: asked, verified, told, polled at once', async () => {
    const id = await subscribed()
    expect(hub.requests).toMatchObject([{ mode: 'subscribe', topic, leaseSeconds: '864000' }])
    expect(hub.requests[0]?.secret).toMatch(/^[\w-]{43}$/)
    expect(hub.requests[0]?.callback).toMatch(new RegExp(`^${console.url}/websub/[\\w-]{43}$`))
    expect(hub.requests[0]?.callback).not.toContain(hub.requests[0]?.secret)
    expect([...hub.subscribers.keys()]).toEqual([topic])
    expect(await bench.record(id)).toMatchObject({ pushedUntil: new Date(bench.now().getTime() + 10 * DAY) })

    bench.pass(MINUTE)
    expect(await bench.tick(id)).toMatchObject({ skipped: 'not due' })
    serve(['two', 'one'])
    expect(await hub.tell(topic, { body: 'whatever the hub says' })).toBe(202)
    expect(enqueued).toMatchObject([{ job: 'poll-source', key: id }])
    expect(await dueAt(id)).toEqual([bench.now()])
    expect(await bench.tick(id)).toMatchObject({ newEntries: 1 })
    expect(await bench.titles(id)).toEqual(['one', 'two'])
    expect(await dueAt(id)).toEqual([])
    expect(await bench.tick(id)).toMatchObject({ skipped: 'not due' })
  })

  it.each(['sha1', 'sha256', 'sha384', 'sha512'])('is told of under a signature of %s', async (method) => {
    await subscribed()
    expect(await hub.tell(topic, { method })).toBe(202)
    expect(enqueued).toHaveLength(1)
  })

  it.each([
    ['no signature', null],
    ['a signature of somebody else', `sha256=${'0'.repeat(64)}`],
    ['a signature of a method that proves nothing', 'md5=d41d8cd98f00b204e9800998ecf8427e'],
  ])('is not polled for a message with %s, whose sender is told nothing', async (_, signature) => {
    const id = await subscribed()
    expect(await hub.tell(topic, { signature })).toBe(202)
    expect(enqueued).toEqual([])
    expect(await bench.record(id)).toMatchObject({ toldAt: null })
  })

  it('is polled less often while the hub tells, and as before once it did not tell of something', async () => {
    const id = await subscribed()
    await hub.tell(topic)
    serve(['two', 'one'])
    bench.pass(MINUTE)
    await bench.tick(id)
    expect((await bench.record(id)).intervalMs).toBe(40 * MINUTE)
    bench.pass(20 * MINUTE)
    expect(await bench.tick(id)).toMatchObject({ skipped: 'not due' })
    bench.pass(20 * MINUTE)
    serve(['three', 'two', 'one'])
    expect(await bench.tick(id)).toMatchObject({ newEntries: 1 })
    expect((await bench.record(id)).intervalMs).toBeNull()
  })

  it('is polled as before when the promise has run out', async () => {
    hub.behave({ leaseSeconds: 60 })
    const id = await subscribed()
    bench.pass(2 * MINUTE)
    for (let poll = 0; poll < 8; poll += 1) await bench.poll(id)
    expect((await bench.record(id)).intervalMs).toBe(20 * MINUTE)
  })

  it('is looked at again in two minutes when the site does not show yet what the hub told of', async () => {
    const id = await subscribed()
    await hub.tell(topic)
    bench.pass(MINUTE)
    expect(await bench.tick(id)).toMatchObject({ outcome: 'not-modified' })
    expect(await dueAt(id)).toEqual([new Date(bench.now().getTime() + 2 * MINUTE)])
    serve(['two', 'one'])
    bench.pass(2 * MINUTE)
    expect(await bench.tick(id)).toMatchObject({ newEntries: 1 })
  })

  it('is looked at again for what the hub told while it was being polled', async () => {
    const id = await subscribed()
    bench.pass(HOUR)
    const record = await bench.record(id)
    bench.site.on('/feed', async (_request, response) => {
      bench.pass(SECOND)
      await hub.tell(topic)
      response.end(renderFeed([{ guid: 'one', url: 'https://paper.example/news/one', title: 'one' }]))
    })
    await bench.tick(id)
    expect(await dueAt(id)).toHaveLength(1)
    expect((await bench.record(id)).toldAt?.getTime()).toBeGreaterThan(record.lastPollAt?.getTime() ?? Infinity)
    serve(['two', 'one'])
    expect(await bench.tick(id)).toMatchObject({ newEntries: 1 })
  })

  it('is polled no faster than its pace, however often the hub tells', async () => {
    const id = await subscribed()
    bench.pass(HOUR)
    await hub.tell(topic)
    await bench.tick(id)
    await hub.tell(topic)
    await hub.tell(topic)
    expect(await dueAt(id)).toEqual([new Date(bench.now().getTime() + 5 * SECOND)])
  })
})

describe('a lease', () => {
  it('is renewed before it runs out, with the callback and the secret that the hub knows', async () => {
    const id = await subscribed()
    bench.pass(6 * DAY)
    await sync()
    expect(hub.requests).toHaveLength(1)
    bench.pass(2 * DAY)
    await sync()
    const [first, second] = hub.requests
    expect(second).toEqual(first)
    expect((await bench.record(id)).pushedUntil).toEqual(new Date(bench.now().getTime() + 10 * DAY))
  })

  it('goes on while the hub is down, and is asked for ever less often but never given up', async () => {
    const id = await subscribed()
    hub.behave({ status: 503 })
    bench.pass(8 * DAY)
    for (let hour = 0; hour < 24 * 30; hour += 1) {
      await sync()
      bench.pass(HOUR)
    }
    expect(hub.requests.length).toBeGreaterThan(30)
    expect(hub.requests.length).toBeLessThan(60)
    expect(await words(id)).toMatchObject({ reason: expect.stringContaining('503') })
    hub.behave({})
    bench.pass(2 * DAY)
    await sync()
    expect((await bench.record(id)).pushedUntil?.getTime()).toBeGreaterThan(bench.now().getTime())
  }, 60_000)

  it('that the hub takes long to confirm is asked for again after an hour, not before', async () => {
    hub.behave({ verification: 'waits' })
    await subscribed()
    bench.pass(30 * MINUTE)
    await sync()
    expect(hub.requests).toHaveLength(1)
    bench.pass(31 * MINUTE)
    await sync()
    expect(hub.requests).toHaveLength(2)
  })
})

describe('a hub that says no', () => {
  it('is asked again after a week, and the source says why', async () => {
    hub.behave({ verification: 'denies' })
    const id = await subscribed()
    expect(await words(id)).toMatchObject({ reason: 'no such topic here', deniedAt: bench.now() })
    expect(await bench.record(id)).toMatchObject({ pushedUntil: null })
    bench.pass(6 * DAY)
    await sync()
    expect(hub.requests).toHaveLength(1)
    hub.behave({})
    bench.pass(DAY)
    await sync()
    expect(await bench.record(id)).toMatchObject({ pushedUntil: expect.any(Date) })
  })

  it('after it had said yes ends the calm at once', async () => {
    const id = await subscribed()
    const callback = hub.subscribers.get(topic) ?? ''
    await hub.verify(callback, { mode: 'denied', topic, reason: 'shut down' })
    expect(await bench.record(id)).toMatchObject({ pushedUntil: null })
    expect(await words(id)).toMatchObject({ reason: 'shut down', leaseEndsAt: null })
  })

  it.each([
    ['a private address', 'http://10.0.0.1/hub'],
    ['an address mapped into IPv6', 'http://[::ffff:169.254.169.254]/'],
    ['a port that no web site uses', 'http://hub.example:6379/'],
  ])('is not asked at %s that a feed names', async (_, url) => {
    serve(['one'], url)
    const id = await bench.add('/feed')
    await bench.poll(id)
    await sync()
    expect(await words(id)).toMatchObject({ reason: expect.stringMatching(/not a public address|Port 6379/) })
  })

  it('by its answer is tried again, and the source says why', async () => {
    hub.behave({ status: 500 })
    const id = await subscribed()
    expect(await words(id)).toMatchObject({ reason: expect.stringMatching(/500.*not today/), leaseEndsAt: null })
    hub.behave({})
    bench.pass(5 * MINUTE)
    await sync()
    expect(await words(id)).toMatchObject({ reason: null, leaseEndsAt: expect.any(Date) })
  })
})

describe('a question that no hub of ours asks', () => {
  it.each([
    ['for another topic', { topic: 'https://evil.example/feed' }],
    ['for an end that we did not ask for', { mode: 'unsubscribe' }],
    ['for what was confirmed already', {}],
    ['for a mode of its own', { mode: 'publish' }],
  ])('is refused: %s', async (_, question) => {
    const id = await subscribed()
    const before = await bench.record(id)
    const callback = hub.subscribers.get(topic) ?? ''
    expect(await hub.verify(callback, { mode: 'subscribe', topic, lease_seconds: '99', ...question })).toBe(false)
    expect(await bench.record(id)).toEqual(before)
  })

  it('is refused at any other callback, as is a message', async () => {
    await subscribed()
    const callback = `${console.url}/websub/${'x'.repeat(43)}`
    expect(await hub.verify(callback, { mode: 'subscribe', topic })).toBe(false)
    expect((await fetch(callback, { method: 'POST', body: 'x' })).status).toBe(410)
  })
})

describe('a subscription', () => {
  const gone: readonly (readonly [string, (id: string) => unknown])[] = [
    ['whose source is removed', () => bench.store.syncSources([], bench.now())],
    [
      'whose feed offers no hub any more',
      async (id) => {
        serve(['one', 'two'], null)
        await bench.poll(id)
      },
    ],
    ['of a house without a public address', () => void (context = { ...context, publicUrl: null })],
  ]
  it.each(gone)('%s is ended at the hub', async (_, end) => {
    const id = await subscribed()
    await end(id)
    bench.pass(MINUTE)
    await sync()
    expect(hub.requests.map((request) => request.mode)).toEqual(['subscribe', 'unsubscribe'])
    expect(hub.subscribers.size).toBe(0)
    expect((await bench.archive.database.pool.query('select 1 from hub_subscription')).rowCount).toBe(0)
  })

  it('goes to the new hub when a feed changes it', async () => {
    const id = await subscribed()
    serve(['one', 'two'], hub.newUrl)
    await bench.poll(id)
    bench.pass(MINUTE)
    await sync()
    expect(hub.requests.map(({ path, mode }) => `${mode} ${path}`).sort()).toEqual([
      'subscribe /hub',
      'subscribe /new-hub',
      'unsubscribe /hub',
    ])
    expect(new Set(hub.requests.map((request) => request.secret)).size).toBe(2)
    expect(await hub.tell(topic)).toBe(202)
  })

  it('that its hub will not end is forgotten after three tries, and the hub told to stop', async () => {
    await subscribed()
    const callback = hub.subscribers.get(topic)
    hub.behave({ verification: 'waits' })
    await bench.store.syncSources([], bench.now())
    await sync()
    expect(await hub.tell(topic)).toBe(410)
    for (let day = 0; day < 4; day += 1) {
      bench.pass(DAY)
      await sync()
    }
    expect(hub.requests.filter((request) => request.mode === 'unsubscribe')).toHaveLength(3)
    expect((await bench.archive.database.pool.query('select 1 from hub_subscription')).rowCount).toBe(0)
    expect(await hub.tell(topic)).toBe(410)
    expect(hub.subscribers.get(topic)).toBe(callback)
  })

  it('waits its turn where thousands of feeds offer hubs: five hundred are asked a minute', async () => {
    const sources = Array.from({ length: 1_200 }, (_, at) => aSource({ id: `many-${at}` }))
    await bench.store.syncSources(sources, bench.now())
    const offers = "update source set hub_url = 'https://hub.example/', hub_topic = 'https://paper.example/' || id"
    await bench.archive.database.pool.query(offers)
    const taken: number[] = []
    for (let minute = 0; minute < 4; minute += 1) {
      await syncHubs(context)
      taken.push(enqueued.splice(0).length)
      bench.pass(MINUTE)
    }
    expect(taken).toEqual([500, 500, 200, 0])
  })

  it('is not asked for without a public address, and the source says what it takes', async () => {
    context = { ...context, publicUrl: null }
    const id = await subscribed()
    expect(hub.requests).toEqual([])
    expect((await bench.store.listHubs()).get(id)).toEqual({ offer: { hub: hub.url, topic }, asked: null })
  })
})
