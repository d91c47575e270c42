import { describe, expect, test } from 'vitest'
import { retryDelayMs } from '../../../src/queue/retry-delay.ts'

const policy = { attempts: 9, firstMs: 1000, mostMs: 10_000 }

describe('retryDelayMs', () => {
  test.each([
    [1, 1000],
    [2, 2000],
    [4, 8000],
    [5, 10_000],
    [400, 10_000],
  ])('waits at most, after try %i, %i ms and at least half of it', (attempt, most) => {
    expect(retryDelayMs(attempt, policy, () => 1)).toBe(most)
    expect(retryDelayMs(attempt, policy, () => 0)).toBe(most / 2)
  })
})
