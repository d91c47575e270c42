import { describe, expect, it } from 'vitest'
import { canonicalize } from '../../../src/commands/canonicalize.ts'
import { createMemoryIo } from './memory-io.ts'

describe('canonicalize', () => {
  it('answers each address with its canonical form, in order, and skips empty lines', async () => {
    const io = createMemoryIo('https://Example.org/a?utm_source=x\r\n\n  http://example.org:80/b#top  \n')
    expect(await canonicalize.run([], io)).toBe(0)
    expect(io.written.stdout()).toBe('https://example.org/a\nhttps://example.org/b\n')
    expect(io.written.stderr()).toBe('')
  })

  it('names a line that is no address, goes on, and says so in its exit code', async () => {
    const io = createMemoryIo('https://example.org/a\nnot an address\nhttps://example.org/b\n')
    expect(await canonicalize.run([], io)).toBe(1)
    expect(io.written.stdout()).toBe('https://example.org/a\nhttps://example.org/b\n')
    expect(io.written.stderr()).toBe('line 2: not a web address: not an address\n')
  })
})
