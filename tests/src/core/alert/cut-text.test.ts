import { describe, expect, it } from 'vitest'
import { cutText, flattenText } from '../../../../src/core/alert/cut-text.ts'

describe('cutText', () => {
  it.each([
    ['a deepening alliance', 15, 'a deepening…'],
    ['short', 5, 'short'],
    ['unbreakable', 6, 'unbre…'],
    ['ab😀cd', 4, 'ab…'],
    ['word', 0, ''],
  ])('cuts %s to %i', (text, limit, expected) => {
    expect(cutText(text, limit)).toBe(expected)
  })
})

describe('flattenText', () => {
  it('leaves one line with single spaces', () => {
    expect(flattenText(' a\r\n\tb\u0000c  d ')).toBe('a b c d')
  })
})
