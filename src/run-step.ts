import { setTimeout as pause } from 'node:timers/promises'
import { jobs } from '../jobs/index.ts'
import type { Context, Job, JobName, Step } from './context.ts'
import { parseJobRequest } from './queue/catalog.ts'

/**
 * Runs a step in this process, and then those that it makes due, with no queue between: for commands. Steps of a later time
 * stay in the archive. What fails is thrown, and the step stays due.
 */
export async function runStep(context: Context, first: Step, signal: AbortSignal): Promise<void> {
  const waiting: Step[] = [first]
  const enqueue = (steps: readonly Step[]) => {
    const now = context.now()
    waiting.push(...steps.filter((step) => step.dueAt <= now))
    return Promise.resolve()
  }
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
    signal.throwIfAborted()
    const { name, payload } = parseJobRequest(step.job, step.key, step.payload)
    // parseJobRequest has held the payload against the schema of this very name.
    const job = jobs[name] as Job<JobName>
    const result = await job({ ...context, enqueue }, payload, signal)
    if (result.kind === 'done') await context.store.completeStep(step.job, step.key)
    else {
      await pause(Math.max(0, result.at.getTime() - context.now().getTime()), undefined, { signal })
      waiting.unshift(step)
    }
  }
}
