import { Worker } from 'node:worker_threads'
import { Failure } from '../errors.ts'
import type { JobMessage, ResultMessage, ThreadData } from './messages.ts'
import type { LexiconData } from '../core/lexicon/lexicon-data.ts'

/** One worker thread as the pool sees it. */
export interface Thread {
  post(batch: readonly JobMessage[]): void
  /** Id of the job at work, 0 between jobs. */
  runningId(): number
  onResults(take: (results: readonly ResultMessage[]) => void): void
  /** Called once when the thread is gone without having been asked to end. */
  onDeath(take: (error: Failure) => void): void
  /** Lets the process end while the thread has nothing to do. */
  rest(): void
  end(): Promise<void>
}

const YOUNG_GENERATION_MB = 32

const SCRIPT = new URL('thread.ts', import.meta.url)

export interface ThreadOptions {
  readonly lexicon: LexiconData | null
  readonly memoryMb: number
  /** What the thread runs; tests give a hostile one. */
  readonly script?: URL
}

/** Starts a thread with a heap of its own. */
export function startThread({ lexicon, memoryMb, script = SCRIPT }: ThreadOptions): Thread {
  const running = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const worker = new Worker(script, {
    workerData: { lexicon, running } satisfies ThreadData,
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
    runningId: () => Atomics.load(running, 0),
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
    rest: () => worker.unref(),
    async end() {
      ended = true
      await worker.terminate()
    },
  }
}
