import { Failure } from '../errors.ts'
import { type BullQueue, openBullQueues, toBullJob } from './bull-queues.ts'
import {
  type JobName,
  type JobPayload,
  JOBS,
  type JobRequest,
  parseJobRequest,
  QUEUE_NAMES,
  type QueueName,
} from './catalog.ts'
import { type ConnectionLog, createConnectionLog } from './connection-log.ts'
import { jobId, spreadOf } from './job-id.ts'
import { openPostgresTransport } from './postgres-transport.ts'
import type { QueueLog } from './queue-log.ts'
import type { QueuePool } from './queue-pool.ts'
import { openRedisTransport } from './redis-transport.ts'
import {
  findSchedule,
  findStoredSchedules,
  type ListedSchedule,
  putSchedule,
  readSchedule,
  removeSchedule,
  type Schedule,
  type ScheduleChange,
} from './schedules.ts'
import type { Transport } from './transport.ts'

/** How many jobs of a queue wait to run, run, wait for their time, or have failed and not been cleared away. */
export interface QueueDepth {
  readonly waiting: number
  readonly active: number
  readonly delayed: number
  readonly failed: number
}

export type QueueHealth = { readonly ready: true } | { readonly ready: false; readonly reason: string }

export interface SyncedSchedules {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
}

/** The queue as jobs and the composition root use it. Every method throws Failure('machine', 'queue-unreachable') but `ping`. */
export interface Queue {
  readonly backend: 'redis' | 'postgres'
  /** Does nothing while a job of that name and key waits, runs or is delayed. A running job cannot enqueue itself: it returns `{ againInMs }`. */
  enqueue<Name extends JobName>(
    name: Name,
    payload: JobPayload<Name>,
    options: { readonly key: string; readonly delayMs?: number },
  ): Promise<void>
  enqueueMany(requests: readonly JobRequest[]): Promise<void>
  /** A new paced schedule also runs once within seconds; a new cron schedule does when `firstRun` says so. */
  schedule<Name extends JobName>(
    wanted: Schedule<Name>,
    options?: { readonly firstRun?: boolean },
  ): Promise<ScheduleChange>
  unschedule(name: JobName, key: string): Promise<boolean>
  listSchedules(): Promise<readonly ListedSchedule[]>
  /** Makes the schedules of one job name exactly those wanted; returns the keys that were not so already. */
  syncSchedules<Name extends JobName>(
    name: Name,
    wanted: readonly Omit<Schedule<Name>, 'name'>[],
    options?: { readonly firstRun?: boolean },
  ): Promise<SyncedSchedules>
  depths(): Promise<Readonly<Record<QueueName, QueueDepth>>>
  /** Answers within two seconds, whatever the server does. */
  ping(): Promise<QueueHealth>
  /** Stop the workers first. The database pool stays open: it is the caller's. */
  close(): Promise<void>
  /** For `startWorkers`. */
  readonly transport: Transport
  readonly reportError: (error: unknown) => void
}

export interface QueueOptions {
  readonly log: QueueLog
  /** Carries the jobs when given; otherwise `pool` does. */
  readonly redisUrl?: string
  /** Its connections need the schema `bullmq` on their search_path, and it needs one connection to spare for LISTEN. */
  readonly pool?: QueuePool
  readonly prefix?: string
  readonly now?: () => number
  /** How long a Redis that is just starting is waited for. */
  readonly patienceMs?: number
}

const PREFIX = 'entente'
const PATIENCE_MS = 10_000
const FIRST_RUN_SPREAD_MS = 5000
const BATCH = 500
const AT_ONCE = 20

