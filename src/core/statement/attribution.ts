import type { Run } from './find-source.ts'

/** An attribution as items of one unit: what, by which words, from whom; `source` is absent where an earlier speaker goes on. */
export interface Attribution {
  readonly content: readonly Run[]
  readonly cue: Run
  readonly source: Run | undefined
  /** Whether nobody is said to say it: «сообщается, что …». */
  readonly unsourced?: true
}

/** Longest name before a colon, in items. */
export const LONGEST_LABEL = 8
