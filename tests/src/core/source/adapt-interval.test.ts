import { describe, expect, it } from 'vitest'
import { adaptInterval, type IntervalFacts } from '../../../../src/core/source/adapt-interval.ts'

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

  describe('where a hub tells of changes', () => {
    const pushed = (every: number, interval: number, facts: Partial<IntervalFacts>) => {
      const found = { fresh: 0, known: 9, possibleGap: false, pushed: true, ...facts }
      return adaptInterval({ everyMs: every * MINUTE, intervalMs: interval * MINUTE }, found) / MINUTE
    }
    it.each([
      ['lengthens it for nothing new', pushed(10, 20, {}), 25],
      ['goes up to four times', pushed(10, 39, {}), 40],
      ['goes no higher than an hour', pushed(20, 59, {}), 60],
      ['never polls more often because of it', pushed(120, 239, {}), 240],
      ['is at its calmest after each change that it told of', pushed(10, 5, { fresh: 3, told: true }), 40],
      ['comes back when it did not tell of one', pushed(10, 40, { fresh: 1 }), 10],
      [
        'takes the shortest after a possible gap all the same',
        pushed(20, 60, { fresh: 9, told: true, possibleGap: true }),
        5,
      ],
      ['leaves intervals of a minute and less as they are', pushed(1, 1, { told: true }), 1],
    ])('%s', (_, interval, expected) => {
      expect(interval).toBe(expected)
    })
  })

  it('takes the shortest after a possible gap', () => {
    expect(after(60 * MINUTE, 100 * MINUTE, 30, 0, true)).toBe(15 * MINUTE)
  })
})
