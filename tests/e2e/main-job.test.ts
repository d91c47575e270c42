import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { createConfigFolder, deskAlerts, feedSources, US_TOPIC, type ConfigFolder } from '../support/config-folder.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { startEntenteProcess, type EntenteProcess } from '../support/entente-process.ts'
import { FOOTBALL, OKAFOR_WORDS, PENTAGON, publish, serveFeed, WASHINGTON, WHITFIELD_WORDS } from '../support/news.ts'
import { redisProgram, startRedis } from '../support/redis.ts'
import { startSite, type Site } from '../support/site.ts'
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts'

let site: Site
let mirror: Site
let receiver: WebhookReceiver
let archive: TestDatabase
let config: ConfigFolder

beforeAll(async () => {
  receiver = await startWebhookReceiver()
})
afterAll(() => receiver.close())

beforeEach(async () => {
  site = await startSite()
  mirror = await startSite()
  archive = await createTestDatabase()
  serveFeed(site, [publish(site, FOOTBALL)])
  serveFeed(mirror, [publish(mirror, FOOTBALL, { siteName: 'The Mirror' })])
  config = await createConfigFolder({
    sources: feedSources({ daily: `${site.url}/feed.xml`, mirror: `${mirror.url}/feed.xml` }),
    alerts: deskAlerts(receiver.url),
    topics: { 'us-officials': US_TOPIC },
  })
  before = receiver.deliveries.length
})
afterEach(async () => {
  await Promise.all(running.splice(0).map((entente) => entente.end('SIGKILL')))
  await Promise.all([site.close(), mirror.close(), archive.drop(), config.remove()])
})

/** Deliveries that earlier tests had. */
let before = 0
const running: EntenteProcess[] = []

async function start(redisUrl?: string): Promise<EntenteProcess> {
  const entente = await startEntenteProcess({
    ENTENTE_CONFIG_DIR: config.dir,
    ENTENTE_ALLOW_PRIVATE_HOSTS: [site.host, mirror.host, receiver.host].join(','),
    DATABASE_URL: archive.url,
    DESK_SECRET: receiver.secret,
    ...(redisUrl === undefined ? {} : { REDIS_URL: redisUrl }),
  })
  running.push(entente)
  return entente
}

const isPoll = (source: string) => (line: Readonly<Record<string, unknown>>) =>
  line['job'] === 'poll-source' && line['sourceId'] === source
const polls = (entente: EntenteProcess, source: string) => entente.log.filter(isPoll(source)).length

/** Waits until both sources have been polled again twice and nothing is due any more. */
async function settle(entente: EntenteProcess): Promise<void> {
  const wanted = { daily: polls(entente, 'daily') + 2, mirror: polls(entente, 'mirror') + 2 }
  await until(() =>
    Promise.resolve(polls(entente, 'daily') >= wanted.daily && polls(entente, 'mirror') >= wanted.mirror),
  )
  await until(async () => (await archive.database.pool.query('select 1 from step')).rowCount === 0)
}

