import type { Io } from './command.ts'

const EVERY_MS = 200

/** A count that a terminal shows. */
export interface Progress {
  readonly count: (done: number) => void
  readonly end: () => void
}

/** Counts on one line of a terminal while a command works; says nothing where nobody watches. */
export function showProgress(stderr: Io['stderr'], what: string): Progress {
  if (stderr.isTTY !== true) return { count: () => {}, end: () => {} }
  let shownAt = 0
  return {
    count: (done) => {
      const now = performance.now()
      if (now - shownAt < EVERY_MS) return
      shownAt = now
      stderr.write(`\r${done} ${what}`)
    },
    end: () => void stderr.write('\r\u001B[K'),
  }
}
