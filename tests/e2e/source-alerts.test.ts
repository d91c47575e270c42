import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isSourceAlert, type Notice } from '../../src/core/alert/source-alert.ts'
import { type ConfigFolder, createConfigFolder, deskAlerts, feedSources } from '../support/config-folder.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { type EntenteProcess, startEntenteProcess } from '../support/entente-process.ts'
import { serveFeed } from '../support/news.ts'
import { until } from '../support/newsroom.ts'
import { runCli } from '../support/run-cli.ts'
import { type Site, startSite } from '../support/site.ts'
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts'

const LIMIT_MS = 150_000

let site: Site
let mirror: Site
let receiver: WebhookReceiver
let archive: TestDatabase
let config: ConfigFolder
let env: Record<string, string>
const running: EntenteProcess[] = []

beforeAll(async () => {
  ;[site, mirror, receiver, archive] = await Promise.all([
    startSite(),
    startSite(),
    startWebhookReceiver(),
    createTestDatabase(),
  ])
  config = await createConfigFolder({
    sources: feedSources({ daily: `${site.url}/feed.xml`, mirror: `${mirror.url}/feed.xml` }),
    alerts: `${deskAlerts(receiver.url)}ops: { after: 2s }\n`,
    topics: {},
  })
  env = {
    ENTENTE_CONFIG_DIR: config.dir,
    ENTENTE_ALLOW_PRIVATE_HOSTS: [site.host, mirror.host, receiver.host].join(','),
    DATABASE_URL: archive.url,
    DESK_SECRET: receiver.secret,
  }
})
afterAll(async () => {
  await Promise.all(running.map((entente) => entente.end('SIGKILL')))
  await Promise.all([site.close(), mirror.close(), receiver.close(), archive.drop(), config.remove()])
})

async function start(): Promise<EntenteProcess> {
  const entente = await startEntenteProcess(env)
  running.push(entente)
  return entente
}

/** The messages to ops that the desk has had, each once. */
const messages = () => (receiver.alerts() as readonly Notice[]).filter(isSourceAlert)
const told = () => messages().map(({ type, sources }) => `${type} ${sources.map(({ id }) => id).join(',')}`)
const ask = async (sql: string) => (await archive.database.pool.query(sql)).rows

describe('a source that is blocked', () => {
  it(
    'is told to ops once, and once that it is well, though processes are killed in between',
    async () => {
      serveFeed(site, [{ guid: 'g', url: `${site.url}/a`, title: 'A' }])
      serveFeed(mirror, [{ guid: 'g', url: `${mirror.url}/a`, title: 'A' }])
      const first = await start()
      await until(async () => (await ask('select 1 from source where baseline_at is not null')).length === 2, LIMIT_MS)

      // The receiver is down and the process dies once the message is decided: it comes with the next one.
      receiver.answer(503)
      site.on('/feed.xml', { status: 403 })
      await until(async () => (await ask('select 1 from source_alert')).length === 1, LIMIT_MS)
      await first.end('SIGKILL')
      receiver.answer(200)
      await ask("update step set due_at = now(), enqueued_at = null where job = 'send-alert'")
      const second = await start()
      await until(async () => told().length === 1, LIMIT_MS)
      expect(messages()).toMatchObject([
        {
          type: 'source.alert',
          sources: [{ id: 'daily', state: 'blocked', reason: expect.stringContaining('(status 403)') }],
        },
      ])

      serveFeed(site, [{ guid: 'g', url: `${site.url}/a`, title: 'A' }])
      await ask('update source set next_poll_at = null')
      await until(
        async () => (await ask('select 1 from source_trouble where well_since is not null')).length === 1,
        LIMIT_MS,
      )
      await second.end('SIGKILL')
      const third = await start()
      await until(async () => told().length === 2, LIMIT_MS)
      expect(told()).toEqual(['source.alert daily', 'source.resolved daily'])
      expect(receiver.forged).toBe(0)

      const id = messages()[0]?.id ?? ''
      const [explained, page] = await Promise.all([
        runCli(['explain', id], { env }),
        fetch(`${third.url}/alerts/${id}`),
      ])
      expect(explained).toMatchObject({ code: 0, stderr: '' })
      expect(explained.stdout).toMatch(/1 source in trouble[^]*daily \(blocked\)[^]*To do: [^]*desk: delivered after/)
      expect(await page.text()).toContain('refuses to show the page to us')
    },
    4 * LIMIT_MS,
  )
})
