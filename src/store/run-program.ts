import { spawn, type SpawnOptions } from 'node:child_process'

/** How a program ended; `code` is 127 where it could not be started at all. */
export interface ProgramEnd {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

const NOT_STARTED = 127

/** Runs a short program to its end and keeps what it said. Never throws. */
export function runProgram(command: readonly string[], options: SpawnOptions = {}): Promise<ProgramEnd> {
  const [program = '', ...args] = command
  const { promise, resolve } = Promise.withResolvers<ProgramEnd>()
  const said = { stdout: '', stderr: '' }
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said.stdout += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said.stderr += text))
  child.once('error', (error) => resolve({ code: NOT_STARTED, stdout: said.stdout, stderr: error.message }))
  child.once('close', (code) => resolve({ code: code ?? NOT_STARTED, ...said }))
  return promise
}
