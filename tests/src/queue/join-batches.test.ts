import { describe, expect, test, vi } from 'vitest'
import { joinBatches } from '../../../src/queue/join-batches.ts'

/** A send whose batches are taken, or fail, when the test says so. */
function createGate() {
  const batches: number[][] = []
  const ends: { take: () => void; fail: (error: Error) => void }[] = []
  const send = (things: readonly number[]) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    batches.push([...things])
    ends.push({ take: resolve, fail: reject })
    return promise
  }
  return { batches, ends, send }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('joinBatches', () => {
  test('sends at once what comes alone, and together what comes meanwhile', async () => {
    const { batches, ends, send } = createGate()
    const hand = joinBatches(send, 10)
    const first = hand([1])
    const later = [hand([2, 3]), hand([4])]
    expect(batches).toEqual([[1]])
    ends[0]?.take()
    await first
    await settled()
    expect(batches).toEqual([[1], [2, 3, 4]])
    ends[1]?.take()
    await Promise.all(later)
    await settled()
    void hand([5])
    expect(batches).toEqual([[1], [2, 3, 4], [5]])
  })

  test('sends no more than so many at once', async () => {
    const sizes: number[] = []
    const hand = joinBatches((things) => Promise.resolve(void sizes.push(things.length)), 2)
    await hand([1, 2, 3, 4, 5])
    expect(sizes).toEqual([2, 2, 1])
  })

  test('fails for all who share a batch, and for nobody else', async () => {
    const { ends, send } = createGate()
    const hand = joinBatches(send, 10)
    const first = hand([1])
    const shared = Promise.allSettled([hand([2]), hand([3])])
    ends[0]?.take()
    await first
    await settled()
    const next = hand([4])
    ends[1]?.fail(new Error('away'))
    expect((await shared).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await settled()
    ends[2]?.take()
    await expect(next).resolves.toBeUndefined()
  })

  test('waits no longer than a second for a batch that is stuck', async () => {
    vi.useFakeTimers()
    try {
      const { batches, send } = createGate()
      const hand = joinBatches(send, 10)
      void hand([1])
      void hand([2])
      await vi.advanceTimersByTimeAsync(999)
      expect(batches).toEqual([[1]])
      await vi.advanceTimersByTimeAsync(1)
      expect(batches).toEqual([[1], [2]])
    } finally {
      vi.useRealTimers()
    }
  })
})
