import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { jobs } from '../../jobs/index.ts'
import { loadEnv } from '../../src/config/env.ts'
import type { Context, Step } from '../../src/context.ts'
import type { Alert } from '../../src/core/alert/alert.ts'
import { enforce } from '../../src/live-config.ts'
import { type House, openHouse } from '../../src/open-house.ts'
import { runStep } from '../../src/run-step.ts'
import { createStore, type Store } from '../../src/store/store.ts'
import { createVisitHost } from '../../src/visit-host.ts'
import { type ConfigFolder, createConfigFolder, deskAlerts, feedSources, US_TOPIC } from '../support/config-folder.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { Crash, createDyingStore } from '../support/dying-store.ts'
import { FOOTBALL, type NewsArticle, publish, serveFeed, WASHINGTON } from '../support/news.ts'
import { type Newsroom, openNewsroom, until } from '../support/newsroom.ts'
import { quietLog } from '../support/quiet-log.ts'
import { type Site, startSite } from '../support/site.ts'
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts'

const HOUR = 60 * 60_000
const never = new AbortController().signal

const [talks = '', words = '', drones = '', friends = ''] = WASHINGTON.paragraphs
const edition = (...paragraphs: readonly string[]): NewsArticle => ({ ...WASHINGTON, paragraphs })
const CHANGED = edition(talks, words, drones.replace('hundreds', 'dozens'), friends)
const WITHDRAWN = edition(talks, words, friends)
const FORMATTED = edition(drones, words.replace('“', '"').replace('”', '"'), friends.replaceAll(' ', '  '), talks)
const BY_ANOTHER = edition(
  talks,
  words.replace('spokesperson Dana Whitfield', 'counselor Miles Okafor'),
  drones.replace('Whitfield', 'Okafor'),
  friends,
)
const CUT_OFF = edition(talks)
const RUBIO: NewsArticle = {
  slug: 'drones',
  title: 'Rubio on drones for Russia',
  paragraphs: [
    talks,
    '“Iran has supplied 400 drones to Russia since the spring,” Marco Rubio, the US secretary of state, told reporters in Washington.',
    'The briefing was held after two days of talks with the allies, and dealt with the sanctions that are to follow in the autumn.',
  ],
}
const inRussian = (drones: number): NewsArticle => ({
  slug: `bespilotniki-${drones}`,
  title: 'Рубио рассказал о беспилотниках для России',
  paragraphs: [
    'Брифинг в Вашингтоне в четверг был посвящён переговорам, которые на этой неделе провели представители оборонных ведомств двух стран.',
    `«Иран с весны поставил России ${drones} беспилотников», — заявил госсекретарь США Марко Рубио на встрече с журналистами в Вашингтоне.`,
    'Встреча прошла после двух дней переговоров с союзниками, на которых обсуждались санкции, намеченные на осень этого года.',
  ],
})
const RUBIO_IN_RUSSIAN = inRussian(400)
const RUBIO_ON_MORE = inRussian(900)
/** What the page shows to who has not paid. */
const WALL = edition('Subscribe to continue reading.')

