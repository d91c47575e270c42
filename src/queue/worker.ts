import { DelayedError, UnrecoverableError, WaitingError, Worker as BullWorker } from 'bullmq'
import { type BullJob, type BullJobWorker, SETTINGS } from './bull-queues.ts'
import {
  CONCURRENCY,
  isJobName,
  type JobName,
  type JobPayload,
  JOBS,
  parseJobRequest,
  QUEUE_NAMES,
  type QueueName,
} from './catalog.ts'
import type { Queue } from './queue.ts'
import type { QueueLog } from './queue-log.ts'
import { retryDelayMs } from './retry-delay.ts'
import { type RunAgain, runTry, type TryEnd } from './run-try.ts'
import { TICK } from './schedules.ts'
import { type ActiveJob, stopAll, stopWorkers } from './stop-workers.ts'
import { SHARED } from './transport.ts'

/** What a handler is told beside its payload. `signal` is aborted at the time limit, at shutdown, and when the job was lost to another worker. */
export interface JobRun {
  readonly name: JobName
  readonly key: string
  /** Counts from 1. */
  readonly attempt: number
  readonly signal: AbortSignal
}

export type JobHandlers = {
  readonly [Name in JobName]: (payload: JobPayload<Name>, run: JobRun) => Promise<RunAgain | undefined | void>
}

/** How one try ended: done, to run again as the handler asked, to be tried again, failed for good, or handed back unfinished. */
export type JobOutcome = TryEnd['kind']

interface FailedTry {
  readonly attempt: number
  /** No further try follows. */
  readonly final: boolean
}

export interface WorkerOptions {
  readonly handlers: JobHandlers
  readonly log: QueueLog
  /** Told of every failed try. While it throws for a final one, the job stays queued and is tried again: no failure is lost unseen. */
  readonly onFailed?: (
    name: string,
    payload: unknown,
    key: string,
    error: Error,
    failed: FailedTry,
  ) => Promise<void> | void
  readonly onFinished?: (name: JobName, ms: number, outcome: JobOutcome) => void
  /** The queues this process works on; all by default. */
  readonly queues?: readonly QueueName[]
  readonly concurrency?: Partial<Record<QueueName, number>>
  readonly limits?: Partial<WorkerLimits>
}

export interface WorkerLimits {
  /** A job whose lock was not renewed for so long counts as lost with its process. Renewed at half this time. */
  readonly lockMs: number
  /** How often lost jobs are looked for; one is found at the latest after `lockMs` and twice this. */
  readonly lostCheckMs: number
  /** What a handler has left to end after its signal is aborted; then its try is given up, though its code may run on. */
  readonly settleMs: number
  readonly timeoutMs: (name: JobName) => number
  readonly retryDelayMs: (name: JobName, attempt: number) => number
}

export interface Workers {
  /** Takes no new jobs, lets the running ones finish, and hands back in time what does not: it is run again elsewhere. Never rejects. */
  stop(graceMs: number): Promise<void>
}

const SECOND = 1000
const LIMITS: WorkerLimits = {
  lockMs: 10 * SECOND,
  lostCheckMs: 5 * SECOND,
  settleMs: 2 * SECOND,
  timeoutMs: (name) => JOBS[name].timeoutMs,
  retryDelayMs: (name, attempt) => retryDelayMs(attempt, JOBS[name].retry, Math.random),
}
const TICK_TIMEOUT_MS = 30 * SECOND
/** After a final failure that could not be recorded. */
const TELL_AGAIN_MS = 30 * SECOND
/** How long a worker waits before it asks again a server that it could not reach. */
const RECONNECT_MS = SECOND
/** BullMQ would fail such jobs without telling anybody; `runTry` counts the crashes instead. */
const NEVER = 1_000_000

