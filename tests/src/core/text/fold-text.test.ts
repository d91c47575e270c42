import { describe, expect, it } from 'vitest'
import { foldText, sourceSpan } from '../../../../src/core/text/fold-text.ts'
import { startCpuTime } from '../../../support/cpu-time.ts'

const alike: readonly (readonly [string, string, string])[] = [
  ['case', 'TEHRAN', 'tehran'],
  ['accents', 'Téhéran Ağrı İran', 'teheran agri iran'],
  ['Russian yo', 'Самолёт', 'самолет'],
  ['Arabic and Persian yeh and kaf', 'همكاري', 'همکاری'],
  ['zero-width non-joiner', 'پهپاد‌های', 'پهپادهای'],
  ['vowel signs and tatweel', 'مُحَمَّد إيـــران', 'محمد ایران'],
  ['madda and hamza', 'آمریکا أمريكا', 'امریکا امریکا'],
  ['Persian and Arabic digits', '۱۴۰۳ ٢٠٢٤', '1403 2024'],
  ['curly quotes and dashes', 'Iran’s “drones” – now', 'iran\'s "drones" - now'],
  ['soft hyphen and bidi marks', 'co\u00adoperation\u200f', 'cooperation'],
  ['Hebrew points', 'אִירָן', 'אירן'],
  ['letters that grow', 'Straße', 'strasse'],
  ['traditional characters', '俄羅斯與伊朗簽署條約', '俄罗斯与伊朗签署条约'],
  ['full-width forms', 'Ｓ－４００', 's-400'],
]

describe('foldText', () => {
  it.each(alike)('folds %s', (_, written, folded) => {
    expect(foldText(written).text).toBe(folded)
  })

  it('keeps й and ї as letters of their own, composed or not', () => {
    expect(foldText('Шойгу Київ').text).toBe('шойгу київ')
    expect(foldText('Шои\u0306гу Киі\u0308в').text).toBe('шойгу київ')
  })

  it('needs no offset table where nothing moves', () => {
    expect(foldText('Moscow and Tehran').offsets).toBeNull()
  })

  it('leads a folded range back to the characters of the source', () => {
    const source = 'با پهپاد‌های Straße مُحَمَّد'
    const folded = foldText(source)
    for (const [found, written] of [
      ['پهپادهای', 'پهپاد‌های'],
      ['strasse', 'Straße'],
      ['محمد', 'مُحَمَّد'],
    ] as const) {
      const at = folded.text.indexOf(found)
      expect(source.slice(...sourceSpan(folded, at, at + found.length))).toBe(written)
    }
  })

  it('keeps pairs of surrogates whole', () => {
    expect(foldText('é😀').text).toBe('e😀')
  })

  it('folds a megabyte in a moment', () => {
    const spentMs = startCpuTime()
    foldText('همكاري إيران و روسيه '.repeat(50_000))
    expect(spentMs()).toBeLessThan(2000)
  })
})
