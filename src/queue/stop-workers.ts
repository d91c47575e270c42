import type { BullJob, BullJobWorker } from './bull-queues.ts'
import type { QueueLog } from './queue-log.ts'
import type { StopReason } from './run-try.ts'
import { withDeadline } from './with-deadline.ts'

/** A job that this process runs just now. */
export interface ActiveJob {
  readonly job: BullJob
  readonly token: string
  readonly stop: AbortController
}

const SECOND = 1000
/** What handing back takes: the handlers' time to notice their signal, and the queue's to be told. */
const HAND_BACK_MS = 4 * SECOND
const TELL_QUEUE_MS = SECOND

/** Aborts the jobs that `which` picks. */
export function stopAll(active: ReadonlySet<ActiveJob>, reason: StopReason, which: (job: BullJob) => boolean): void {
  for (const { job, stop } of active) if (which(job)) stop.abort(reason)
}

/** Lets running jobs finish, then hands back what does not, all within `graceMs`. Never rejects. */
export async function stopWorkers(
  workers: readonly BullJobWorker[],
  active: ReadonlySet<ActiveJob>,
  log: QueueLog,
  graceMs: number,
): Promise<void> {
  const closing = Promise.all(workers.map((worker) => worker.close()))
  if ((await withDeadline(closing, Math.max(graceMs - HAND_BACK_MS, graceMs / 2))) !== undefined) return
  stopAll(active, 'shutdown', () => true)
  if ((await withDeadline(closing, Math.max(0, Math.min(HAND_BACK_MS, graceMs / 2) - TELL_QUEUE_MS))) !== undefined)
    return
  // What is left either ignores its signal or cannot reach the queue; without this another worker would find it only by its lock.
  for (const { job } of active) log.warn({ job: job.name, key: job.data.key }, 'job left unfinished at shutdown')
  const handedBack = Promise.allSettled([...active].map(({ job, token }) => job.moveToWait(token)))
  await withDeadline(handedBack, TELL_QUEUE_MS / 2)
  await withDeadline(Promise.allSettled(workers.map((worker) => worker.disconnect())), TELL_QUEUE_MS / 2)
}
