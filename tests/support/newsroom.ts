import { type ConfigFolder, createConfigFolder, deskAlerts, feedSources, US_TOPIC } from './config-folder.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { type EntenteProcess, type LogLine, startEntenteProcess } from './entente-process.ts'
import { FOOTBALL, publish, serveFeed } from './news.ts'
import { type Site, startSite } from './site.ts'
import { startWebhookReceiver, type WebhookReceiver } from './webhook-receiver.ts'

/** Two outlets, a desk that receives alerts, and Entente between them, on an archive of its own. */
export interface Newsroom {
  readonly site: Site
  readonly mirror: Site
  readonly receiver: WebhookReceiver
  readonly archive: TestDatabase
  readonly config: ConfigFolder
  /** Starts a process; all end when the newsroom closes. */
  start(redisUrl?: string, roles?: string): Promise<EntenteProcess>
  /** Waits until both sources have been polled twice more and nothing is due any more. */
  settle(entente: EntenteProcess): Promise<void>
  /** The words of every statement alerted so far, each alert once. */
  words(): readonly string[]
  close(): Promise<void>
}

/** A killed process leaves locks and host leases that take half a minute to run out; on a busy machine more. */
const SETTLE_MS = 120_000

/** Opens a newsroom whose two feeds hold one article that is of no interest. */
export async function openNewsroom(): Promise<Newsroom> {
  const [site, mirror, receiver, archive] = await Promise.all([
    startSite(),
    startSite(),
    startWebhookReceiver(),
    createTestDatabase(),
  ])
  serveFeed(site, [publish(site, FOOTBALL)])
  serveFeed(mirror, [publish(mirror, FOOTBALL, { siteName: 'The Mirror' })])
  const config = await createConfigFolder({
    sources: feedSources({ daily: `${site.url}/feed.xml`, mirror: `${mirror.url}/feed.xml` }),
    alerts: deskAlerts(receiver.url),
    topics: { 'us-officials': US_TOPIC },
  })
  const running: EntenteProcess[] = []
  return {
    site,
    mirror,
    receiver,
    archive,
    config,
    start: async (redisUrl, roles = 'all') => {
      const entente = await startEntenteProcess({
        ENTENTE_CONFIG_DIR: config.dir,
        ENTENTE_ALLOW_PRIVATE_HOSTS: [site.host, mirror.host, receiver.host].join(','),
        DATABASE_URL: archive.url,
        DESK_SECRET: receiver.secret,
        ENTENTE_ROLES: roles,
        ...(redisUrl === undefined ? {} : { REDIS_URL: redisUrl }),
      })
      running.push(entente)
      return entente
    },
    settle: async (entente) => {
      const wanted = { daily: polls(entente, 'daily') + 2, mirror: polls(entente, 'mirror') + 2 }
      const polled = () => polls(entente, 'daily') >= wanted.daily && polls(entente, 'mirror') >= wanted.mirror
      await until(() => Promise.resolve(polled()), SETTLE_MS)
      await until(async () => (await archive.database.pool.query('select 1 from step')).rowCount === 0, SETTLE_MS)
    },
    words: () => receiver.alerts().flatMap((alert) => alert.statements.map((statement) => statement.text)),
    close: async () => {
      await Promise.all(running.map((entente) => entente.end('SIGKILL')))
      await Promise.all([site.close(), mirror.close(), receiver.close(), archive.drop(), config.remove()])
    },
  }
}

/** Fits the log line that a poll of a source leaves. */
export const isPoll =
  (source: string) =>
  (line: LogLine): boolean =>
    line['job'] === 'poll-source' && line['sourceId'] === source

const polls = (entente: EntenteProcess, source: string): number => entente.log.filter(isPoll(source)).length

/** Looks again and again until something holds; fails when it does not in time. */
export async function until(holds: () => Promise<boolean>, timeoutMs = 45_000): Promise<void> {
  const ends = performance.now() + timeoutMs
  while (!(await holds())) {
    if (performance.now() > ends) throw new Error('did not come to hold in time')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** How many of some texts hold each of some words, by the words. */
export function countHolding(texts: readonly string[], words: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(words.map((each) => [each, texts.filter((text) => text.includes(each)).length]))
}