describe('what was said, edited', () => {
  let site: Site
  let receiver: WebhookReceiver
  let config: ConfigFolder
  let house: House
  let closeHome = () => Promise.resolve()

  beforeAll(async () => {
    site = await startSite()
    receiver = await startWebhookReceiver()
    config = await createConfigFolder({
      sources: feedSources({ daily: `${site.url}/feed.xml` }, '[1s, 2s, 3s, 4s, 5s]'),
      alerts: deskAlerts(receiver.url),
      topics: { 'us-officials': US_TOPIC },
    })
    process.env['DESK_SECRET'] = receiver.secret
    const home = await createTestDatabase()
    closeHome = () => home.drop()
    const settings = loadEnv({
      ENTENTE_CONFIG_DIR: config.dir,
      ENTENTE_ALLOW_PRIVATE_HOSTS: `${site.host},${receiver.host}`,
      DATABASE_URL: home.url,
    })
    const log = { ...quietLog, child: () => house.context.log }
    house = await openHouse({ settings, dataDir: '', log, queue: false })
  })
  afterAll(async () => {
    await house.close()
    await closeHome()
    delete process.env['DESK_SECRET']
    await Promise.all([site.close(), receiver.close(), config.remove()])
  })

  let archive: TestDatabase
  let store: Store
  let from: number
  beforeEach(async () => {
    archive = await createTestDatabase()
    store = createStore(archive.database.kysely)
    from = receiver.deliveries.length
  })
  afterEach(() => archive.drop())

  async function contextOn(own: Store): Promise<Context> {
    const { config: settings, channels } = house.context.live()
    const { topics } = await enforce(settings, store, new Date(), (id) => {
      const channel = channels.get(id)
      if (channel === undefined) throw new Error(`no channel ${id}`)
      return channel
    })
    const { fetch, now } = house.context
    const visitHost = createVisitHost({ store: own, fetch, now })
    return { ...house.context, live: () => ({ config: settings, topics, channels }), store: own, visitHost }
  }

  /** Runs all that is due within the hour, each step once; false when the store died on the way. */
  async function runDue(context: Context): Promise<boolean> {
    try {
      const now = new Date(Date.now() + HOUR)
      const steps = await context.store.takeOverdueSteps({ now, retakeMs: 0, limit: 100 })
      for (const step of steps) await runStep(context, step, never)
      return true
    } catch (error) {
      if (error instanceof Crash) return false
      throw error
    }
  }

  /** Lets the feed's first poll be its baseline, and an article come that is told of. */
  async function tell(article: NewsArticle): Promise<Context> {
    await store.syncSources(house.context.live().config.sources, new Date())
    const context = await contextOn(store)
    const poll = async () => {
      const due: Step[] = []
      const collect = { ...context, enqueue: async (steps: readonly Step[]) => void due.push(...steps) }
      await jobs['poll-source'](collect, { sourceId: 'daily', force: true }, never)
      for (const step of due) await runStep(context, step, never)
    }
    serveFeed(site, [publish(site, FOOTBALL)])
    await poll()
    serveFeed(site, [publish(site, article)])
    await poll()
    return context
  }

  const messages = (): readonly Alert[] => {
    const since = new Set(receiver.deliveries.slice(from).map(({ id }) => id))
    return receiver.alerts().filter(({ id }) => since.has(id))
  }
  const updates = () => messages().filter(({ type }) => type === 'alert.updated')

  it('is told as changed, as withdrawn, and no more when it comes back', async () => {
    const context = await tell(WASHINGTON)
    expect(messages().map(({ reason }) => reason)).toEqual(['new-statement', 'new-statement'])
    const first = messages().find(({ statements }) => statements[0]?.text.includes('hundreds'))

    publish(site, CHANGED)
    await runDue(context)
    expect(updates()).toMatchObject([
      {
        reason: 'statement-changed',
        updates: { id: first?.id },
        topic: { id: 'us-officials' },
        statements: [{ text: expect.stringContaining('dozens of attack drones') }],
        change: { because: 'other words', before: { text: first?.statements[0]?.text } },
      },
    ])
    const [change] = updates()
    expect(change?.change?.words.filter(({ kind }) => kind !== 'kept').map(({ text }) => text)).toEqual([
      'hundreds',
      'dozens',
    ])
    const [passage] = change?.statements[0]?.evidence ?? []
    const marked = passage?.highlights.map(([start, end]) => passage.text.slice(start, end)).join(' ')
    expect(marked).toContain('dozens of attack drones')

    publish(site, WITHDRAWN)
    await runDue(context)
    expect(updates()).toHaveLength(2)
    expect(updates().find(({ reason }) => reason === 'statement-withdrawn')).toMatchObject({
      updates: { id: first?.id },
      statements: [{ text: expect.stringContaining('dozens') }],
    })

    publish(site, WASHINGTON)
    await runDue(context)
    publish(site, WITHDRAWN)
    await runDue(context)
    publish(site, CHANGED)
    await runDue(context)
    expect(messages().map(({ reason }) => reason)).toHaveLength(4)
    const told = await store.loadAlert(first?.id ?? '')
    expect(told?.followUps.map(({ kind }) => kind)).toEqual(['changed', 'restored', 'withdrawn'])
    expect(
      (await archive.database.pool.query('select id from article where title = $1', [WASHINGTON.title])).rows,
    ).toHaveLength(1)
  })

  it('is told as changed where the article names somebody else for it', async () => {
    const context = await tell(WASHINGTON)
    publish(site, BY_ANOTHER)
    await runDue(context)
    expect(updates().map(({ change }) => change?.because)).toEqual(['other speaker', 'other speaker'])
    expect(updates().map(({ statements }) => statements[0]?.speaker.name)).toEqual(['Miles Okafor', 'Miles Okafor'])
    expect(messages()).toHaveLength(4)
  })

  it.each([
    ['is set anew and moved about', FORMATTED],
    ['stands behind a wall', WALL],
    ['is cut off', CUT_OFF],
  ])('is not told again when the article %s, nor when it is whole again', async (_, article) => {
    const context = await tell(WASHINGTON)
    publish(site, article)
    await runDue(context)
    publish(site, WASHINGTON)
    await runDue(context)
    expect(messages()).toHaveLength(2)
    // What an edit takes away after that is seen all the same.
    publish(site, WITHDRAWN)
    await runDue(context)
    expect(updates().map(({ reason }) => reason)).toEqual(['statement-withdrawn'])
  })

  it('is told as new where nobody was told of what it was before', async () => {
    const context = await tell(
      edition(talks, friends, drones.replace('Whitfield said that Iran', 'Daryaei said that nobody')),
    )
    expect(messages()).toEqual([])
    publish(site, edition(talks, friends, words))
    await runDue(context)
    expect(messages().map(({ type, reason }) => [type, reason])).toEqual([['alert.created', 'new-statement']])
  })

  it('is told once in two languages, with both wordings, and anew where a fact is another', async () => {
    const context = await tell(RUBIO)
    expect(messages()).toHaveLength(1)
    serveFeed(site, [publish(site, RUBIO_IN_RUSSIAN), publish(site, RUBIO_ON_MORE)])
    await jobs['poll-source'](context, { sourceId: 'daily', force: true }, never)
    await runDue(context)
    expect(messages().map(({ statements }) => statements[0]?.lang)).toEqual(['en', 'ru'])
    expect(messages()[1]?.statements[0]?.text).toContain('900')
    const told = await store.loadAlert(messages()[0]?.id ?? '')
    expect(told?.wordings).toMatchObject([{ lang: 'ru', text: expect.stringContaining('400') }])
  })

  it.each(['before', 'after'] as const)(
    'is told once, dying %s every call of the store in turn',
    async (when) => {
      let dieAt = 1
      for (let finished = false; !finished; dieAt += 1) {
        await archive.drop()
        archive = await createTestDatabase()
        store = createStore(archive.database.kysely)
        from = receiver.deliveries.length
        await tell(WASHINGTON)
        publish(site, CHANGED)
        finished = await runDue(await contextOn(createDyingStore(store, dieAt, when)))
        await archive.database.pool.query('update host_pace set busy_until = null')
        const context = await contextOn(store)
        for (let round = 0; round < 6; round += 1) await runDue(context)
        const ids = receiver.deliveries.slice(from).map(({ id }) => id)
        expect({ dieAt, messages: new Set(ids).size }).toEqual({ dieAt, messages: 3 })
        expect(updates().map(({ reason }) => reason)).toEqual(['statement-changed'])
        expect(ids.length).toBeLessThanOrEqual(4)
      }
      expect(dieAt).toBeGreaterThan(15)
    },
    300_000,
  )
})

