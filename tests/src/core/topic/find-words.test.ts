import { array, assert, constantFrom, integer, option, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findWords } from '../../../../src/core/topic/find-words.ts'
import { indexWords } from '../../../../src/core/topic/index-words.ts'
import type { WordsClause } from '../../../../src/core/topic/query.ts'

function clauseOf(words: readonly string[], slop: number | null): WordsClause {
  const parsed = words.map((word) => ({ folded: word.replace('*', ''), prefix: word.endsWith('*') }))
  return { kind: 'words', field: 'text', words: parsed, slop, raw: words.join(' '), start: 0, end: 0 }
}

function meets(word: string, wanted: string): boolean {
  return wanted.endsWith('*') ? word.startsWith(wanted.slice(0, -1)) : word === wanted
}

/** Whether some run of the text, with at most `slop` words too many, holds each wanted word as often as it is wanted. */
function isNear(text: readonly string[], wanted: readonly string[], slop: number): boolean {
  const longest = wanted.length + slop
  return text.some((_, start) => {
    const run = text.slice(start, start + longest)
    return wanted.every(
      (word) => run.filter((each) => meets(each, word)).length >= wanted.filter((each) => each === word).length,
    )
  })
}

function isPhrase(text: readonly string[], wanted: readonly string[]): boolean {
  return text.some((_, start) => wanted.every((word, at) => meets(text[start + at] ?? '', word)))
}

describe('findWords', () => {
  it('finds what trying every place finds, for phrases and proximity', () => {
    const text = array(constantFrom('ana', 'anabel', 'bob', 'carl', 'dan'), { maxLength: 14 })
    const wanted = array(constantFrom('ana', 'ana*', 'bob', 'carl'), { minLength: 1, maxLength: 3 })
    const slop = option(integer({ min: 0, max: 4 }))
    assert(
      property(text, wanted, slop, (words, query, most) => {
        const found = findWords(indexWords(words.join(' ')), clauseOf(query, most)) !== undefined
        expect(found).toBe(most === null ? isPhrase(words, query) : isNear(words, query, most))
      }),
      { numRuns: 3000 },
    )
  })

  it('gives the offsets of the narrowest place for a proximity, of the first for a phrase', () => {
    const text = 'Iran x y drones, then drones of Iran; Iran drones'
    const index = indexWords(text)
    expect(text.slice(...(findWords(index, clauseOf(['iran', 'drones'], 5)) ?? [0, 0]))).toBe('Iran drones')
    expect(text.slice(...(findWords(index, clauseOf(['drones'], null)) ?? [0, 0]))).toBe('drones')
    expect(findWords(index, clauseOf(['drones'], null))?.[0]).toBe(9)
  })
})
