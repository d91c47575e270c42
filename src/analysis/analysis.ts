import type { LexiconData } from '../core/lexicon/lexicon-data.ts'
import type { TaskInput, TaskName, TaskOutput } from './tasks.ts'

/** How one task is run. */
export interface RunOptions {
  /** Gives up waiting; a task that runs already is left to its end and its result dropped. */
  readonly signal?: AbortSignal
  /** Replaces the pool's limit for this task. */
  readonly timeoutMs?: number
}

/** The analysis of untrusted input, in threads of its own. */
export interface Analysis {
  /**
   * Runs one task. Rejects with a Failure: `limit/analysis-timeout`, `limit/analysis-memory` (the thread was ended and
   * replaced, the input is to blame), `limit/analysis-busy` (too much is waiting: try later), or what the task itself threw.
   */
  run<Name extends TaskName>(task: Name, input: TaskInput<Name>, options?: RunOptions): Promise<TaskOutput<Name>>
  /** Uses another lexicon from the next task on; threads that are busy finish with the one they have. */
  replaceLexicon(lexicon: LexiconData): void
  /** Tasks waiting and running now. */
  load(): { readonly waiting: number; readonly running: number; readonly threads: number }
  /** Ends all threads; what waits or runs is rejected with `machine/analysis-closed`. */
  close(): Promise<void>
}

/** What the pool may say; a `Log` of log.ts will do. */
export interface AnalysisLog {
  warn(data: object, message: string): void
}

export interface AnalysisOptions {
  readonly threads: number
  /** Null for a pool that reads feeds and pages only: a task that needs the lexicon then fails. */
  readonly lexicon: LexiconData | null
  /** Most processor time that a task may use once its code is loaded; it ends after four times as long in any case. Default 15 s. */
  readonly timeoutMs?: number
  /** Nothing waits behind a task that runs longer than this. Default 500 ms. */
  readonly slowMs?: number
  /** Heap of one thread. Default 512. */
  readonly memoryMb?: number
  /** Tasks that may wait. Default 2,000. */
  readonly maxWaiting?: number
  readonly log?: AnalysisLog
  /** The script of the threads; tests give a hostile one. */
  readonly script?: URL
}
