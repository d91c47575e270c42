import { z } from 'zod'
import { Failure } from '../errors.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Slow work of one kind must not hold up another, so each kind waits in a line of its own. */
export const QUEUE_NAMES = ['poll', 'read', 'analyze', 'deliver', 'housekeeping'] as const
export type QueueName = (typeof QUEUE_NAMES)[number]

/**
 * How many jobs of a queue one process runs at once. A poll mostly waits for its host, and thousands may be due in one minute.
 * Housekeeping also carries the ticks of the schedules, so it keeps room.
 */
export const CONCURRENCY: Readonly<Record<QueueName, number>> = {
  poll: 128,
  read: 8,
  analyze: 4,
  deliver: 8,
  housekeeping: 32,
}

/** How often a job is tried, and the wait before the next try: doubling from `firstMs` up to `mostMs`, half of it random. */
export interface RetryPolicy {
  readonly attempts: number
  readonly firstMs: number
  readonly mostMs: number
}

interface CatalogEntry {
  readonly queue: QueueName
  readonly payload: z.ZodObject
  readonly retry: RetryPolicy
  /** The handler's signal is aborted after this time and the try counts as failed. */
  readonly timeoutMs: number
  /** Lower runs first within its queue. */
  readonly priority: number
}

const version = z.int().positive()
const rowId = z.int().positive()
const name = z.string().min(1)
const nothing = z.strictObject({})

/** Every job: what it is told, where it waits, how often it is tried, how long it may take. */
export const JOBS = {
  'poll-source': {
    queue: 'poll',
    payload: z.strictObject({ sourceId: name, force: z.boolean().optional() }),
    retry: { attempts: 3, firstMs: 20 * SECOND, mostMs: 2 * MINUTE },
    timeoutMs: 2 * MINUTE,
    priority: 1,
  },
  'read-article': {
    queue: 'read',
    payload: z.strictObject({ entryId: rowId }),
    retry: { attempts: 5, firstMs: 30 * SECOND, mostMs: 30 * MINUTE },
    timeoutMs: 2 * MINUTE,
    priority: 1,
  },
  'revisit-article': {
    queue: 'read',
    payload: z.strictObject({ articleId: rowId, round: z.int().positive() }),
    retry: { attempts: 3, firstMs: MINUTE, mostMs: 30 * MINUTE },
    timeoutMs: 2 * MINUTE,
    priority: 2,
  },
  'find-statements': {
    queue: 'analyze',
    payload: z.strictObject({ articleId: rowId, version }),
    retry: { attempts: 4, firstMs: 10 * SECOND, mostMs: 10 * MINUTE },
    timeoutMs: MINUTE,
    priority: 2,
  },
  'match-topics': {
    queue: 'analyze',
    payload: z.strictObject({ articleId: rowId, version }),
    retry: { attempts: 6, firstMs: 5 * SECOND, mostMs: 10 * MINUTE },
    timeoutMs: MINUTE,
    priority: 1,
  },
  // Thirty tries reach over a day: a receiver that is down overnight still gets its alerts.
  'send-alert': {
    queue: 'deliver',
    payload: z.strictObject({ alertId: name, channel: name }),
    retry: { attempts: 30, firstMs: 10 * SECOND, mostMs: HOUR },
    timeoutMs: MINUTE,
    priority: 1,
  },
  'subscribe-hub': {
    queue: 'poll',
    payload: z.strictObject({ subscriptionId: rowId }),
    retry: { attempts: 3, firstMs: MINUTE, mostMs: 10 * MINUTE },
    timeoutMs: 2 * MINUTE,
    priority: 2,
  },
  'sweep-steps': {
    queue: 'housekeeping',
    payload: nothing,
    retry: { attempts: 1, firstMs: SECOND, mostMs: SECOND },
    timeoutMs: 5 * MINUTE,
    priority: 1,
  },
  'sync-schedules': {
    queue: 'housekeeping',
    payload: nothing,
    retry: { attempts: 3, firstMs: 5 * SECOND, mostMs: MINUTE },
    timeoutMs: 5 * MINUTE,
    priority: 1,
  },
  'watch-health': {
    queue: 'housekeeping',
    payload: nothing,
    retry: { attempts: 1, firstMs: SECOND, mostMs: SECOND },
    timeoutMs: 5 * MINUTE,
    priority: 2,
  },
  'alert-ops': {
    queue: 'housekeeping',
    payload: nothing,
    retry: { attempts: 1, firstMs: SECOND, mostMs: SECOND },
    timeoutMs: MINUTE,
    priority: 2,
  },
  'prune-archive': {
    queue: 'housekeeping',
    payload: nothing,
    retry: { attempts: 2, firstMs: 10 * MINUTE, mostMs: 10 * MINUTE },
    timeoutMs: HOUR,
    priority: 3,
  },
} as const satisfies Record<string, CatalogEntry>

export type JobName = keyof typeof JOBS
export type JobPayload<Name extends JobName> = z.infer<(typeof JOBS)[Name]['payload']>

/** One job as it is handed to the queue. `key` names its subject: the same name and key are never queued twice at once. */
export type JobRequest = {
  readonly [Name in JobName]: {
    readonly name: Name
    readonly payload: JobPayload<Name>
    readonly key: string
    readonly delayMs?: number
  }
}[JobName]

export const JOB_NAMES = Object.keys(JOBS) as readonly JobName[]

export function isJobName(text: string): text is JobName {
  return Object.hasOwn(JOBS, text)
}

/** Checks what comes from a table or a queue. Throws Failure('input', 'unknown-job' or 'bad-payload'), which no retry helps. */
export function parseJobRequest(name: string, key: string, payload: unknown, delayMs?: number): JobRequest {
  if (!isJobName(name)) throw new Failure('input', 'unknown-job', `there is no job named "${name}"`)
  const parsed = JOBS[name].payload.safeParse(payload)
  if (!parsed.success) {
    const reason = z.prettifyError(parsed.error)
    throw new Failure('input', 'bad-payload', `the payload of ${name} "${key}" is wrong: ${reason}`)
  }
  // The compiler cannot tie the parsed payload to the name; the schema looked up by that name has just done so.
  return { name, payload: parsed.data, key, ...(delayMs !== undefined && { delayMs }) } as JobRequest
}
