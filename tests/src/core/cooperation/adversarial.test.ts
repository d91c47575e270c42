import { describe, expect, it } from 'vitest'
import { findCooperation } from '../../../../src/core/cooperation/find-cooperation.ts'
import { loadTestLexicon } from '../../../support/load-cooperation-lexicon.ts'
import { startCpuTime } from '../../../support/cpu-time.ts'

const lexicon = await loadTestLexicon()
/** Far above what it takes on an idle machine, far below what anything worse than linear would. */
const LIMIT_MS = 3000
const WORDS = [
  'Russia',
  'Iran',
  'and',
  'with',
  'supplies',
  'drones',
  'not',
  'the two countries',
  ',',
  '-',
  '“',
  "'s",
  'договор',
  'ایران',
  '合作',
  'may',
  'to',
  'deny',
  '.',
]

/** A fixed sequence of pseudo-random numbers below one. Source: Park and Miller (1988), "minimal standard". */
function* random(seed: number): Generator<number, never> {
  let state = seed
  for (;;) {
    state = (state * 48_271) % 2_147_483_647
    yield state / 2_147_483_647
  }
}

describe('findCooperation on hostile texts', () => {
  it.each([
    'Russia Iran sign ',
    'Russia supplies Iran drones ',
    'the two countries ',
    'иран россия договор ',
    '"',
    ' ',
    'a',
    'not ',
  ])('reads 50,000 characters of %j in bounded time', (unit) => {
    const text = unit.repeat(Math.ceil(50_000 / unit.length))
    const spentMs = startCpuTime()
    findCooperation(text, null, lexicon)
    expect(spentMs()).toBeLessThan(LIMIT_MS)
  })

  it('reads a thousand random texts, each in bounded time', () => {
    const numbers = random(7)
    for (let round = 0; round < 1000; round++) {
      const text = Array.from({ length: 60 }, () => WORDS[Math.floor(numbers.next().value * WORDS.length)]).join(' ')
      const spentMs = startCpuTime()
      const { evidence } = findCooperation(text, null, lexicon)
      expect(spentMs()).toBeLessThan(LIMIT_MS)
      for (const { start, end } of evidence) expect(start < end && end <= text.length).toBe(true)
    }
  })
})
