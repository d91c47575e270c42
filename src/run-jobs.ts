import { jobs } from '../jobs/index.ts'
import type { Context, JobName, JobPayload, JobResult } from './context.ts'
import { Failure } from './errors.ts'
import { JOB_NAMES, JOBS, type QueueName } from './queue/catalog.ts'
import type { Queue } from './queue/queue.ts'
import { JOB_CRASHED } from './queue/run-try.ts'
import { type JobHandlers, type JobRun, startWorkers, type Workers } from './queue/worker.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND

/** Jobs that come from a schedule: they have no step in the archive, the next tick runs them again. */
const SCHEDULED: ReadonlySet<string> = new Set<JobName>([
  'alert-ops',
  'poll-source',
  'prune-archive',
  'sweep-steps',
  'sync-schedules',
  'watch-health',
])
/** A job that was running whenever its process died may be what kills it, or was only there when it did: it waits so long, then longer. */
const WAITS_AFTER_CRASHES_MS: readonly number[] = [10 * SECOND, MINUTE, 10 * MINUTE, 60 * MINUTE]
/** Their every run would fill the log. */
const QUIET: ReadonlySet<string> = new Set<JobName>(['alert-ops', 'sweep-steps', 'sync-schedules', 'watch-health'])

/** Runs the jobs of some queues in this process, with what each came to written to the archive, the log and the metrics. */
export function runJobs(context: Context, queue: Queue, queues: readonly QueueName[]): Promise<Workers> {
  return startWorkers(queue, {
    queues,
    log: context.log,
    handlers: Object.fromEntries(JOB_NAMES.map((name) => [name, toHandler(context, name)])) as JobHandlers,
    onFailed: (name, payload, key, error, { attempt, final }) =>
      recordFailure(context, { name, payload, key, error, attempt, final }),
    onFinished: (name, ms) => context.metrics.observeJob(name, ms),
  })
}

function toHandler<Name extends JobName>(context: Context, name: Name) {
  return async (payload: JobPayload<Name>, run: JobRun): Promise<{ readonly againInMs: number } | undefined> => {
    const startedAt = performance.now()
    const result = await jobs[name](context, payload, run.signal)
    if (result.kind === 'later') {
      if (!SCHEDULED.has(name)) await context.store.postponeStep(name, run.key, result.at)
      return { againInMs: Math.max(0, result.at.getTime() - context.now().getTime()) }
    }
    if (!SCHEDULED.has(name)) await context.store.completeStep(name, run.key)
    logResult(context, name, run.key, result, performance.now() - startedAt)
    return undefined
  }
}

function logResult(
  context: Context,
  job: JobName,
  key: string,
  result: JobResult & { kind: 'done' },
  ms: number,
): void {
  const { kind: _, ...facts } = result
  const line = { job, key, ms: Math.round(ms), ...facts }
  if (QUIET.has(job)) context.log.debug(line, 'job done')
  else context.log.info(line, 'job done')
}

async function recordFailure(
  context: Context,
  failed: { name: string; payload: unknown; key: string; error: Error; attempt: number; final: boolean },
): Promise<void> {
  const { name, payload, key, error, attempt, final } = failed
  const kind = error instanceof Failure ? error.kind : 'machine'
  const code = error instanceof Failure ? error.code : 'unexpected'
  context.metrics.countJobFailure(name, kind)
  const line = { job: name, key, attempt, final, kind, code, error: error.message }
  if (error instanceof Failure) context.log.warn(line, 'job failed')
  else context.log.error({ ...line, stack: error.stack }, 'job failed')
  if (!final || SCHEDULED.has(name)) return
  if (code === JOB_CRASHED) {
    const held = await context.store.holdStep({ job: name, key, waitsMs: WAITS_AFTER_CRASHES_MS, now: context.now() })
    if (held) return context.log.info({ job: name, key }, 'job put off after crashes')
  }
  const delivery = name === 'send-alert' ? JOBS[name].payload.safeParse(payload).data : undefined
  if (delivery !== undefined) await context.store.failDelivery(delivery.alertId, delivery.channel, context.now())
  await context.store.failStep({
    job: name,
    key,
    payload,
    attempts: attempt,
    kind,
    error: error.message,
    now: context.now(),
  })
}
