import { describe, expect, it } from 'vitest'
import { joinIdeographs } from '../../../../src/core/cooperation/join-ideographs.ts'
import { tokenizeTerms } from '../../../../src/core/lexicon/tokenize-terms.ts'

describe('joinIdeographs', () => {
  it('joins known terms whole and other ideographs in pairs, and moves the matches along', () => {
    const text = '德黑兰昨天下午否认'
    const { tokens, matches } = joinIdeographs(tokenizeTerms(text), [
      { first: 0, end: 3 },
      { first: 7, end: 9 },
    ])
    expect(tokens.map((token) => token.text)).toEqual(['德黑兰', '昨天', '下午', '否认'])
    expect(matches).toEqual([
      { first: 0, end: 1 },
      { first: 3, end: 4 },
    ])
    expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual(tokens.map((token) => token.text))
  })

  it('parts a term where another one begins in it, and leaves other scripts as they are', () => {
    const { tokens } = joinIdeographs(tokenizeTerms('战略伙伴 Su-35'), [
      { first: 0, end: 4 },
      { first: 2, end: 4 },
    ])
    expect(tokens.map((token) => token.text)).toEqual(['战略', '伙伴', 'su', '35'])
  })
})
