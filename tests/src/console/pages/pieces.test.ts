import { describe, expect, it } from 'vitest'
import { splitAtHighlights } from '../../../../src/console/pages/evidence.ts'

describe('splitAtHighlights', () => {
  it.each<[string, [number, number][], string]>([
    ['abcdef', [[1, 3]], 'a[bc]def'],
    [
      'abcdef',
      [
        [4, 6],
        [0, 2],
      ],
      '[ab]cd[ef]',
    ],
    [
      'abcdef',
      [
        [1, 4],
        [2, 3],
      ],
      'a[bcd]ef',
    ],
    [
      'abcdef',
      [
        [1, 4],
        [3, 5],
      ],
      'a[bcd][e]f',
    ],
    [
      'abcdef',
      [
        [4, 99],
        [50, 60],
      ],
      'abcd[ef]',
    ],
    [
      'abcdef',
      [
        [3, 3],
        [-2, 1],
      ],
      '[a]bcdef',
    ],
    ['abcdef', [], 'abcdef'],
    ['', [[0, 1]], ''],
  ])('marks %s at %j', (text, spans, expected) => {
    const parts = splitAtHighlights(text, spans)
    expect(parts.map(({ words, marked }) => (marked ? `[${words}]` : words)).join('')).toBe(expected)
  })
})
