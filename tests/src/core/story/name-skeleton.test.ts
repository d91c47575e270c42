import { describe, expect, it } from 'vitest'
import { nameSkeleton } from '../../../../src/core/story/name-skeleton.ts'

describe('nameSkeleton', () => {
  it.each([
    ['hormozgan', 'хормозган', 'هرمزگان'],
    ['chabahar', 'чабахар', 'چابهار'],
    ['bushehr', 'бушер', 'بوشهر'],
    ['deylaman', 'дейламан', 'دیلمان'],
    ['alabuga', 'алабуга', 'آلابوگا'],
    ['vostochny', 'восточного', 'وستوچنی'],
    ['gazprom', 'газпром', 'گازپروم'],
  ])('hears one name in %s, %s and %s', (latin, cyrillic, persian) => {
    const heard = nameSkeleton(latin)
    expect(heard).toMatch(/^[a-zA-Z]{3,}$/)
    expect([nameSkeleton(cyrillic), nameSkeleton(persian)]).toEqual([heard, heard])
  })

  it('hears nothing in a word of few consonants, which too many share', () => {
    expect(['rome', 'рим', 'قم', 'oie', ''].map(nameSkeleton)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})
