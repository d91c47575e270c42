import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { jobs } from '../../jobs/index.ts'
import type { Context, FetchOutcome, Live, Step } from '../../src/context.ts'
import { createConsoleReads } from '../../src/console-reads.ts'
import type { AlertsConfig } from '../../src/core/alert/alert-routing.ts'
import type { Alert } from '../../src/core/alert/alert.ts'
import type { TaggedStatement } from '../../src/core/statement/statement.ts'
import type { TopicDefinition } from '../../src/core/topic/topic.ts'
import { enforce } from '../../src/live-config.ts'
import type { Channel, DeliveryOutcome } from '../../src/notify/channel.ts'
import { runStep } from '../../src/run-step.ts'
import { createStore, type Store } from '../../src/store/store.ts'
import { createTestContext, never, NOW } from '../support/context.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import {
  anOpsConfig,
  aFeedEntry,
  aLiveTopic,
  aReading,
  aSource,
  aTaggedStatement,
  httpError,
  ok,
} from '../support/records.ts'

const MINUTE = 60_000
const ROUTE: AlertsConfig = {
  channels: { desk: { kind: 'log' } },
  route: { notify: ['desk'], routes: [] },
  silences: [],
  ops: anOpsConfig(),
}

let test: TestDatabase
let store: Store
/** The world of one test: pages by their path, a feed of some of them, a clock, and what people were told. */
interface World {
  readonly context: Context
  /** Path to text, one from the start; a line `Name: words` of a text is a statement. */
  readonly pages: Map<string, string>
  readonly told: string[]
  /** What the channel answers from now on. */
  answer: DeliveryOutcome
  now: Date
  alerts: AlertsConfig
  /** Polls the feed, which lists every page, and runs all that is due. */
  poll(): Promise<void>
  /** Runs what has become due by now. */
  runDue(): Promise<void>
  use(topics: readonly TopicDefinition[]): Promise<void>
}

const topicOf = (changes: Partial<TopicDefinition> = {}) => aLiveTopic(changes).compiled.definition

async function createWorld(): Promise<World> {
  const site = 'https://paper.example'
  const source = aSource({ url: `${site}/feed`, paceMs: 0, revisitAfterMs: [10 * MINUTE, 60 * MINUTE] })
  await store.syncSources([source], NOW)
  const pages = new Map([['/old', OLD]])
  const told: string[] = []
  let live: Live
  let polls = 0
  const channel: Channel = {
    id: 'desk',
    kind: 'log',
    deliver: async (notice) => {
      const alert = notice as Alert
      if (world.answer.kind === 'delivered') told.push(`${alert.topic.id}: ${alert.statements[0]?.text ?? 'article'}`)
      return world.answer
    },
  }
  const answerTo = (url: string): FetchOutcome => {
    const text = url === source.url ? `${(polls += 1)}` : pages.get(url.slice(site.length))
    return text === undefined ? httpError(404) : ok(text, { finalUrl: url })
  }
  const { context: base } = createTestContext({
    store,
    fetch: async ({ url }) => answerTo(url),
    analysis: {
      'read-entries': () => ({
        kind: 'read',
        entries: [...pages.keys()].map((path) => aFeedEntry(path, { url: `${site}${path}` })),
      }),
      'read-page': ({ bytes }) => aReading(Buffer.from(bytes ?? []).toString()),
      'find-statements': ({ text }) => ({
        statements: statementsOf(text),
        cooperation: { found: true, score: 1, areas: [], modality: null, evidence: [] },
      }),
    },
  })
  const due: Step[] = []
  const context: Context = {
    ...base,
    store,
    now: () => world.now,
    live: () => ({ ...live, config: { ...live.config, alerts: world.alerts } }),
    enqueue: async (steps) => void due.push(...steps),
  }
  const world: World = {
    context,
    pages,
    told,
    answer: { kind: 'delivered', detail: 'told' },
    now: NOW,
    alerts: ROUTE,
    use: async (topics) => {
      const config = {
        sources: [source],
        topics,
        alerts: ROUTE,
        http: { userAgent: null, contact: null },
        consoleUrl: null,
      }
      live = await enforce(config, store, world.now, () => channel)
    },
    poll: async () => {
      await jobs['poll-source'](context, { sourceId: source.id, force: true }, never)
      await world.runDue()
    },
    runDue: async () => {
      due.splice(0)
      for (const step of await store.takeOverdueSteps({ now: world.now, retakeMs: 0, limit: 100 })) {
        await runStep(context, step, never)
      }
    },
  }
  await world.use([topicOf({ id: 'us' })])
  return world
}

