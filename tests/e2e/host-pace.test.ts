import { describe, it, type TestContext } from 'vitest'
import { HOST_LEASE_MS } from '../../src/core/source/host-turn.ts'
import { createConfigFolder, deskAlerts } from '../support/config-folder.ts'
import { createTestDatabase } from '../support/database.ts'
import { type EntenteProcess, startEntenteProcess } from '../support/entente-process.ts'
import { FOOTBALL, renderFeed, renderPage } from '../support/news.ts'
import { until } from '../support/newsroom.ts'
import { redisProgram, startRedis } from '../support/redis.ts'
import { silent, type Site, slow, startSite } from '../support/site.ts'

const PACE_MS = 300
const PAGE_MS = 100
const FEEDS = ['a', 'b', 'c']
const PAGES_EACH = 4
/** For a machine that is slow and busy. */
const PATIENCE_MS = 90_000

const isArticle = (path: string): boolean => path.startsWith('/news/')
const requestsOf = (site: Site, fits: (path: string) => boolean) => site.requests.filter(({ path }) => fits(path))

/** Feeds of one host, each with some articles of its own; every answer takes a while. */
async function openSite(): Promise<Site> {
  const site = await startSite()
  site.on('/robots.txt', slow(PAGE_MS, { body: 'User-agent: *\nDisallow: /private' }))
  for (const feed of FEEDS) {
    const items = Array.from({ length: PAGES_EACH }, (_, at) => ({ guid: `${feed}${at}`, path: `/news/${feed}${at}` }))
    for (const { path } of items) site.on(path, slow(PAGE_MS, { body: renderPage(FOOTBALL) }))
    const body = renderFeed(items.map(({ guid, path }) => ({ guid, url: `${site.url}${path}`, title: guid })))
    site.on(`/${feed}.xml`, slow(20, { headers: { 'content-type': 'application/rss+xml' }, body }))
  }
  return site
}

/** A process whose requests the site knows by the contact in the User-Agent. */
async function startWorker(
  { onTestFinished }: TestContext,
  site: Site,
  contact: string,
  env: Readonly<Record<string, string>>,
): Promise<EntenteProcess> {
  const sources = FEEDS.map(
    (feed) => `  - { id: ${feed}, name: ${feed}, kind: feed, url: "${site.url}/${feed}.xml", every: 1s }\n`,
  )
  const config = await createConfigFolder({
    sources: `http: { contact: "${contact}" }\ndefaults: { pace: ${PACE_MS}ms, revisit: [] }\nsources:\n${sources.join('')}`,
    alerts: deskAlerts('http://127.0.0.1:9/'),
    topics: {},
  })
  onTestFinished(() => config.remove())
  const entente = await startEntenteProcess({
    ENTENTE_CONFIG_DIR: config.dir,
    ENTENTE_ALLOW_PRIVATE_HOSTS: site.host,
    DESK_SECRET: `whsec_${Buffer.alloc(24).toString('base64')}`,
    ...env,
  })
  onTestFinished(async () => void (await entente.end('SIGKILL')))
  return entente
}

describe.concurrent('two processes that read one host', () => {
  it.for([
    ['Redis', true],
    ['PostgreSQL', false],
  ] as const)(
    'never ask it two things at once, keep articles their pace apart, and go on when one is killed: on %s',
    async ([, onRedis], test) => {
      // The hooks of tests that run side by side are kept apart only by their contexts.
      const { expect, onTestFinished, skip } = test
      skip(onRedis && redisProgram === undefined, 'this machine has no redis-server')
      const archive = await createTestDatabase()
      onTestFinished(() => archive.drop())
      const redis = onRedis ? await startRedis() : undefined
      onTestFinished(async () => redis?.end())
      const site = await openSite()
      onTestFinished(() => site.close())
      const env = { DATABASE_URL: archive.url, ...(redis === undefined ? {} : { REDIS_URL: redis.url }) }
      const processes: Readonly<Record<string, EntenteProcess>> = Object.fromEntries(
        await Promise.all(
          ['https://first.example/bot', 'https://second.example/bot'].map(
            async (contact) => [contact, await startWorker(test, site, contact, env)] as const,
          ),
        ),
      )

      const articles = () => requestsOf(site, isArticle)
      await until(async () => articles().length >= FEEDS.length * PAGES_EACH, PATIENCE_MS)
      expect(site.mostAtOnce).toBe(1)
      const [first, last] = [articles()[0]?.at ?? 0, articles().at(-1)?.at ?? 0]
      const apart = articles().map(({ at }, index) => at - (articles()[index - 1]?.at ?? -Infinity))
      // A timer may fire a millisecond early.
      expect(Math.min(...apart)).toBeGreaterThanOrEqual(PACE_MS + PAGE_MS - 2)
      expect(new Set(articles().map(({ path }) => path)).size).toBe(FEEDS.length * PAGES_EACH)
      for (const feed of FEEDS) {
        const polls = requestsOf(site, (path) => path === `/${feed}.xml`)
        expect(polls.filter(({ at }) => at > first && at < last).length).toBeGreaterThan(1)
      }

      // Both ask, under the name that the configuration gives each of them.
      const contactOf = (agent = '') => /\(\+(\S+)\)$/.exec(agent)?.[1] ?? agent
      const contacts = () => new Set(site.requests.map(({ headers }) => contactOf(headers['user-agent'])))
      await until(async () => contacts().size === 2, PATIENCE_MS)
      expect([...contacts()].sort()).toEqual(Object.keys(processes))
      expect(requestsOf(site, (path) => path === '/robots.txt').length).toBeLessThanOrEqual(2)

      site.on('/a.xml', silent)
      const before = site.requests.length
      const stuck = () => site.requests.slice(before).find(({ path }) => path === '/a.xml')
      await until(async () => stuck() !== undefined, PATIENCE_MS)
      const asker = contactOf(stuck()?.headers['user-agent'])
      const from = site.requests.length
      await processes[asker]?.end('SIGKILL')
      await until(async () => site.requests.length > from, PATIENCE_MS)
      const next = site.requests[from]
      expect(contactOf(next?.headers['user-agent'])).not.toBe(asker)
      expect((next?.at ?? 0) - (stuck()?.at ?? 0)).toBeGreaterThanOrEqual(HOST_LEASE_MS - 100)
      expect(site.mostAtOnce).toBe(1)
    },
  )
})
