import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createConfigFolder, deskAlerts, feedSources, US_TOPIC } from '../support/config-folder.ts'
import { startEntenteProcess } from '../support/entente-process.ts'
import { FOOTBALL, publish, serveFeed, WASHINGTON } from '../support/news.ts'
import { startSite } from '../support/site.ts'
import { startWebhookReceiver } from '../support/webhook-receiver.ts'
import { median, printFigure } from './figure.ts'

/** From an article's appearance in a feed that is polled every second to the alert at a webhook, the whole system at work. */
const ROUNDS = 15
const EVERY_MS = 1_000

const [site, receiver] = await Promise.all([startSite(), startWebhookReceiver()])
const dataDir = await mkdtemp(join(tmpdir(), 'entente-bench-'))
serveFeed(site, [publish(site, FOOTBALL)])
const config = await createConfigFolder({
  sources: feedSources({ daily: `${site.url}/feed.xml` }),
  alerts: deskAlerts(receiver.url),
  topics: { 'us-officials': US_TOPIC },
})
const entente = await startEntenteProcess({
  ENTENTE_CONFIG_DIR: config.dir,
  ENTENTE_DATA_DIR: dataDir,
  ENTENTE_ALLOW_PRIVATE_HOSTS: `${site.host},${receiver.host}`,
  DESK_SECRET: receiver.secret,
})
await entente.waitForLog((line) => line['job'] === 'poll-source')

const waits: number[] = []
for (let round = 0; round < ROUNDS; round += 1) {
  await pause(round * 137)
  const had = receiver.deliveries.length
  const words = `“Russia and Iran signed agreement number ${round * 7919} on joint production of drones this week,” State Department spokesperson Dana Whitfield told reporters.`
  const article = {
    ...WASHINGTON,
    slug: `round-${round}-of-the-talks`,
    title: `Round ${round} of the talks on drones ends`,
    paragraphs: [words, ...FOOTBALL.paragraphs],
  }
  const shownAt = performance.now()
  serveFeed(site, [publish(site, article), publish(site, FOOTBALL)])
  while (receiver.deliveries.length === had) await pause(2)
  waits.push(performance.now() - shownAt)
}
printFigure({
  bench: 'alerts',
  figure: 'article in feed → alert delivered, median',
  value: median(waits),
  unit: 'ms',
  versus: 'half the polling interval',
  versusValue: EVERY_MS / 2,
})

await entente.end('SIGTERM')
await Promise.all([site.close(), receiver.close(), config.remove(), rm(dataDir, { recursive: true, force: true })])