/** Connects, and makes BullMQ's tables where there are none. Throws Failure('machine', …) or, with no server named, Failure('config', …). */
export async function openQueue(options: QueueOptions): Promise<Queue> {
  const now = options.now ?? Date.now
  const connection = createConnectionLog(options.redisUrl === undefined ? 'postgres' : 'redis', options.log, now)
  const transport = await guard(openTransport(options, connection))
  const reportError = (error: unknown) => connection.report(error)
  const queues = openBullQueues(transport, reportError)
  const ticks = queues.housekeeping

  const enqueueMany = async (requests: readonly JobRequest[]): Promise<void> => {
    const checked = requests.map(({ name, key, payload, delayMs }) => parseJobRequest(name, key, payload, delayMs))
    for (const [queue, batch] of batches(checked)) await guard(add(queues[queue], batch))
  }

  const put = async (wanted: Schedule, stored: Parameters<typeof putSchedule>[2], firstRun: boolean | undefined) => {
    const change = await guard(putSchedule(ticks, wanted, stored, now()))
    const { name, key, payload, time } = wanted
    if (change === 'added' && (firstRun ?? time.everyMs !== undefined)) {
      const delayMs = spreadOf(jobId(name, key), Math.min(FIRST_RUN_SPREAD_MS, time.everyMs ?? FIRST_RUN_SPREAD_MS))
      await enqueueMany([parseJobRequest(name, key, payload, delayMs)])
    }
    return change
  }

  const unschedule = async (name: JobName, key: string): Promise<boolean> => {
    const removed = await guard(removeSchedule(ticks, name, key))
    await guard(queues[JOBS[name].queue].remove(jobId(name, key)))
    return removed
  }

  return {
    backend: transport.backend,
    transport,
    reportError,
    enqueueMany,
    enqueue: async (name, payload, { key, delayMs }) => enqueueMany([parseJobRequest(name, key, payload, delayMs)]),
    schedule: async (wanted, { firstRun } = {}) => {
      const stored = await guard(findSchedule(ticks, wanted.name, wanted.key))
      return put(wanted, stored, firstRun)
    },
    unschedule,
    listSchedules: async () => {
      const stored = await guard(findStoredSchedules(ticks))
      return [...stored.values()].flatMap((schedule) => readSchedule(schedule) ?? [])
    },
    syncSchedules: async (name, wanted, { firstRun } = {}) => {
      const stored = await guard(findStoredSchedules(ticks))
      const changes = {
        added: [] as string[],
        changed: [] as string[],
        unchanged: [] as string[],
        removed: [] as string[],
      }
      await inGroups(wanted, async (schedule) => {
        const change = await put({ ...schedule, name }, stored.get(jobId(name, schedule.key)), firstRun)
        changes[change].push(schedule.key)
      })
      const kept = new Set(wanted.map(({ key }) => key))
      const stale = [...stored.values()].flatMap(({ template }) =>
        template?.data?.runs === name && !kept.has(template.data.key) ? [template.data.key] : [],
      )
      await inGroups(stale, async (key) => {
        await unschedule(name, key)
        changes.removed.push(key)
      })
      return { added: changes.added, changed: changes.changed, removed: changes.removed }
    },
    depths: async () => {
      const entries = QUEUE_NAMES.map(async (name) => [name, await guard(depthOf(queues[name]))] as const)
      return Object.fromEntries(await Promise.all(entries)) as Record<QueueName, QueueDepth>
    },
    ping: async () => {
      try {
        await transport.ping()
        return { ready: true }
      } catch (error) {
        return { ready: false, reason: reasonOf(error) }
      }
    },
    close: async () => {
      await Promise.all(QUEUE_NAMES.map((name) => queues[name].close()))
      await transport.close()
    },
  }
}

async function openTransport(options: QueueOptions, connection: ConnectionLog): Promise<Transport> {
  const { redisUrl, pool, log, prefix = PREFIX, patienceMs = PATIENCE_MS } = options
  if (redisUrl !== undefined) return openRedisTransport({ url: redisUrl, prefix, log, connection, patienceMs })
  if (pool !== undefined) return openPostgresTransport(pool, connection)
  throw new Failure('config', 'no-queue', 'the queue needs a Redis address or a database pool')
}

async function add(queue: BullQueue, requests: readonly JobRequest[]): Promise<void> {
  const [first, ...more] = requests.map(toBullJob)
  if (first === undefined) return
  if (more.length === 0) await queue.add(first.name, first.data, first.opts)
  else await queue.addBulk([first, ...more])
}

function* batches(requests: readonly JobRequest[]): Generator<[QueueName, readonly JobRequest[]]> {
  const byQueue = Map.groupBy(requests, ({ name }) => JOBS[name].queue)
  for (const [queue, all] of byQueue) {
    for (let start = 0; start < all.length; start += BATCH) yield [queue, all.slice(start, start + BATCH)]
  }
}

async function inGroups<Item>(items: readonly Item[], run: (item: Item) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += AT_ONCE) {
    await Promise.all(items.slice(start, start + AT_ONCE).map(run))
  }
}

async function depthOf(queue: BullQueue): Promise<QueueDepth> {
  const counts = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed')
  const { waiting = 0, prioritized = 0, active = 0, delayed = 0, failed = 0 } = counts
  return { waiting: waiting + prioritized, active, delayed, failed }
}

async function guard<Value>(asked: Promise<Value>): Promise<Value> {
  try {
    return await asked
  } catch (cause) {
    if (cause instanceof Failure) throw cause
    throw new Failure('machine', 'queue-unreachable', `the queue does not answer: ${reasonOf(cause)}`, { cause })
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
