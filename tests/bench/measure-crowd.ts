import { fork } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Database } from '../../src/store/database.ts'
import { createConfigFolder } from '../support/config-folder.ts'
import { printFigure } from './figure.ts'
import type { Usage } from './poll-process.ts'

/** Sources that a process is to poll, each on a host of its own. */
export interface Crowd {
  /** How the queue is carried, for the names of the figures. */
  readonly backend: string
  readonly urls: readonly string[]
  /** An archive of its own, and how it is reached. */
  readonly database: Database
  readonly databaseUrl: string
  readonly redisUrl?: string
}

const SECOND = 1_000
const IDLE_MS = 40 * SECOND
const STEADY_MS = 60 * SECOND
/** After the start: schedules are put and all pools are open. */
const SETTLE_MS = 10 * SECOND
const LONGEST_MS = 300 * SECOND
/** As in `npm start`. */
const NODE_OPTIONS = ['--max-semi-space-size=4']

/** Measures a process of Entente at work with all that polling takes, queue, log and metrics too; its servers are not counted. */
export async function measureCrowd(crowd: Crowd): Promise<void> {
  const { backend, urls, database } = crowd
  const print = (figure: string, value: number, unit: string) =>
    printFigure({ bench: 'polls', figure: `${urls.length} sources, queue on ${backend}: ${figure}`, value, unit })
  const config = await createConfigFolder({ sources: '', alerts: 'channels: {}\nroute: {}\n', topics: {} })
  const hostsFile = join(config.dir, 'hosts')
  await writeFile(hostsFile, urls.map((url) => new URL(url).host).join(','))
  const configure = (every: string) => config.write('sources.yaml', describeSources(urls, every))
  const countPolls = async (): Promise<number> => {
    const { rows } = await database.pool.query<{ polls: number }>('select count(*) as polls from source_poll')
    return rows[0]?.polls ?? 0
  }
  const start = () => startProcess({ ...crowd, configDir: config.dir, hostsFile })

  await configure('1d')
  const first = await start()
  print('first start', first.ready.ms / SECOND, 's')
  const startedAt = performance.now()
  while ((await countPolls()) < urls.length && performance.now() - startedAt < LONGEST_MS) await pause(SECOND / 4)
  const polled = await first.use()
  print('first polls of 10 entries, all due at once', (performance.now() - startedAt) / SECOND, 's')
  print('CPU of a first poll', (polled.cpuMs - first.ready.cpuMs) / (await countPolls()), 'ms')
  print('memory at most', polled.mostMb, 'MB')
  await first.stop()

  // The pages of the entries are for other processes.
  await database.pool.query('delete from step')
  const second = await start()
  print('later start', second.ready.ms / SECOND, 's')
  await pause(SETTLE_MS)
  const [idleFrom, idleTo] = await around(IDLE_MS, second.use)
  print('CPU while nothing is due', (idleTo.cpuMs - idleFrom.cpuMs) / (IDLE_MS / SECOND), 'ms/s')
  print('memory while nothing is due', idleTo.mb, 'MB')
  await second.stop()

  await configure('1m')
  const third = await start()
  await pause(SETTLE_MS)
  const before = await countPolls()
  const [from, to] = await around(STEADY_MS, third.use)
  const polls = (await countPolls()) - before
  print('unchanged polls, each every minute', polls / (STEADY_MS / SECOND), '1/s')
  print('CPU of an unchanged poll, all in', (to.cpuMs - from.cpuMs) / polls, 'ms')
  print('memory at most while polling every minute', to.mostMb, 'MB')
  await third.stop()
  await config.remove()
}

function describeSources(urls: readonly string[], every: string): string {
  const lines = urls.map(
    (url, at) => `  - { id: crowd-${at}, name: Crowd ${at}, kind: feed, url: "${url}", every: ${every} }\n`,
  )
  return `sources:\n${lines.join('')}`
}

async function around(ms: number, use: () => Promise<Usage>): Promise<readonly [Usage, Usage]> {
  const before = await use()
  await pause(ms)
  return [before, await use()]
}

async function startProcess(place: Crowd & { readonly configDir: string; readonly hostsFile: string }) {
  const { configDir, hostsFile, databaseUrl, redisUrl } = place
  const child = fork(fileURLToPath(new URL('poll-process.ts', import.meta.url)), {
    execArgv: NODE_OPTIONS,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      PATH: process.env['PATH'] ?? '',
      ENTENTE_CONFIG_DIR: configDir,
      ENTENTE_ALLOW_PRIVATE_HOSTS_FILE: hostsFile,
      DATABASE_URL: databaseUrl,
      ...(redisUrl === undefined ? {} : { REDIS_URL: redisUrl }),
    },
  })
  const next = async (): Promise<Usage> => {
    const [usage] = (await once(child, 'message')) as [Usage]
    return usage
  }
  const ready = await next()
  return {
    ready,
    use: () => {
      const usage = next()
      child.send('usage')
      return usage
    },
    stop: async () => {
      const ended = once(child, 'exit')
      child.send('stop')
      await ended
    },
  }
}
