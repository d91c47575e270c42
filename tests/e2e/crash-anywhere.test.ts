import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jobs } from '../../jobs/index.ts'
import { loadEnv } from '../../src/config/env.ts'
import type { Context, Step } from '../../src/context.ts'
import { type House, openHouse } from '../../src/open-house.ts'
import { runStep } from '../../src/run-step.ts'
import { createStore, type Store } from '../../src/store/store.ts'
import { createVisitHost } from '../../src/visit-host.ts'
import { enforce } from '../../src/live-config.ts'
import { type ConfigFolder, createConfigFolder, deskAlerts, feedSources, US_TOPIC } from '../support/config-folder.ts'
import { createTestDatabase } from '../support/database.ts'
import { Crash, createDyingStore } from '../support/dying-store.ts'
import { FOOTBALL, PENTAGON, publish, serveFeed, WASHINGTON } from '../support/news.ts'
import { quietLog } from '../support/quiet-log.ts'
import { type Site, startSite } from '../support/site.ts'
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts'

let site: Site
let receiver: WebhookReceiver
let config: ConfigFolder
let house: House

beforeAll(async () => {
  site = await startSite()
  receiver = await startWebhookReceiver()
  config = await createConfigFolder({
    sources: feedSources({ daily: `${site.url}/feed.xml` }),
    alerts: deskAlerts(receiver.url),
    topics: { 'us-officials': US_TOPIC },
  })
  process.env['DESK_SECRET'] = receiver.secret
  const home = await createTestDatabase()
  const settings = loadEnv({
    ENTENTE_CONFIG_DIR: config.dir,
    ENTENTE_ALLOW_PRIVATE_HOSTS: `${site.host},${receiver.host}`,
    DATABASE_URL: home.url,
  })
  house = await openHouse({ settings, dataDir: '', log: { ...quietLog, child: () => house.context.log }, queue: false })
  closeHome = () => home.drop()
})
let closeHome = () => Promise.resolve()
afterAll(async () => {
  await house.close()
  await closeHome()
  delete process.env['DESK_SECRET']
  await Promise.all([site.close(), receiver.close(), config.remove()])
})

const never = new AbortController().signal

/** A context on an archive of its own whose store dies at its n-th call: before the call has any effect, or just after. */
async function fragile(store: Store, dieAt: number, when: 'before' | 'after'): Promise<Context> {
  const channels = house.context.live().channels
  const { config: settings } = house.context.live()
  const { topics } = await enforce(settings, store, new Date(), (id) => {
    const channel = channels.get(id)
    if (channel === undefined) throw new Error(`no channel ${id}`)
    return channel
  })
  const dying = createDyingStore(store, dieAt, when)
  const { fetch, now } = house.context
  const visitHost = createVisitHost({ store: dying, fetch, now })
  return { ...house.context, live: () => ({ config: settings, topics, channels }), store: dying, visitHost }
}

/** What a process does: polls, and runs what is due. True when it came to its end. */
async function live(context: Context): Promise<boolean> {
  try {
    const due: Step[] = []
    const collect = { ...context, enqueue: async (steps: readonly Step[]) => void due.push(...steps) }
    await jobs['poll-source'](collect, { sourceId: 'daily', force: true }, never)
    const overdue = await context.store.takeOverdueSteps({ now: new Date(), retakeMs: 0, limit: 100 })
    for (const step of new Map([...due, ...overdue].map((each) => [`${each.job} ${each.key}`, each])).values()) {
      await runStep(context, step, never)
    }
    return true
  } catch (error) {
    if (error instanceof Crash) return false
    throw error
  }
}

describe('a process that dies at any step', () => {
  it.each(['before', 'after'] as const)(
    'alerts once for each statement, dying %s every call of the store in turn',
    async (when) => {
      let dieAt = 1
      for (let finished = false; !finished; dieAt += 1) {
        const archive = await createTestDatabase()
        const store = createStore(archive.database.kysely)
        await store.syncSources(house.context.live().config.sources, new Date())
        serveFeed(site, [publish(site, FOOTBALL)])
        await live(await fragile(store, Infinity, when))
        const before = receiver.deliveries.length
        serveFeed(site, [publish(site, WASHINGTON), publish(site, PENTAGON)])
        finished = await live(await fragile(store, dieAt, when))
        // What the dead process held of the host runs out a quarter of a minute later.
        await archive.database.pool.query('update host_pace set busy_until = null')
        for (let round = 0; round < 3; round += 1) expect(await live(await fragile(store, Infinity, when))).toBe(true)
        const ids = receiver.deliveries.slice(before).map((delivery) => delivery.id)
        expect({ dieAt, alerts: new Set(ids).size }).toEqual({ dieAt, alerts: 4 })
        expect(ids.length).toBeLessThanOrEqual(5)
        const { rows } = await archive.database.pool.query('select * from step')
        expect(rows).toEqual([])
        await archive.drop()
      }
      expect(dieAt).toBeGreaterThan(30)
    },
    180_000,
  )
})
