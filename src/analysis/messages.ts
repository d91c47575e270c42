import { Failure, type FailureKind } from '../errors.ts'
import type { LexiconData } from '../core/lexicon/lexicon-data.ts'
import type { TaskName } from './tasks.ts'

/** What a thread is started with. `state` is shared between it and the pool; see `RUNNING` and `RECALLED`. */
export interface ThreadData {
  readonly lexicon: LexiconData | null
  readonly state: Int32Array
}

/** Place in the shared state: the id of the job at work, 0 between jobs; written by the thread. */
export const RUNNING = 0
/** Place in the shared state: jobs up to this id are not begun any more; written by the pool. */
export const RECALLED = 1

export interface JobMessage {
  readonly id: number
  readonly task: TaskName
  readonly input: unknown
}

export type ResultMessage =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: ErrorMessage }
  /** The job was recalled before it was begun. */
  | { readonly id: number; readonly recalled: true }

/** A failure as it crosses threads. */
export interface ErrorMessage {
  readonly kind: FailureKind
  readonly code: string
  readonly message: string
  readonly retry: boolean
}

/** Makes an error plain. What a task threw without meaning to is the input's fault: retrying the same bytes cannot help. */
export function describeError(error: unknown): ErrorMessage {
  if (error instanceof Failure)
    return { kind: error.kind, code: error.code, message: error.message, retry: error.retry }
  return {
    kind: 'input',
    code: 'analysis-failed',
    message: error instanceof Error ? error.message : String(error),
    retry: false,
  }
}

/** The failure that a thread described. */
export function toFailure({ kind, code, message, retry }: ErrorMessage): Failure {
  return new Failure(kind, code, message, { retry })
}