describe('an edit while the process is killed', () => {
  let room: Newsroom
  beforeEach(async () => {
    room = await openNewsroom()
    const urls = { daily: `${room.site.url}/feed.xml`, mirror: `${room.mirror.url}/feed.xml` }
    const often = Array.from({ length: 60 }, (_, index) => `${index + 2}s`)
    await room.config.write('sources.yaml', feedSources(urls, `[${often.join(', ')}]`))
  })
  afterEach(() => room.close())

  it('is told once', async () => {
    let entente = await room.start()
    await entente.waitForLog((line) => line['job'] === 'poll-source' && line['sourceId'] === 'daily')
    serveFeed(room.site, [publish(room.site, WASHINGTON)])
    await until(async () => room.words().length >= 2, 120_000)
    await entente.waitForLog((line) => line['job'] === 'revisit-article', 120_000)
    publish(room.site, CHANGED)
    for (const job of ['revisit-article', 'find-statements', 'match-topics'] as const) {
      const seen = entente.log.length
      await entente
        .waitForLog((line) => line['job'] === job && entente.log.indexOf(line) >= seen, 5_000)
        .catch(() => undefined)
      await entente.end('SIGKILL')
      entente = await room.start()
    }
    await until(async () => room.words().length >= 3, 150_000)
    await entente.waitForLog((line) => line['job'] === 'revisit-article', 120_000)
    expect(
      room.receiver
        .alerts()
        .map(({ reason }) => reason)
        .toSorted(),
    ).toEqual(['new-statement', 'new-statement', 'statement-changed'])
  }, 500_000)
})
