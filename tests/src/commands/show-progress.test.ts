import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { showProgress } from '../../../src/commands/show-progress.ts'
import { createMemoryIo } from './memory-io.ts'

describe('showProgress', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  const count = (isTTY: boolean) => {
    const { stderr, written } = createMemoryIo('', {}, isTTY)
    const progress = showProgress(stderr, 'documents')
    for (let done = 1; done <= 100; done += 1) {
      vi.advanceTimersByTime(50)
      progress.count(done)
    }
    progress.end()
    return written.stderr()
  }

  it('counts on one line of a terminal, a few times a second, and clears it at the end', () => {
    const shown = count(true).split('\r')
    expect(shown).toContain('100 documents')
    expect(shown.length).toBeLessThan(30)
    expect(shown.at(-1)).toBe('\u001B[K')
    expect(count(true)).not.toContain('\n')
  })

  it('says nothing where nobody watches', () => {
    expect(count(false)).toBe('')
  })
})