/** Runs the jobs of the queue in this process until it is stopped. */
export async function startWorkers(queue: Queue, options: WorkerOptions): Promise<Workers> {
  const limits: WorkerLimits = { ...LIMITS, ...options.limits }
  const active = new Set<ActiveJob>()

  const processJob = async (job: BullJob, token = ''): Promise<void> => {
    const current: ActiveJob = { job, token, stop: new AbortController() }
    active.add(current)
    const started = performance.now()
    try {
      const end = await runTry(tryOf(queue, options, limits, job), current.stop.signal, limits.settleMs)
      const recorded = await recordFailure(options, job, end)
      if (isJobName(job.name)) notify(options, job.name, performance.now() - started, end.kind)
      await settle(job, token, recorded ? end : { kind: 'again', inMs: TELL_AGAIN_MS })
    } finally {
      active.delete(current)
    }
  }

  const open = (name: QueueName): BullJobWorker => {
    const worker: BullJobWorker = new BullWorker(
      name,
      processJob,
      {
        connection: SHARED,
        prefix: queue.transport.prefix,
        concurrency: options.concurrency?.[name] ?? CONCURRENCY[name],
        drainDelay: queue.transport.idleSeconds,
        lockDuration: limits.lockMs,
        stalledInterval: limits.lostCheckMs,
        maxStalledCount: NEVER,
        runRetryDelay: RECONNECT_MS,
        settings: {
          ...SETTINGS,
          backoffStrategy: (attempt, _type, _error, job) =>
            job !== undefined && isJobName(job.name) ? limits.retryDelayMs(job.name, attempt) : SECOND,
        },
      },
      queue.transport.createBackend,
    )
    worker.on('error', queue.reportError)
    worker.on('lockRenewalFailed', (ids) => stopAll(active, 'lock-lost', (job) => ids.includes(job.id ?? '')))
    return worker
  }

  const workers = (options.queues ?? QUEUE_NAMES).map(open)
  await Promise.all(workers.map((worker) => worker.waitUntilReady()))
  return { stop: (graceMs) => stopWorkers(workers, active, options.log, graceMs) }
}

function tryOf(queue: Queue, options: WorkerOptions, limits: WorkerLimits, job: BullJob): Parameters<typeof runTry>[0] {
  const { key, payload, runs } = job.data
  const attempt = job.attemptsMade + 1
  const isTick = job.name === TICK
  return {
    subject: `${job.name} "${key}"`,
    attempt,
    attempts: job.opts.attempts ?? 1,
    crashes: job.stalledCounter,
    timeoutMs: isJobName(job.name) ? limits.timeoutMs(job.name) : TICK_TIMEOUT_MS,
    run: async (signal) => {
      const request = parseJobRequest(isTick ? (runs ?? '') : job.name, key, payload)
      if (isTick) return queue.enqueueMany([request])
      // The compiler cannot tie the handler to the payload; the request was parsed by the schema of the same name.
      const handler = options.handlers[request.name] as (payload: unknown, run: JobRun) => Promise<RunAgain | undefined>
      return handler(request.payload, { name: request.name, key, attempt, signal })
    },
  }
}

/** False when a final failure could not be recorded, so that the job must not be let go. */
async function recordFailure(options: WorkerOptions, job: BullJob, end: TryEnd): Promise<boolean> {
  if (end.kind !== 'retry' && end.kind !== 'failed') return true
  const { key, payload } = job.data
  const final = end.kind === 'failed'
  if (job.name === TICK) {
    options.log.warn({ schedule: key, job: job.data.runs, error: end.error.message }, 'scheduled run skipped')
    return true
  }
  try {
    await options.onFailed?.(job.name, payload, key, end.error, { attempt: job.attemptsMade + 1, final })
    return true
  } catch (error) {
    options.log.error({ job: job.name, key, error: String(error) }, 'job failure could not be recorded')
    return !final
  }
}

function notify(options: WorkerOptions, name: JobName, ms: number, outcome: JobOutcome): void {
  try {
    options.onFinished?.(name, ms, outcome)
  } catch (error) {
    options.log.error({ job: name, error: String(error) }, 'job observer failed')
  }
}

/**
 * Tells BullMQ what becomes of the job; it hears of everything but success through errors of its own. When the job cannot
 * be moved it is left as it stands: its lock runs out and it is run again, which costs no try.
 */
async function settle(job: BullJob, token: string, end: TryEnd): Promise<void> {
  switch (end.kind) {
    case 'done':
      return
    case 'again':
      await job.moveToDelayed(Date.now() + end.inMs, token).catch(() => undefined)
      throw new DelayedError()
    case 'returned':
      if (end.reason === 'shutdown') await job.moveToWait(token).catch(() => undefined)
      throw new WaitingError()
    case 'retry':
      throw end.error
    case 'failed':
      throw new UnrecoverableError(end.error.message)
  }
}
