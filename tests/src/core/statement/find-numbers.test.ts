import { describe, expect, it } from 'vitest'
import { findNumbers } from '../../../../src/core/statement/find-numbers.ts'

describe('findNumbers', () => {
  it.each<readonly [string, readonly (readonly [number, string | null])[]]>([
    [
      '24 Su-35 fighters',
      [
        [24, null],
        [35, null],
      ],
    ],
    ['two hundred and forty thousand tons', [[240_000, 'tonne']]],
    [
      'forty-four of the 1,500 drones',
      [
        [44, null],
        [1500, null],
      ],
    ],
    [
      '1.5 billion dollars, 16 percent',
      [
        [1_500_000_000, 'dollar'],
        [16, 'percent'],
      ],
    ],
    ['it grew by 16%', [[16, 'percent']]],
    ['двести сорок тысяч тонн', [[240_000, 'tonne']]],
    [
      '4,8 миллиарда долларов за 20 лет',
      [
        [4_800_000_000, 'dollar'],
        [20, 'year'],
      ],
    ],
    ['1 500 беспилотников', [[1500, null]]],
    ['دویست و چهل هزار', [[240_000, null]]],
    ['۵۵ میلیارد متر مکعب گاز', [[55_000_000_000, 'cubic-metre']]],
    [
      '۳ ماهواره در ۲ ماه',
      [
        [3, null],
        [2, 'month'],
      ],
    ],
    ['no number at all', []],
    ['', []],
  ])('of %j', (text, numbers) => {
    expect(findNumbers(text).map(({ value, unit }) => [value, unit])).toEqual(numbers)
  })

  it('reads a very long text at once', () => {
    const startedAt = process.cpuUsage().user
    expect(findNumbers('сто and و 1,'.repeat(20_000)).length).toBeGreaterThan(1_000)
    expect(process.cpuUsage().user - startedAt).toBeLessThan(5_000_000)
  })
})
