import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { text } from 'node:stream/consumers'

/** What a command of the command line came to. */
export interface CliRun {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A command that runs. */
export interface RunningCli {
  readonly child: ChildProcessWithoutNullStreams
  /** Reads its output to the end; until then nobody takes it. */
  readonly finish: () => Promise<CliRun>
}

interface CliOptions {
  readonly stdin?: string
  readonly env?: Readonly<Record<string, string>>
}

const CLI = new URL('../../src/cli.ts', import.meta.url).pathname

/** Starts a command in a process of its own, with the environment given and nothing else. Its stdin stays open. */
export function startCli(args: readonly string[], env: CliOptions['env'] = {}): RunningCli {
  const child = spawn(process.execPath, [CLI, ...args], { env: { PATH: process.env['PATH'] ?? '', ...env } })
  const code = new Promise<number | null>((resolve) => child.once('close', resolve))
  // A command may end without having read all of its input.
  child.stdin.on('error', () => undefined)
  return {
    child,
    finish: async () => {
      const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
      return { code: await code, stdout, stderr }
    },
  }
}

let free = availableParallelism()
const waiting: (() => void)[] = []

/** Runs a command to its end, no more of them at once than there are cores. */
export async function runCli(args: readonly string[], { stdin = '', env = {} }: CliOptions = {}): Promise<CliRun> {
  if (free > 0) free -= 1
  else await new Promise<void>((resolve) => waiting.push(resolve))
  try {
    const { child, finish } = startCli(args, env)
    child.stdin.end(stdin)
    return await finish()
  } finally {
    const next = waiting.shift()
    if (next === undefined) free += 1
    else next()
  }
}

/** The JSON objects of an output with one a line. */
export function jsonLines(stdout: string): readonly Readonly<Record<string, unknown>>[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}
