import { Failure } from '../errors.ts'

/** A handler that wants its job run once more, without a failure: the job's id is taken until it ends, so it cannot enqueue itself. */
export interface RunAgain {
  readonly againInMs: number
}

/** Why a running job was stopped from outside: this process ends, or another worker has taken the job over. */
export type StopReason = 'shutdown' | 'lock-lost'

/** One try of a job. `attempt` counts from 1; `crashes` is how often a process was lost while running this job. */
export interface Try {
  readonly subject: string
  readonly attempt: number
  readonly attempts: number
  readonly crashes: number
  readonly timeoutMs: number
  readonly run: (signal: AbortSignal) => Promise<RunAgain | undefined | void>
}

export type TryEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'again'; readonly inMs: number }
  | { readonly kind: 'returned'; readonly reason: StopReason }
  | { readonly kind: 'retry' | 'failed'; readonly error: Error }

const MOST_CRASHES = 3
/** The code of the failure of a job that was running each time its process was lost. */
export const JOB_CRASHED = 'job-crashed'

/**
 * Runs one try to its end, whatever happens in it; aborting `stop` with a StopReason ends it early. A handler that has not
 * ended `settleMs` after its signal was aborted is given up, though its code may run on. Never rejects.
 */
export async function runTry(task: Try, stop: AbortSignal, settleMs: number): Promise<TryEnd> {
  try {
    if (task.crashes >= MOST_CRASHES) {
      const message = `${task.subject} was running ${task.crashes} times when its process died or stood still`
      throw new Failure('limit', JOB_CRASHED, message)
    }
    const result = await withinLimits(task, stop, settleMs)
    return result ? { kind: 'again', inMs: result.againInMs } : { kind: 'done' }
  } catch (thrown) {
    if (stop.aborted) return { kind: 'returned', reason: stop.reason as StopReason }
    const error = thrown instanceof Error ? thrown : new Error(String(thrown))
    const hopeless = error instanceof Failure && !error.retry
    return { kind: hopeless || task.attempt >= task.attempts ? 'failed' : 'retry', error }
  }
}

async function withinLimits(task: Try, stop: AbortSignal, settleMs: number): Promise<RunAgain | undefined | void> {
  const limit = new AbortController()
  const message = `${task.subject} took longer than ${task.timeoutMs / 1000} s`
  const late = () => limit.abort(new Failure('limit', 'job-timeout', message, { retry: true }))
  const timers = [setTimeout(late, task.timeoutMs)]
  const signal = AbortSignal.any([stop, limit.signal])
  const { promise: givenUp, reject } = Promise.withResolvers<never>()
  const giveUp = () => timers.push(setTimeout(() => reject(signal.reason as Error), settleMs))
  signal.addEventListener('abort', giveUp)
  try {
    return await Promise.race([task.run(signal), givenUp])
  } catch (error) {
    throw signal.aborted ? signal.reason : error
  } finally {
    for (const timer of timers) clearTimeout(timer)
    // Node keeps a joined signal, and all that hangs on it, for as long as anybody listens to it.
    signal.removeEventListener('abort', giveUp)
  }
}
