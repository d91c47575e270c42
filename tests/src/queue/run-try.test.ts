import { getEventListeners } from 'node:events'
import { describe, expect, test, vi } from 'vitest'
import { Failure } from '../../../src/errors.ts'
import { runTry, type Try } from '../../../src/queue/run-try.ts'

const task = (given: Partial<Try>): Try => ({
  subject: 'poll-source "a"',
  attempt: 1,
  attempts: 3,
  crashes: 0,
  timeoutMs: 1000,
  run: () => Promise.resolve(),
  ...given,
})
const never = new AbortController().signal
const untilAborted = (signal: AbortSignal) =>
  new Promise<void>((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))))
const endWhenAborted = (signal: AbortSignal) => untilAborted(signal).catch(() => undefined)
const throwAtOnce = () => {
  throw new Error('broken')
}

describe('runTry', () => {
  test('is done when the handler ends', async () => {
    expect(await runTry(task({}), never, 10)).toEqual({ kind: 'done' })
  })

  test('listens to its signal no longer once it has ended: Node would keep the signal for ever', async () => {
    const signals: AbortSignal[] = []
    const run = (signal: AbortSignal) => Promise.resolve(void signals.push(signal))
    await runTry(task({ run }), never, 10)
    expect(signals.map((signal) => getEventListeners(signal, 'abort'))).toEqual([[]])
  })

  test('passes on when the handler wants to run again', async () => {
    expect(await runTry(task({ run: () => Promise.resolve({ againInMs: 5000 }) }), never, 10)).toEqual({
      kind: 'again',
      inMs: 5000,
    })
  })

  test.each([
    ['an error that a retry may help', new Error('broken'), 1, 'retry'],
    ['a failure that a retry may help', new Failure('network', 'unreachable', 'no answer'), 2, 'retry'],
    ['the last try', new Error('broken'), 3, 'failed'],
    ['a failure that no retry helps', new Failure('input', 'no-article', 'nothing there'), 1, 'failed'],
  ])('decides after %s', async (_, error, attempt, kind) => {
    expect(await runTry(task({ attempt, run: () => Promise.reject(error) }), never, 10)).toEqual({ kind, error })
  })

  test('takes a handler that throws at once like one that rejects', async () => {
    expect(await runTry(task({ run: throwAtOnce }), never, 10)).toMatchObject({ kind: 'retry' })
  })

  test('makes an error of whatever is thrown', async () => {
    // oxlint-disable-next-line prefer-promise-reject-errors -- Libraries do that.
    const end = await runTry(task({ run: () => Promise.reject('just words') }), never, 10)
    expect(end).toEqual({ kind: 'retry', error: new Error('just words') })
  })

  test('reports the time limit, not how the handler took it', async () => {
    const end = await runTry(task({ timeoutMs: 5, run: untilAborted }), never, 1000)
    expect(end).toMatchObject({ kind: 'retry', error: { code: 'job-timeout', retry: true } })
  })

  test('gives up a handler that does not listen to its signal', async () => {
    const end = await runTry(task({ timeoutMs: 5, run: () => new Promise(() => undefined) }), never, 5)
    expect(end).toMatchObject({ kind: 'retry', error: { code: 'job-timeout' } })
  })

  test('counts a handler that ends well in spite of its signal as done', async () => {
    expect(await runTry(task({ timeoutMs: 5, run: endWhenAborted }), never, 1000)).toEqual({ kind: 'done' })
  })

  test('hands back what is stopped from outside, at no cost', async () => {
    const stop = new AbortController()
    const ending = runTry(task({ attempt: 3, run: untilAborted }), stop.signal, 1000)
    stop.abort('shutdown')
    expect(await ending).toEqual({ kind: 'returned', reason: 'shutdown' })
  })

  test('does not run again what killed its process three times', async () => {
    const run = vi.fn(() => Promise.resolve())
    const end = await runTry(task({ crashes: 3, run }), never, 10)
    expect(end).toMatchObject({ kind: 'failed', error: { code: 'job-crashed' } })
    expect(run).not.toHaveBeenCalled()
  })
})
