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
import { guard } from './guard.ts'
import { jobId } from './job-id.ts'
import { joinBatches, type Send } from './join-batches.ts'
import { openPostgresTransport } from './postgres-transport.ts'
import type { QueueLog } from './queue-log.ts'
import type { QueuePool } from './queue-pool.ts'
import { openRedisTransport } from './redis-transport.ts'
import { createScheduleBook, type ScheduleBook } from './schedule-book.ts'
import type { Transport } from './transport.ts'
import { withDeadline } from './with-deadline.ts'

/** How many jobs of a queue wait to run, run, wait for their time, or have failed and not been cleared away. */
interface QueueDepth {
  readonly waiting: number
  readonly active: number
  readonly delayed: number
  readonly failed: number
}

type QueueHealth = { readonly ready: true } | { readonly ready: false; readonly reason: string }

/** The queue as jobs and the composition root use it. Every method but `ping` throws Failure('machine', 'queue-unreachable'). */
export interface Queue extends ScheduleBook {
  readonly backend: 'redis' | 'postgres'
  /** Does nothing while a job of that name and key waits, runs or is delayed. A running job cannot enqueue itself: it returns `{ againInMs }`. */
  enqueue<Name extends JobName>(
    name: Name,
    payload: JobPayload<Name>,
    options: { readonly key: string; readonly delayMs?: number },
  ): Promise<void>
  enqueueMany(requests: readonly JobRequest[]): Promise<void>
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
  /** Keeps several queues on one Redis apart. */
  readonly prefix?: string
  readonly now?: () => number
  /** How long a Redis that is just starting is waited for. */
  readonly patienceMs?: number
}

const PREFIX = 'entente'
const PATIENCE_MS = 10_000
const BATCH = 500
/** On PostgreSQL, BullMQ makes two temporary tables for jobs added together, which costs as much as so many added one by one. */
const FEW = 8
const COUNT_TIMEOUT_MS = 3000

/** Connects, and makes BullMQ's tables where there are none. Throws Failure('machine', …) or, with no server named, Failure('config', …). */
export async function openQueue(options: QueueOptions): Promise<Queue> {
  const now = options.now ?? Date.now
  const connection = createConnectionLog(options.redisUrl === undefined ? 'postgres' : 'redis', options.log, now)
  const transport = await guard(openTransport(options, connection))
  const reportError = (error: unknown) => connection.report(error)
  const queues = openBullQueues(transport, reportError)

  const lines = new Map(QUEUE_NAMES.map((name) => [name, joinBatches(addTo(queues[name]), BATCH)]))

  const enqueueMany = async (requests: readonly JobRequest[]): Promise<void> => {
    const checked = requests.map(({ name, key, payload, delayMs }) => parseJobRequest(name, key, payload, delayMs))
    const byQueue = Map.groupBy(checked, ({ name }) => JOBS[name].queue)
    await Promise.all([...byQueue].map(async ([name, all]) => lines.get(name)?.(all)))
  }

  return {
    backend: transport.backend,
    transport,
    reportError,
    enqueueMany,
    enqueue: async (name, payload, { key, delayMs }) => enqueueMany([parseJobRequest(name, key, payload, delayMs)]),
    ...createScheduleBook({
      ticks: queues.housekeeping,
      now,
      enqueueMany,
      remove: async (name, key) => void (await guard(queues[JOBS[name].queue].remove(jobId(name, key)))),
    }),
    depths: async () => {
      const entries = QUEUE_NAMES.map(async (name) => [name, await guard(depthOf(queues[name]))] as const)
      return Object.fromEntries(await Promise.all(entries)) as Record<QueueName, QueueDepth>
    },
    ping: async () => {
      try {
        await transport.ping()
        return { ready: true }
      } catch (error) {
        return { ready: false, reason: error instanceof Error ? error.message : String(error) }
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

function addTo(queue: BullQueue): Send<JobRequest> {
  return async (requests) => {
    const jobs = requests.map(toBullJob)
    if (jobs.length > FEW) await guard(queue.addBulk(jobs))
    else await guard(Promise.all(jobs.map(({ name, data, opts }) => queue.add(name, data, opts))))
  }
}

async function depthOf(queue: BullQueue): Promise<QueueDepth> {
  const counting = queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed')
  const counts = await withDeadline(counting, COUNT_TIMEOUT_MS)
  if (typeof counts !== 'object') throw new Error('counting its jobs takes too long')
  const { waiting = 0, prioritized = 0, active = 0, delayed = 0, failed = 0 } = counts
  return { waiting: waiting + prioritized, active, delayed, failed }
}
