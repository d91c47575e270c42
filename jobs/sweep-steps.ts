import type { Context, JobResult } from '../src/context.ts'

/** A step handed to the queue this long ago and still due is handed over again: the queue may have lost it. */
const RETAKE_MS = 60_000
const LIMIT = 500

/** Hands to the queue what the archive says is due and no job may be carrying: an emptied queue loses nothing. */
export async function sweepSteps(context: Context): Promise<JobResult> {
  const steps = await context.store.takeOverdueSteps({ now: context.now(), retakeMs: RETAKE_MS, limit: LIMIT })
  await context.enqueue(steps)
  return { kind: 'done', steps: steps.length }
}
