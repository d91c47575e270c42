import { once } from 'node:events'
import { addAbortSignal, type Readable, type Writable } from 'node:stream'
import { Failure } from '../errors.ts'
import { readLines } from './read-lines.ts'

/** One line in, one object out; `id` ties them. */
export type JsonlHandler = (line: Readonly<Record<string, unknown>>) => Promise<Readonly<Record<string, unknown>>>

export interface JsonlOptions {
  readonly input: Readable
  readonly output: Writable
  /** Lines worked on at once; no more than these, and their answers, are ever in memory. */
  readonly concurrency: number
  /** Called after each answer with the number of lines done. */
  readonly onProgress?: (done: number) => void
  /** Takes no more lines once it fires; lines that it ends in the middle get no answer. */
  readonly signal?: AbortSignal
}

/** Answers each JSON line of a stream with one JSON line, in whatever order they are done. A bad line gets an error line of its own. */
export async function mapJsonl(
  options: JsonlOptions,
  handle: JsonlHandler,
): Promise<{ lines: number; faults: number }> {
  const { input, output, concurrency, signal } = options
  const running = new Set<Promise<void>>()
  let lines = 0
  let faults = 0
  let number = 0
  let drained: Promise<unknown> | undefined
  const write = async (line: string) => {
    if (output.write(line)) return
    // All answers wait for the one event: a slow reader holds up the lines behind them.
    drained ??= once(output, 'drain').finally(() => (drained = undefined))
    await drained
  }
  const answer = async (text: string, lineNumber: number) => {
    const result = await answerLine(text, lineNumber, handle)
    if (result.fault && signal?.aborted === true) return
    if (result.fault) faults += 1
    lines += 1
    await write(`${JSON.stringify(result.answer)}\n`)
    options.onProgress?.(lines)
  }
  if (signal !== undefined) addAbortSignal(signal, input)
  try {
    for await (const text of readLines(input)) {
      number += 1
      if (text.trim() === '') continue
      const task: Promise<void> = answer(text, number).finally(() => running.delete(task))
      running.add(task)
      if (running.size >= concurrency) await Promise.race(running)
    }
  } catch (error) {
    if (signal?.aborted !== true) throw error
  }
  await Promise.all(running)
  return { lines, faults }
}

async function answerLine(
  text: string,
  lineNumber: number,
  handle: JsonlHandler,
): Promise<{ readonly answer: Readonly<Record<string, unknown>>; readonly fault: boolean }> {
  let id: unknown = null
  try {
    const line = parseLine(text, lineNumber)
    id = line['id'] ?? null
    return { answer: { id, ...(await handle(line)) }, fault: false }
  } catch (error) {
    return { answer: { id, error: describe(error) }, fault: true }
  }
}

function parseLine(text: string, lineNumber: number): Readonly<Record<string, unknown>> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new Failure('input', 'bad-json', `line ${lineNumber} is not JSON: ${messageOf(cause)}`, { cause })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Failure('input', 'bad-line', `line ${lineNumber} is not a JSON object`)
  }
  return Object.fromEntries(Object.entries(value))
}

function describe(error: unknown): { readonly code: string; readonly message: string } {
  return { code: error instanceof Failure ? error.code : 'internal', message: messageOf(error) }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
