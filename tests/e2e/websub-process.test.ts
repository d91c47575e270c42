import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ConfigFolder, createConfigFolder, deskAlerts, feedSources, US_TOPIC } from '../support/config-folder.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { type EntenteProcess, type LogLine, startEntenteProcess } from '../support/entente-process.ts'
import { type Hub, startHub } from '../support/hub.ts'
import { FOOTBALL, type NewsItem, publish, renderFeed, WASHINGTON } from '../support/news.ts'
import { until } from '../support/newsroom.ts'
import { type Site, startSite } from '../support/site.ts'
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts'

const LONG = 90_000

let site: Site
let hub: Hub
let receiver: WebhookReceiver
let archive: TestDatabase
let config: ConfigFolder
let entente: EntenteProcess

const everySecond = () => feedSources({ daily: `${site.url}/feed.xml` })

/** Serves the feed with the hub that it offers in the headers of its answer. */
function serveFeed(items: readonly NewsItem[]): void {
  const link = `<${hub.url}>; rel="hub", <${site.url}/feed.xml>; rel="self"`
  site.on('/feed.xml', { headers: { 'content-type': 'application/rss+xml', link }, body: renderFeed(items) })
}

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return String(port)
}

beforeAll(async () => {
  ;[site, hub, receiver, archive] = await Promise.all([
    startSite(),
    startHub(),
    startWebhookReceiver(),
    createTestDatabase(),
  ])
  serveFeed([publish(site, FOOTBALL)])
  config = await createConfigFolder({
    sources: everySecond(),
    alerts: deskAlerts(receiver.url),
    topics: { 'us-officials': US_TOPIC },
  })
  const port = await freePort()
  entente = await startEntenteProcess({
    PORT: port,
    ENTENTE_PUBLIC_URL: `http://127.0.0.1:${port}/`,
    ENTENTE_ADMIN_TOKEN: 'not-for-hubs',
    ENTENTE_CONFIG_DIR: config.dir,
    ENTENTE_ALLOW_PRIVATE_HOSTS: [site.host, hub.site.host, receiver.host].join(','),
    DATABASE_URL: archive.url,
    DESK_SECRET: receiver.secret,
  })
})
afterAll(async () => {
  await entente.end('SIGKILL')
  await Promise.all([site.close(), hub.close(), receiver.close(), archive.drop(), config.remove()])
})

const says = (message: string) => (line: LogLine) => line.msg === message

it('a process asks a hub, is told by it, alerts at once, and takes its leave', async () => {
  await entente.waitForLog((line) => line['job'] === 'poll-source' && line['newEntries'] === 1, LONG)
  // From here on no schedule polls within the time of this test, and the change makes the hub be asked.
  await config.write('sources.yaml', everySecond().replace('every: 1s', 'every: 12h'))
  await entente.waitForLog(says('hub will tell of changes'), LONG)

  const locked = await fetch(`${entente.url}/api/sources`)
  expect(locked.status).toBe(401)
  const open = await fetch(`${entente.url}/api/sources`, { headers: { authorization: 'Bearer not-for-hubs' } })
  expect(await open.json()).toMatchObject({ items: [{ hub: expect.stringContaining('has promised to tell') }] })

  serveFeed([publish(site, WASHINGTON), publish(site, FOOTBALL)])
  expect(await hub.tell(`${site.url}/feed.xml`)).toBe(202)
  await entente.waitForLog(says('hub told of a change'), LONG)
  await until(async () => receiver.alerts().length === 2, LONG)

  await config.write('sources.yaml', feedSources({ other: `${site.url}/other.xml` }))
  await entente.waitForLog(says('hub tells no more'), LONG)
  await until(async () => hub.subscribers.size === 0, LONG)
  const secrets = hub.requests.flatMap(({ secret, callback }) => [secret, callback.split('/').at(-1) ?? ''])
  const log = JSON.stringify(entente.log)
  expect(secrets.filter((secret) => log.includes(secret))).toEqual([])
})
