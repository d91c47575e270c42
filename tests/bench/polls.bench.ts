import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import RssParser from 'rss-parser'
import { createAnalysis } from '../../src/analysis/create-analysis.ts'
import { loadLexicon } from '../../src/config/load-lexicon.ts'
import type { Context } from '../../src/context.ts'
import { createHttp } from '../../src/http/create-http.ts'
import { pollSource } from '../../jobs/poll-source.ts'
import { createStore } from '../../src/store/store.ts'
import { openDatabase } from '../../src/store/database.ts'
import { throwFaults } from '../../src/throw-faults.ts'
import { createVisitHost } from '../../src/visit-host.ts'
import { createTestContext, never } from '../support/context.ts'
import { quietLog } from '../support/quiet-log.ts'
import { aSource } from '../support/records.ts'
import { redisProgram, startRedis } from '../support/redis.ts'
import { prepareTestServer, withDatabase } from '../support/test-server.ts'
import { printFigure } from './figure.ts'
import { measureCrowd } from './measure-crowd.ts'

/** What a poll costs, against a loop of rss-parser's parseURL on the same server; and ten thousand sources due at once. */
const POLLS = 1_500
const AT_ONCE = 16
const CROWD = 10_000
const CROWD_DELAY_MS = 200

const server = spawn(process.execPath, [new URL('serve-feeds.ts', import.meta.url).pathname], {
  stdio: ['ignore', 'pipe', 'inherit'],
})
const [port] = (await once(createInterface({ input: server.stdout }), 'line')) as [string]
const postgres = await prepareTestServer()
const compared = await createArchive('compared', 20)
const store = createStore(compared.database.kysely)
/** Loopback hosts of many names, so that the pace of one host does not hold up the next: 127.0.0.0/8 is all one machine. */
const hostOf = (source: number) => `127.${1 + (source >> 16)}.${(source >> 8) & 255}.${1 + (source & 254)}`
const http = createHttp({
  allowPrivateHosts: Array.from({ length: CROWD }, (_, at) => hostOf(at * 2)),
  userAgent: 'entente-bench',
})
const lexicon = throwFaults(await loadLexicon(new URL('../../config', import.meta.url).pathname))
const analysis = createAnalysis({ threads: 2, lexicon, log: quietLog })
const context: Context = {
  ...createTestContext().context,
  now: () => new Date(),
  random: Math.random,
  // Polls would only be counted here, and the counters kept for ever.
  metrics: { ...createTestContext().context.metrics, countPoll: () => {} },
  enqueue: () => Promise.resolve(),
  store,
  fetch: http.fetch,
  visitHost: createVisitHost({ store, fetch: http.fetch, now: () => new Date() }),
  analysis,
}

const urlOf = (source: number, path: string) => `http://${hostOf(source)}:${port}${path}?${source}`

async function inParallel(count: number, atOnce: number, work: (index: number) => Promise<unknown>): Promise<void> {
  let next = 0
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let index = next++; index < count; index = next++) await work(index)
    }),
  )
}

interface Cost {
  readonly perSecond: number
  readonly cpuMs: number
}

async function measure(polls: number, work: () => Promise<void>): Promise<Cost> {
  const [cpu, started] = [process.cpuUsage(), performance.now()]
  await work()
  const spent = process.cpuUsage(cpu)
  return {
    perSecond: (polls * 1_000) / (performance.now() - started),
    cpuMs: (spent.user + spent.system) / 1_000 / polls,
  }
}

const WELL: ReadonlySet<string> = new Set(['new-entries', 'no-new-entries', 'not-modified'])

async function poll(sourceId: string): Promise<string> {
  for (;;) {
    const result = await pollSource(context, { sourceId, force: true }, never)
    if (result.kind === 'done') {
      if (WELL.has(String(result['outcome']))) return String(result['outcome'])
      throw new Error(`a poll failed: ${String(result['detail'])}`)
    }
    await pause(50)
  }
}

const parser = new RssParser()
for (const [figure, path] of [
  ['unchanged (304)', '/validated'],
  ['unchanged body without validators', '/plain'],
  ['changed feed of 50 entries', '/changing'],
] as const) {
  const sources = Array.from({ length: 100 }, (_, at) =>
    aSource({ id: `s${path.slice(1)}${at}`, url: urlOf(at * 2, path), everyMs: 900_000 }),
  )
  await store.syncSources(sources, context.now())
  await inParallel(sources.length, AT_ONCE, (at) => poll(sources[at]?.id ?? ''))
  const ours = await measure(POLLS, () =>
    inParallel(POLLS, AT_ONCE, (at) => poll(sources[at % sources.length]?.id ?? '')),
  )
  const theirs = await measure(POLLS, () =>
    inParallel(POLLS, AT_ONCE, (at) => parser.parseURL(sources[at % sources.length]?.url ?? '')),
  )
  const versus = 'rss-parser.parseURL in a loop, nothing stored'
  printFigure({
    bench: 'polls',
    figure: `${figure}: polls`,
    value: ours.perSecond,
    unit: '1/s',
    versus,
    versusValue: theirs.perSecond,
  })
  printFigure({
    bench: 'polls',
    figure: `${figure}: CPU a poll`,
    value: ours.cpuMs,
    unit: 'ms',
    versus,
    versusValue: theirs.cpuMs,
  })
}

await Promise.all([http.close(), analysis.close()])
await compared.end()

const urls = Array.from({ length: CROWD }, (_, at) => urlOf(at * 2, `/slow-${CROWD_DELAY_MS}`))
await measureOn('PostgreSQL', {})
const redis = redisProgram === undefined ? undefined : await startRedis()
if (redis !== undefined) await measureOn('Redis', { redisUrl: redis.url })
await redis?.end()
await postgres.end()
server.kill()

async function measureOn(backend: string, queue: { readonly redisUrl?: string }): Promise<void> {
  const archive = await createArchive('crowd', 1)
  await measureCrowd({ backend, urls, ...archive, ...queue })
  await archive.end()
}

/** An archive with every table and no row. */
async function createArchive(name: string, poolSize: number) {
  const own = `${postgres.template}_${name}`
  const admin = await openDatabase({ url: postgres.url, log: quietLog, poolSize: 1 })
  await admin.pool.query(`create database ${own} template ${postgres.template}`)
  const databaseUrl = withDatabase(postgres.url, own)
  const database = await openDatabase({ url: databaseUrl, log: quietLog, poolSize })
  const end = async (): Promise<void> => {
    await database.close()
    await admin.pool.query(`drop database ${own} with (force)`)
    await admin.close()
  }
  return { databaseUrl, database, end }
}