const LINE = /^(?<name>[A-Z][a-z]+ [A-Z][a-z]+): (?<words>.+)$/gm

/** Each line `Name: words` as a statement of a US official on cooperation. */
function statementsOf(text: string): readonly TaggedStatement[] {
  return Array.from(text.matchAll(LINE), ({ index, groups }) => {
    const { name = '', words = '' } = groups ?? {}
    const start = index + name.length + 2
    const speaker = { name, role: 'spokesperson', organization: null, country: 'US' }
    return aTaggedStatement({ text: words, content: [[start, start + words.length]], speaker })
  })
}

const SAID = 'Ann Archer: Russia and Iran have signed another contract for radars'
const ADDED = 'Ben Bowman: We have no reason to doubt that the radars were delivered'
const OLD = 'Cal Cooper: The pipeline between both countries will be ready next summer'

let world: World
beforeEach(async () => {
  test = await createTestDatabase()
  store = createStore(test.database.kysely)
  world = await createWorld()
})
afterEach(() => test.drop())
const later = (minutes: number) => {
  world.now = new Date(world.now.getTime() + minutes * MINUTE)
}
const tellings = () => world.told.map((line) => line.slice(line.indexOf(':') + 2))
const wordsOf = (line: string) => line.slice(line.indexOf(':') + 2)
const openSteps = async () =>
  (await test.database.pool.query<{ job: string; state: string }>('select job, state from step order by due_at')).rows

