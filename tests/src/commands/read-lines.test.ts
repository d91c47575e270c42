import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { readLines } from '../../../src/commands/read-lines.ts'

const linesOf = (chunks: readonly (Buffer | string)[]) => Array.fromAsync(readLines(Readable.from(chunks)))

describe('readLines', () => {
  it('gives lines whatever they end with, the last one too when nothing ends it', async () => {
    expect(await linesOf(['one\ntwo\r\n\nthree'])).toEqual(['one', 'two', '', 'three'])
    expect(await linesOf(['one\n'])).toEqual(['one'])
    expect(await linesOf([])).toEqual([])
  })

  it('joins what comes in pieces, within a character too', async () => {
    const bytes = Buffer.from('Россия и ایران\nвторая 🚀 строка\r\n')
    const pieces = Array.from(bytes, (byte) => Buffer.from([byte]))
    expect(await linesOf(pieces)).toEqual(['Россия и ایران', 'вторая 🚀 строка'])
  })

  it('leaves out a byte order mark', async () => {
    expect(await linesOf([Buffer.from('\uFEFF{"id":1}\n')])).toEqual(['{"id":1}'])
  })

  it('reads a line of many megabytes', async () => {
    const chunk = 'x'.repeat(65_536)
    const [line] = await linesOf([...Array.from({ length: 400 }, () => chunk), '\nnext'])
    expect(line).toHaveLength(400 * 65_536)
  })

  it('reads no further than it is asked to', async () => {
    let given = 0
    const endless = Readable.from(
      (function* chunks() {
        for (;;) yield `${(given += 1)}\n`
      })(),
      { highWaterMark: 1 },
    )
    const lines = readLines(endless)
    await lines.next()
    await new Promise((resolve) => setImmediate(resolve))
    expect(given).toBeLessThan(10)
    await lines.return(undefined)
    expect(endless.destroyed).toBe(true)
  })
})
