import type { Readable, Writable } from 'node:stream'

/** What a command may touch: results go to `stdout`, everything else to `stderr`. */
export interface Io {
  readonly stdin: Readable
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number }
  readonly stderr: Writable & { readonly isTTY?: boolean }
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Exit codes: 0 done, 1 the input or config is wrong, 2 the command line is wrong, 3 the machine or the network failed. */
export type ExitCode = 0 | 1 | 2 | 3

/** One command of the command line. */
export interface Command {
  readonly summary: string
  /** What follows the command's name. */
  readonly usage: string
  run(args: readonly string[], io: Io): Promise<ExitCode>
}