describe('the jobs on a real archive', () => {
  it('tell nothing of what a source held at first, and once of what comes', async () => {
    await world.poll()
    expect(world.told).toEqual([])
    later(15)
    world.pages.set('/new', SAID)
    for (let round = 0; round < 3; round += 1) await world.poll()
    expect(tellings()).toEqual([wordsOf(SAID)])
  })

  it('come to the same when each is run again', async () => {
    await world.poll()
    later(15)
    world.pages.set('/new', SAID)
    await world.poll()
    const { rows } = await test.database.pool.query<{ id: number; entry: number; alert: string }>(
      `select article.id, entry.id as entry, alert.id as alert from article
       join entry on entry.article_id = article.id join alert on alert.article_id = article.id order by alert.created_at desc limit 1`,
    )
    const [row] = rows
    if (row === undefined) throw new Error('no alert')
    const of = { articleId: row.id, version: 1 }
    expect(await jobs['read-article'](world.context, { entryId: row.entry }, never)).toMatchObject({
      skipped: 'read already',
    })
    expect(await jobs['find-statements'](world.context, of, never)).toMatchObject({ statements: 0, sightings: 1 })
    expect(await jobs['match-topics'](world.context, of, never)).toMatchObject({ matches: 1, alerts: 0 })
    expect(await jobs['send-alert'](world.context, { alertId: row.alert, channel: 'desk' }, never)).toMatchObject({
      skipped: 'delivered',
    })
    expect(tellings()).toHaveLength(1)
  })

  it('read an article again at its times, and tell only of what an edit adds', async () => {
    await world.poll()
    expect(await openSteps()).toEqual([{ job: 'revisit-article', state: 'due' }])
    later(9)
    await world.runDue()
    world.pages.set('/old', `${OLD}\n${ADDED}`)
    later(1)
    await world.runDue()
    expect(tellings()).toEqual([wordsOf(ADDED)])
    expect(await openSteps()).toEqual([{ job: 'revisit-article', state: 'due' }])
    later(60)
    await world.runDue()
    expect(await openSteps()).toEqual([])
    expect(tellings()).toEqual([wordsOf(ADDED)])
  })

  it('take the words in another article for a sighting', async () => {
    await world.poll()
    later(15)
    world.pages.set('/one', SAID)
    await world.poll()
    later(15)
    world.pages.set('/two', `Another outlet tells the same in words of its own.\n${SAID}`)
    await world.poll()
    expect(tellings()).toEqual([wordsOf(SAID)])
    const page = await store.listAlerts({ limit: 1, topic: 'us' })
    expect(page.items[0]?.sightings.map((each) => each.url.split('/').at(-1))).toEqual(['one', 'two'])
  })

  it('tell a channel once of a statement that two topics watch: the graver tells', async () => {
    await world.use([topicOf({ id: 'mild', severity: 'low' }), topicOf({ id: 'grave', severity: 'critical' })])
    await world.poll()
    later(15)
    world.pages.set('/new', SAID)
    await world.poll()
    expect(world.told).toEqual([`grave: ${wordsOf(SAID)}`])
    const [mild] = (await store.listAlerts({ limit: 1, topic: 'mild' })).items
    expect(mild?.deliveries).toMatchObject([{ channel: 'desk', state: 'covered' }])
  })

  it('do not tell later of what was silenced when it came', async () => {
    await world.poll()
    later(15)
    const until = new Date(world.now.getTime() + MINUTE).toISOString()
    world.alerts = { ...ROUTE, silences: [{ when: {}, from: null, until, comment: null }] }
    world.pages.set('/silenced', SAID)
    await world.poll()
    world.alerts = ROUTE
    later(15)
    world.pages.set('/heard', ADDED)
    await world.poll()
    expect(tellings()).toEqual([wordsOf(ADDED)])
  })

  it('tell nothing of what was there before a topic was watched', async () => {
    await world.poll()
    later(15)
    world.pages.set('/new', SAID)
    await world.poll()
    later(1)
    const late = topicOf({ id: 'late' })
    await world.use([late])
    const { rows } = await test.database.pool.query<{ id: number }>('select max(id) as id from article')
    await jobs['match-topics'](world.context, { articleId: rows[0]?.id ?? 0, version: 1 }, never)
    expect(world.told).toHaveLength(1)
    later(15)
    world.pages.set('/newer', ADDED)
    await world.poll()
    expect(world.told.at(-1)).toBe(`late: ${wordsOf(ADDED)}`)
  })

  it('owe a rejected alert until a person retries it', async () => {
    await world.poll()
    later(15)
    world.pages.set('/new', SAID)
    world.answer = { kind: 'rejected', reason: '410 Gone' }
    await expect(world.poll()).rejects.toMatchObject({ code: 'delivery-rejected' })
    const [alert] = (await store.listAlerts({ limit: 1, topic: 'us' })).items
    expect(alert?.deliveries).toMatchObject([{ state: 'rejected', detail: '410 Gone', attempts: 1 }])

    // The queue records what failed for good; this is what it does.
    const [alertId, channel] = [alert?.alert.id ?? '', 'desk']
    const failed = { job: 'send-alert', key: `${alertId} ${channel}`, payload: { alertId, channel } }
    await store.failStep({ ...failed, attempts: 1, kind: 'refused', error: 'desk: 410 Gone', now: world.now })
    await world.runDue()
    expect(world.told).toEqual([])

    const retried: Step[] = []
    const reads = createConsoleReads({
      store,
      live: world.context.live,
      now: world.context.now,
      enqueue: async (steps) => void retried.push(...steps),
    })
    const [failure] = (await reads.listFailures({ cursor: null, limit: 10 })).items
    world.answer = { kind: 'delivered', detail: 'told' }
    expect(await reads.retryFailure(failure?.id ?? '')).toBe(true)
    for (const step of retried) await runStep(world.context, step, never)
    expect(tellings()).toEqual([wordsOf(SAID)])
    expect((await reads.listFailures({ cursor: null, limit: 10 })).items).toEqual([])
  })
})
