import { describe, expect, it } from 'vitest'
import { parseRetryAfter } from '../../../src/http/parse-retry-after.ts'

const NOW = Date.UTC(2024, 0, 1)

describe('parseRetryAfter', () => {
  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['1.5', 1000],
    ['Mon, 01 Jan 2024 00:01:00 GMT', 60_000],
    ['Sun, 31 Dec 2023 00:00:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j', (value, wait) => {
    expect(parseRetryAfter(value, NOW)).toBe(wait)
  })
})
