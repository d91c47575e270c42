import { describe, expect, it } from 'vitest'
import { describeDistance, describeLength, describeTime } from '../../../../src/core/text/describe-time.ts'

const HOUR = 3_600_000

describe('describeDistance', () => {
  it.each([
    [0, 'just now'],
    [30_000, 'in under a minute'],
    [-30_000, 'just now'],
    [-90_000, '2 min ago'],
    [3 * HOUR, 'in 3 h'],
    [-72 * HOUR, '3 days ago'],
  ])('%i ms is %s', (ms, words) => {
    expect(describeDistance(ms)).toBe(words)
  })
})

describe('describeLength', () => {
  it.each([
    [0, 'under a minute'],
    [59 * 60_000, '59 min'],
    [47 * HOUR, '47 h'],
    [48 * HOUR, '2 days'],
  ])('%i ms is %s', (ms, words) => {
    expect(describeLength(ms)).toBe(words)
  })
})

describe('describeTime', () => {
  it('tells a time in UTC to the minute', () => {
    expect(describeTime(new Date('2026-05-01T10:30:59+02:00'))).toBe('2026-05-01 08:30 UTC')
  })
})
