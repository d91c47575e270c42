import { describe, expect, it } from 'vitest'
import { trustsValidators } from '../../../../src/core/source/trusts-validators.ts'

const at = (day: number, hour: number) => new Date(Date.UTC(2026, 4, day, hour))

describe('trustsValidators', () => {
  it.each([
    ['within a day', at(1, 8), at(1, 9), at(1, 10), true],
    ['within a day that ends at no midnight', at(1, 20), at(2, 18), at(2, 19), true],
    ['at the first poll of a new day', at(1, 8), at(2, 7), at(2, 8), false],
    ['at the first poll after many days', at(1, 8), at(1, 9), at(9, 10), false],
    ['of a source never polled', null, null, at(1, 8), true],
  ])('%s', (_, baselineAt, lastPollAt, now, trusts) => {
    expect(trustsValidators({ baselineAt, lastPollAt }, now)).toBe(trusts)
  })
})
