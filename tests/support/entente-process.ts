import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** One line of the log of a process under test. */
export type LogLine = Readonly<Record<string, unknown>> & { readonly msg: string }

/** Entente as ops start it, in a process of its own. */
export interface EntenteProcess {
  readonly pid: number
  readonly url: string
  readonly log: readonly LogLine[]
  /** Resolves with the first line from now on, or already there, that fits. */
  waitForLog(fits: (line: LogLine) => boolean, timeoutMs?: number): Promise<LogLine>
  /** Sends a signal and resolves with the exit code once it has ended. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

const CLI = new URL('../../src/cli.ts', import.meta.url).pathname
const START_TIMEOUT_MS = 90_000

/** Starts `entente start` and waits until it is ready. */
export async function startEntenteProcess(env: Readonly<Record<string, string>>): Promise<EntenteProcess> {
  const child = spawn(process.execPath, [CLI, 'start'], {
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const log: LogLine[] = []
  const errors: string[] = []
  const watchers = new Set<(line: LogLine) => void>()
  createInterface({ input: child.stderr }).on('line', (text) => errors.push(text))
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line = JSON.parse(text) as LogLine
    log.push(line)
    for (const watch of watchers) watch(line)
  })
  const waitForLog = (fits: (line: LogLine) => boolean, timeoutMs = START_TIMEOUT_MS) =>
    new Promise<LogLine>((resolve, reject) => {
      const found = log.find(fits)
      if (found !== undefined) return resolve(found)
      const settle = (finish: () => void) => {
        clearTimeout(timer)
        watchers.delete(watch)
        finish()
      }
      const watch = (line: LogLine) => {
        if (fits(line)) settle(() => resolve(line))
      }
      const fail = (why: string) =>
        settle(() =>
          reject(
            new Error(
              `${why}: ${errors.join('\n')} ${log
                .slice(-5)
                .map((line) => JSON.stringify(line))
                .join('\n')}`,
            ),
          ),
        )
      const timer = setTimeout(() => fail('not in the log in time'), timeoutMs)
      watchers.add(watch)
      void ended.then((code) => fail(`ended with ${code}`))
    })
  const ready = await waitForLog((line) => line.msg === 'ready')
  return {
    pid: child.pid ?? 0,
    url: String(ready['url']),
    log,
    waitForLog,
    end: (signal) => {
      child.kill(signal)
      return ended
    },
  }
}
