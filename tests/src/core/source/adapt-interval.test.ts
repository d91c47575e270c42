import { describe, expect, it } from 'vitest'
import { adaptInterval } from '../../../../src/core/source/adapt-interval.ts'

const MINUTE = 60_000
const after = (everyMs: number, intervalMs: number, fresh: number, known: number, possibleGap = false) =>
  adaptInterval({ everyMs, intervalMs }, { fresh, known, possibleGap })

describe('adaptInterval', () => {
  it.each([
    ['halves it for mostly new entries', [20, 20, 9, 1], 10],
    ['goes no lower than a quarter', [20, 5, 10, 0], 5],
    ['lengthens it by a quarter for nothing new', [20, 20, 0, 10], 25],
    ['goes no higher than twice', [20, 39, 0, 10], 40],
    ['comes back at once when a quiet source speaks', [20, 40, 1, 9], 20],
    ['comes back slowly when a lively source calms down', [20, 8, 1, 9], 10],
    ['keeps the interval for some new ones', [20, 20, 5, 5], 20],
    ['never goes below a minute', [2, 1, 10, 0], 1],
    ['leaves intervals of a minute and less as they are', [1, 1, 0, 10], 1],
  ])('%s', (_, [every = 0, interval = 0, fresh = 0, known = 0], expected) => {
    expect(after(every * MINUTE, interval * MINUTE, fresh, known)).toBe(expected * MINUTE)
  })

  it('takes the shortest after a possible gap', () => {
    expect(after(60 * MINUTE, 100 * MINUTE, 30, 0, true)).toBe(15 * MINUTE)
  })
})
