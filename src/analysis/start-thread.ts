import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import { Failure } from '../errors.ts'
import { RECALLED, RUNNING, type JobMessage, type ResultMessage, type ThreadData } from './messages.ts'
import type { LexiconData } from '../core/lexicon/lexicon-data.ts'

/** One worker thread as the pool sees it. */
export interface Thread {
  post(batch: readonly JobMessage[]): void
  /** Id of the job at work, 0 between jobs. */
  runningId(): number
  /** Processor time that the thread has used since it began, in milliseconds; undefined once it is gone. */
  usedMs(): Promise<number | undefined>
  /** Lets no job up to this id begin any more; each answers that it was recalled. */
  recall(upToId: number): void
  onResults(take: (results: readonly ResultMessage[]) => void): void
  /** Called once when the thread is gone without having been asked to end. */
  onDeath(take: (error: Failure) => void): void
  /** Lets the process end while the thread has nothing to do. */
  rest(): void
  end(): Promise<void>
}

/** Room for the short-lived objects of several pages. */
const YOUNG_GENERATION_MB = 48
/**
 * V8 learns to make the nodes of a page's tree among the long-lived objects, since some outlive a collection; there they keep
 * the next page's alive, and clearing them took a quarter of all processor time. A young heap that the process was given by a
 * flag would be imposed on threads too: 0 is none. Both are read when a heap is made.
 */
const THREAD_FLAGS = ['--no-allocation-site-pretenuring', '--max-semi-space-size=0']

const MICROSECONDS = 1_000
const SCRIPT = new URL('thread.ts', import.meta.url)

export interface ThreadOptions {
  readonly lexicon: LexiconData | null
  readonly memoryMb: number
  /** What the thread runs; tests give a hostile one. */
  readonly script?: URL
}

/** Starts a thread with a heap of its own. */
export function startThread({ lexicon, memoryMb, script = SCRIPT }: ThreadOptions): Thread {
  const state = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT))
  for (const flag of THREAD_FLAGS) setFlagsFromString(flag)
  const worker = new Worker(script, {
    workerData: { lexicon, state } satisfies ThreadData,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
    name: 'analysis',
  })
  let ended = false
  worker.unref()
  return {
    post(batch) {
      worker.ref()
      worker.postMessage(batch, [])
    },
    runningId: () => Atomics.load(state, RUNNING),
    usedMs: () =>
      worker.cpuUsage().then(
        ({ user, system }) => (user + system) / MICROSECONDS,
        () => undefined,
      ),
    recall: (upToId) => void Atomics.store(state, RECALLED, upToId),
    onResults: (take) => void worker.on('message', take),
    onDeath(take) {
      const die = (error: Failure): void => {
        if (ended) return
        ended = true
        take(error)
      }
      worker.on('error', (error: Error & { code?: string }) =>
        die(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? new Failure('limit', 'analysis-memory', `the input needs more than ${memoryMb} MB`, { retry: false })
            : new Failure('machine', 'analysis-thread', `an analysis thread failed: ${error.message}`, {
                cause: error,
              }),
        ),
      )
      worker.on('exit', () => die(new Failure('machine', 'analysis-thread', 'an analysis thread ended unasked')))
    },
    rest() {
      // A late answer of a thread that is ending must not let the process end before it: who waits for the end would never hear of it.
      if (!ended) worker.unref()
    },
    async end() {
      ended = true
      await worker.terminate()
    },
  }
}