async function until(holds: () => Promise<boolean>, timeoutMs = 45_000): Promise<void> {
  const ends = performance.now() + timeoutMs
  while (!(await holds())) {
    if (performance.now() > ends) throw new Error('did not come to hold in time')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const wordsOf = () =>
  receiver
    .alerts()
    .slice(0)
    .filter((alert) => receiver.deliveries.slice(before).some((each) => each.id === alert.id))
    .flatMap((alert) => alert.statements.map((statement) => statement.text))
const alertsWith = (words: string) => wordsOf().filter((text) => text.includes(words)).length
const expectOnce = (words: readonly string[]) =>
  expect(words.map((each) => [each, alertsWith(each)])).toEqual(words.map((each) => [each, 1]))

describe('the main job', () => {
  it('alerts once for each new statement of a watched speaker, and never again', async () => {
    const entente = await start()
    await entente.waitForLog(isPoll('daily'))
    const item = publish(site, WASHINGTON)
    serveFeed(site, [item])
    await until(async () => wordsOf().length >= 2)
    await settle(entente)
    expectOnce(WHITFIELD_WORDS)
    expect(wordsOf()).toHaveLength(2)
    expect(receiver.forged).toBe(0)

    serveFeed(site, [{ ...item, guid: 'another-guid' }])
    await settle(entente)
    serveFeed(site, [{ ...item, guid: 'a-third-guid', url: `${item.url}?utm_source=rss&ref=feed` }])
    await settle(entente)
    serveFeed(mirror, [
      publish(mirror, { ...WASHINGTON, title: 'US alarmed by Moscow and Tehran' }, { siteName: 'The Mirror' }),
    ])
    await settle(entente)
    expect(wordsOf()).toHaveLength(2)
    const { rows } = await archive.database.pool.query<{ seen: number }>(
      'select count(*) as seen from sighting group by statement_id',
    )
    expect(rows.map((row) => row.seen)).toEqual([2, 2, 2, 2])

    expect(await entente.end('SIGTERM')).toBe(0)
    const again = await start()
    await settle(again)
    expect(wordsOf()).toHaveLength(2)
    expect(receiver.deliveries.slice(before)).toHaveLength(2)
  })

  it('says of an alert who spoke, the words, the evidence and why', async () => {
    const entente = await start()
    await entente.waitForLog(isPoll('daily'))
    serveFeed(site, [publish(site, WASHINGTON)])
    await until(async () => wordsOf().length >= 2)
    const alert = receiver.alerts().find((each) => each.statements[0]?.text.includes('getting deeper'))
    expect(alert).toMatchObject({
      type: 'alert.created',
      severity: 'high',
      reason: 'new-statement',
      topic: { id: 'us-officials', version: 1 },
      article: { url: `${site.url}/news/washington-alarm`, title: WASHINGTON.title, siteName: 'The Daily Example' },
    })
    const statement = alert?.statements[0]
    expect(statement).toMatchObject({ kind: 'direct', lang: 'en', modality: 'asserted' })
    expect(statement?.speaker).toMatchObject({
      name: 'Dana Whitfield',
      role: 'spokesperson',
      organization: 'State Department',
      country: 'US',
    })
    const [passage] = statement?.evidence ?? []
    const marked = passage?.highlights.map(([from, to]) => passage.text.slice(from, to)).join(' ')
    expect(marked).toContain('getting deeper')
    expect(alert?.why.join(' ')).toMatch(/cooperation .*speaker\.country/)
    const shown = await (await fetch(`${entente.url}/api/alerts`)).json()
    expect((shown as { items: { id: string }[] }).items.map((each) => each.id)).toContain(alert?.id)
  })

  it('alerts of nothing that was there at the first poll', async () => {
    serveFeed(site, [publish(site, WASHINGTON)])
    const entente = await start()
    await settle(entente)
    expect(wordsOf()).toEqual([])
    serveFeed(site, [publish(site, WASHINGTON), publish(site, PENTAGON)])
    await until(async () => wordsOf().length >= 2)
    await settle(entente)
    expectOnce(OKAFOR_WORDS)
    expect(wordsOf()).toHaveLength(2)
  })

  it('loses and repeats nothing when it is killed again and again', async () => {
    let entente = await start()
    await entente.waitForLog(isPoll('mirror'))
    await entente.waitForLog(isPoll('daily'))
    serveFeed(site, [publish(site, WASHINGTON), publish(site, PENTAGON)])
    for (const job of ['poll-source', 'read-article', 'find-statements', 'match-topics', 'send-alert']) {
      const from = entente.log.length
      await Promise.race([
        entente
          .waitForLog((line) => line['job'] === job && entente.log.indexOf(line) >= from, 5_000)
          .catch(() => undefined),
        until(async () => wordsOf().length >= 4, 5_000).catch(() => undefined),
      ])
      await entente.end('SIGKILL')
      entente = await start()
    }
    await until(async () => wordsOf().length >= 4, 90_000)
    await settle(entente)
    expectOnce([...WHITFIELD_WORDS, ...OKAFOR_WORDS])
    expect(wordsOf()).toHaveLength(4)
  }, 180_000)

  it.skipIf(redisProgram === undefined)(
    'loses and repeats nothing when Redis is emptied or stopped',
    async () => {
      const redis = await startRedis()
      onTestFinished(() => redis.end())
      const entente = await start(redis.url)
      await entente.waitForLog(isPoll('daily'))
      await entente.waitForLog(isPoll('mirror'))
      await redis.kill()
      await until(async () => (await fetch(`${entente.url}/readyz`)).status === 503)
      expect((await fetch(`${entente.url}/healthz`)).status).toBe(200)
      serveFeed(site, [publish(site, WASHINGTON), publish(site, PENTAGON)])
      await redis.restart()
      await until(async () => wordsOf().length >= 4, 120_000)
      await redis.kill()
      await redis.restart()
      await until(async () => (await fetch(`${entente.url}/readyz`)).status === 200)
      expectOnce([...WHITFIELD_WORDS, ...OKAFOR_WORDS])
      expect(wordsOf()).toHaveLength(4)
    },
    240_000,
  )
})
