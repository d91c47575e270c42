import { describe, expect, it } from 'vitest'
import { compileTerms, matchTerms } from '../../../../src/core/lexicon/match-terms.ts'
import { tokenizeTerms } from '../../../../src/core/lexicon/tokenize-terms.ts'
import { startCpuTime } from '../../../support/cpu-time.ts'

function find(lang: string, patterns: readonly string[], text: string): readonly string[] {
  const tokens = tokenizeTerms(text)
  const matcher = compileTerms(
    patterns.map((pattern) => ({ pattern, meaning: pattern })),
    lang,
  )
  return matchTerms(matcher, tokens).map(({ first, end, meaning }) => {
    return `${meaning}: ${text.slice(tokens[first]!.start, tokens[end - 1]!.end)}`
  })
}

describe('matchTerms', () => {
  it.each([
    ['en', 'supply', 'Tehran supplied it', 'supplied'],
    ['en', 'ship', 'Tehran is shipping it', 'shipping'],
    ['en', 'share', 'sharing know-how', 'sharing'],
    ['en', 'Su-35', 'the SU35 jets', 'SU35'],
    ['en', 'Su-35', 'the Su 35 jets', 'Su 35'],
    ['en', 'nuclear deal', 'both nuclear deals', 'nuclear deals'],
    ['ru', 'поставк*', 'о поставках', 'поставках'],
    ['ru', 'самолёт*', 'Самолетов', 'Самолетов'],
    ['fa', 'پهپاد', 'پهپاد‌های ايرانی', 'پهپاد‌های'],
    ['fa', 'همکاری', 'همكاري‌هاي دو كشور', 'همكاري‌هاي'],
    ['fa', 'شاهد ۱۳۶', 'پهپاد شاهد136', 'شاهد136'],
    ['ar', 'تعاون', 'والتعاون مع', 'والتعاون'],
    ['he', 'נשק', 'והנשק', 'והנשק'],
    ['tr', 'Rusya', "Rusya'nın", 'Rusya'],
    ['fr', 'Iran', "l'Iran", 'Iran'],
    ['zh', '合作', '俄伊合作协议', '合作'],
  ])('%s: %s is met in %s', (lang, pattern, text, written) => {
    expect(find(lang, [pattern], text)).toEqual([`${pattern}: ${written}`])
  })

  it('keeps to the word as written after an equals sign', () => {
    expect(find('en', ['=sign'], 'they sign, she signed')).toEqual(['=sign: sign'])
  })

  it('does not match inside a word', () => {
    expect(find('en', ['oman', 'Iran'], 'a Roman Tirana')).toEqual([])
  })

  it('gives overlapping and nested terms', () => {
    expect(find('en', ['free trade', 'trade', 'trade zone'], 'a free trade zone')).toEqual([
      'free trade: free trade',
      'trade: trade',
      'trade zone: trade zone',
    ])
  })

  it('parts an ending after an apostrophe and glues a compound', () => {
    expect(
      tokenizeTerms("Iran's Russia-Iran l'Iran").map(({ text, kind, glued }) => `${text} ${kind} ${glued}`),
    ).toEqual([
      'iran word false',
      "'s ending true",
      'russia word false',
      'iran word true',
      'l word false',
      'iran word false',
    ])
  })

  it('takes about the same time with a hundred times the terms', () => {
    const text = 'Moscow and Tehran signed a treaty on drones and trade. '.repeat(2000)
    const tokens = tokenizeTerms(text)
    const timeOf = (size: number): number => {
      const terms = Array.from({ length: size }, (_, at) => ({ pattern: `term${at} of list${at}*`, meaning: at }))
      const matcher = compileTerms(terms, 'en')
      matchTerms(matcher, tokens)
      const spentMs = startCpuTime()
      for (let round = 0; round < 5; round++) matchTerms(matcher, tokens)
      return spentMs()
    }
    timeOf(100)
    expect(timeOf(20_000)).toBeLessThan(5 * timeOf(200) + 50)
  })
})
