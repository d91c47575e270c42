import { Readable, Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { mapJsonl, type JsonlHandler } from '../../../src/commands/map-jsonl.ts'
import { Failure } from '../../../src/errors.ts'

async function run(lines: readonly string[], handle: JsonlHandler, concurrency = 4) {
  const written: string[] = []
  const output = new Writable({ write: (chunk, _, done) => (written.push(String(chunk)), done()) })
  const counts = await mapJsonl({ input: Readable.from(lines.map((line) => `${line}\n`)), output, concurrency }, handle)
  const answers = written.map((line) => JSON.parse(line) as Record<string, unknown>)
  return { counts, answers }
}

describe('mapJsonl', () => {
  it('answers each line under its id', async () => {
    const { answers, counts } = await run(['{"id":"a","n":1}', '', '{"id":"b","n":2}'], async (line) => ({
      twice: Number(line['n']) * 2,
    }))
    expect(answers).toEqual([
      { id: 'a', twice: 2 },
      { id: 'b', twice: 4 },
    ])
    expect(counts).toEqual({ lines: 2, faults: 0 })
  })

  it('names what is wrong with a line and goes on', async () => {
    const { answers, counts } = await run(['{nope', '[1]', '{"id":7}', '{"id":8}'], async (line) => {
      if (line['id'] === 7) throw new Failure('input', 'bad-encoding', 'cannot be decoded')
      return { fine: true }
    })
    expect(answers[0]).toMatchObject({
      id: null,
      error: { code: 'bad-json', message: expect.stringContaining('line 1') },
    })
    expect(answers[1]).toMatchObject({ id: null, error: { code: 'bad-line' } })
    expect(answers[2]).toEqual({ id: 7, error: { code: 'bad-encoding', message: 'cannot be decoded' } })
    expect(answers[3]).toEqual({ id: 8, fine: true })
    expect(counts).toEqual({ lines: 4, faults: 3 })
  })

  it('never works on more lines at once than it is told', async () => {
    let now = 0
    let most = 0
    const lines = Array.from({ length: 50 }, (_, id) => JSON.stringify({ id }))
    const { answers } = await run(
      lines,
      async () => {
        now += 1
        most = Math.max(most, now)
        await new Promise((resolve) => setImmediate(resolve))
        now -= 1
        return {}
      },
      3,
    )
    expect(answers).toHaveLength(50)
    expect(most).toBe(3)
  })

  it('takes no more lines than its reader takes answers', async () => {
    let taken = 0
    const input = Readable.from(
      (function* lines() {
        for (;;) yield `{"id":${(taken += 1)}}\n`
      })(),
    )
    // A reader that has stopped: the first answer is never taken.
    const output = new Writable({ highWaterMark: 1, write: () => undefined })
    const stop = new AbortController()
    const done = mapJsonl({ input, output, concurrency: 4, signal: stop.signal }, async () => ({}))
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    expect(taken).toBeLessThan(40)
    expect(output.listenerCount('drain')).toBe(1)
    stop.abort()
    output.emit('drain')
    await done
  })

  it('stops when it is told to, and answers no line that was under way', async () => {
    const stop = new AbortController()
    const written: string[] = []
    const output = new Writable({ write: (chunk, _, done) => (written.push(String(chunk)), done()) })
    const input = Readable.from(Array.from({ length: 1_000 }, (_, id) => `{"id":${id}}\n`))
    const counts = await mapJsonl({ input, output, concurrency: 2, signal: stop.signal }, async ({ id }) => {
      if (id === 5) stop.abort()
      stop.signal.throwIfAborted()
      return {}
    })
    expect(counts.faults).toBe(0)
    expect(counts.lines).toBeLessThan(10)
    expect(written).toHaveLength(counts.lines)
  })
})
