import { randomBytes } from 'node:crypto'
import { Redis } from 'ioredis'
import { openQueue, type Queue, type QueueOptions } from '../../../src/queue/queue.ts'
import { type Database, openDatabase } from '../../../src/store/database.ts'
import { createTestDatabase } from '../../support/database.ts'
import { quietLog } from '../../support/quiet-log.ts'

/** One backend to run a suite on. */
export interface QueueBench {
  /** Another client of the same queue. */
  open(options?: Partial<QueueOptions>): Promise<Queue>
  /** Takes every job and schedule out. */
  clear(): Promise<void>
  /** Loses everything at once, as FLUSHALL or a dropped schema would. */
  wreck(): Promise<void>
  /** Loses the jobs and keeps the schedules. */
  loseJobs(): Promise<void>
  /** Cuts every connection to the queue. */
  cut(): Promise<void>
  /** For `hanging-worker.ts`. */
  readonly place: Readonly<Record<string, string>>
  end(): Promise<void>
}

const TABLES = ['job', 'scheduler', 'meta', 'event', 'dedup', 'metrics', 'rate_limit']
const CUT = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`

export async function postgresBench(): Promise<QueueBench> {
  const created = await createTestDatabase()
  const { database, url } = created
  const pools: Database[] = []
  const ask = async (text: string) => void (await database.pool.query(text))
  return {
    place: { databaseUrl: url },
    open: async (options) => {
      const own = await openDatabase({ url, log: quietLog, searchPath: ['bullmq'] })
      pools.push(own)
      return openQueue({ pool: own.pool, log: quietLog, ...options })
    },
    clear: () => ask(`truncate ${TABLES.map((table) => `bullmq.${table}`).join(', ')} cascade`),
    wreck: () => ask('drop schema bullmq cascade'),
    loseJobs: () => ask('delete from bullmq.job'),
    cut: () => ask(CUT),
    end: async () => {
      await Promise.all(pools.map((pool) => pool.close()))
      await created.drop()
    },
  }
}

const CLIENT_ID = /^id=(\d+)/
const DELAYED_TICK = /:repeat:.+:\d+$|:delayed$/

export function redisBench(redisUrl: string): QueueBench {
  const prefix = `test-${randomBytes(6).toString('hex')}`
  const client = new Redis(redisUrl)
  const remove = async (which: (key: string) => boolean) => {
    const keys = (await client.keys(`${prefix}:*`)).filter(which)
    if (keys.length > 0) await client.del(keys)
  }
  const clear = () => remove(() => true)
  return {
    place: { redisUrl, prefix },
    open: (options) => openQueue({ redisUrl, prefix, log: quietLog, ...options }),
    clear,
    wreck: clear,
    loseJobs: () => remove((key) => DELAYED_TICK.test(key)),
    cut: async () => {
      const list = String(await client.call('CLIENT', 'LIST'))
      const ids = list
        .split('\n')
        .flatMap((line) => (line.includes(`name=${prefix}`) ? (CLIENT_ID.exec(line)?.[1] ?? []) : []))
      await Promise.all(ids.map((id) => client.call('CLIENT', 'KILL', 'ID', id)))
    },
    end: async () => {
      await clear()
      client.disconnect()
    },
  }
}
