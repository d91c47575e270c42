import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstPlace } from '../../../../src/core/text/first-place.ts'

describe('firstPlace', () => {
  it('finds what a search from the start finds', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 })), fc.integer({ min: -1, max: 21 }), (numbers, wanted) => {
        const sorted = numbers.toSorted((a, b) => a - b)
        const found = sorted.findIndex((number) => number >= wanted)
        expect(firstPlace(sorted, (number) => number < wanted)).toBe(found < 0 ? sorted.length : found)
      }),
    )
  })
})
