import { type IQueueBackend, type Job, type JobProgress, type JobsOptions, Queue as Bull, type Worker } from 'bullmq'
import { JOBS, type JobRequest, QUEUE_NAMES, type QueueName } from './catalog.ts'
import { jobId } from './job-id.ts'
import { nextRun } from './schedule-pattern.ts'
import { SHARED, type Shared, type Transport } from './transport.ts'

/** What BullMQ stores with a job; `runs` names the job that a tick is to enqueue. */
export interface JobData {
  readonly key: string
  readonly payload: unknown
  readonly runs?: string
}

export type BullJob = Job<JobData, unknown>
export type BullQueue = Bull<JobData, unknown, string, JobData, unknown, string, IQueueBackend, Shared>
export type BullJobWorker = Worker<JobData, void, string, IQueueBackend, JobProgress, Shared>

/** Nobody reads BullMQ's event streams here. */
const MOST_EVENTS = 256

/** Our schedules are patterns of our own, so every queue and worker must compute their next run this way. */
export const SETTINGS = {
  repeatStrategy: (after: number, options: { readonly pattern?: string }) => nextRun(options.pattern ?? '', after),
} as const

export function openBullQueues(
  transport: Transport,
  onError: (error: unknown) => void,
): Readonly<Record<QueueName, BullQueue>> {
  const open = (name: QueueName): BullQueue => {
    const queue: BullQueue = new Bull(
      name,
      {
        connection: SHARED,
        prefix: transport.prefix,
        streams: { events: { maxLen: MOST_EVENTS } },
        settings: SETTINGS,
      },
      transport.createBackend,
    )
    queue.on('error', onError)
    return queue
  }
  return Object.fromEntries(QUEUE_NAMES.map((name) => [name, open(name)])) as Record<QueueName, BullQueue>
}

/** A finished job must go at once, failed ones too: BullMQ ignores an id that still exists, and the archive keeps the failures. */
export function toBullJob(request: JobRequest): { name: string; data: JobData; opts: JobsOptions } {
  const { name, key, payload, delayMs } = request
  const { retry, priority } = JOBS[name]
  return {
    name,
    data: { key, payload },
    opts: {
      jobId: jobId(name, key),
      attempts: retry.attempts,
      backoff: { type: 'catalog' },
      priority,
      removeOnComplete: true,
      removeOnFail: true,
      ...(delayMs !== undefined && delayMs > 0 && { delay: Math.round(delayMs) }),
    },
  }
}
