import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
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

/** Runs a command to its end. */
export function runCli(args: readonly string[], { stdin = '', env = {} }: CliOptions = {}): Promise<CliRun> {
  const { child, finish } = startCli(args, env)
  child.stdin.end(stdin)
  return finish()
}

/** The JSON objects of an output with one a line. */
export function jsonLines(stdout: string): readonly Readonly<Record<string, unknown>>[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}
