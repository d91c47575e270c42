import { describe, expect, it } from 'vitest'
import { isFuller } from '../../../../src/core/article/is-fuller.ts'

const WHOLE = 'The first paragraph.\n\nThe second one.\n\nThe third and last of them.'

describe('isFuller', () => {
  it.each([
    ['the beginning of it', 'The first paragraph.', true],
    ['an extract in other marks', 'the FIRST paragraph', true],
    ['most of it', 'The first paragraph.\n\nThe second one.\n\nThe third', false],
    ['another text', 'Nothing of this stands there.', false],
    ['a text that mostly stands elsewhere', 'The second one.\n\nNothing of this is there.', false],
    ['nothing', '', false],
  ])('compares the whole with %s', (_, extract, expected) => {
    expect(isFuller(WHOLE, extract)).toBe(expected)
  })
})
