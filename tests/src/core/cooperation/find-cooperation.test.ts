import { describe, expect, it } from 'vitest'
import { AREAS } from '../../../../src/core/cooperation/cooperation.ts'
import { findCooperation } from '../../../../src/core/cooperation/find-cooperation.ts'
import { loadTestLexicon } from '../../../support/load-cooperation-lexicon.ts'
import type { Case } from './cases/case.ts'
import { ENGLISH_AGENCIES } from './cases/english-agencies.ts'
import { ENGLISH } from './cases/english.ts'
import { OTHER_LANGUAGES } from './cases/other-languages.ts'
import { PERSIAN_AGENCIES } from './cases/persian-agencies.ts'
import { PERSIAN } from './cases/persian.ts'
import { RUSSIAN_AGENCIES } from './cases/russian-agencies.ts'
import { RUSSIAN } from './cases/russian.ts'

const lexicon = await loadTestLexicon()

interface Score {
  readonly precision: number
  readonly recall: number
  readonly areaF1: number
  readonly modality: number
  readonly wrong: readonly string[]
}

function score(cases: readonly Case[], lang: string): Score {
  const wrong: string[] = []
  const count = { hit: 0, false: 0, missed: 0, modality: 0, areaHit: 0, areaWrong: 0 }
  for (const [text, expected] of cases) {
    const got = findCooperation(text, lang, lexicon)
    if (got.found && expected !== null) count.hit++
    if (got.found && expected === null) count.false++
    if (!got.found && expected !== null) count.missed++
    const areas = expected?.areas ?? []
    count.areaHit += 2 * areas.filter((area) => got.areas.includes(area)).length
    count.areaWrong += areas.filter((area) => !got.areas.includes(area)).length
    count.areaWrong += got.areas.filter((area) => !areas.includes(area)).length
    if (got.found && got.modality === expected?.modality) count.modality++
    const says = got.found ? `${got.modality} ${got.areas.join(',')}` : 'nothing'
    const should =
      expected === null
        ? 'nothing'
        : `${expected.modality} ${AREAS.filter((area) => expected.areas.includes(area)).join(',')}`
    const by = got.evidence.flatMap(({ rules, links }) => [
      ...(rules ?? []),
      ...(links ?? []).map(({ start, end }) => text.slice(start, end)),
    ])
    if (says !== should) wrong.push(`${text}\n    got ${says}, should ${should} (${by.join(' ')})`)
  }
  return {
    precision: count.hit / (count.hit + count.false),
    recall: count.hit / (count.hit + count.missed),
    areaF1: count.areaHit / (count.areaHit + count.areaWrong),
    modality: count.modality / count.hit,
    wrong,
  }
}

function show(figures: Readonly<Record<string, number>>): string {
  return Object.entries(figures)
    .map(([name, value]) => `${name} ${value.toFixed(3)}`)
    .join(', ')
}

describe('findCooperation', () => {
  it.each([
    ['en', [...ENGLISH, ...ENGLISH_AGENCIES]],
    ['ru', [...RUSSIAN, ...RUSSIAN_AGENCIES]],
    ['fa', [...PERSIAN, ...PERSIAN_AGENCIES]],
  ] as const)('judges news sentences in %s', (lang, cases) => {
    const { precision, recall, areaF1, modality, wrong } = score(cases, lang)
    console.info(lang, cases.length, 'sentences:', show({ precision, recall, areaF1, modality }))
    if (wrong.length > 0) console.info(wrong.join('\n'))
    expect(cases.length).toBeGreaterThanOrEqual(200)
    expect(precision).toBeGreaterThanOrEqual(0.97)
    expect(recall).toBeGreaterThanOrEqual(0.92)
    expect(areaF1).toBeGreaterThanOrEqual(0.88)
    expect(modality).toBeGreaterThanOrEqual(0.9)
  })

  it('finds cooperation and its areas in eight more languages', () => {
    const wrong = OTHER_LANGUAGES.flatMap(([lang, text, areas]) => {
      const got = findCooperation(text, lang, lexicon)
      return got.areas.join() === areas.join() ? [] : [`${lang} ${text} got ${got.areas.join()}`]
    })
    const perLanguage = Map.groupBy(OTHER_LANGUAGES, ([lang]) => lang)
    for (const cases of perLanguage.values()) expect(cases.length).toBeGreaterThanOrEqual(15)
    console.info(`other languages: ${OTHER_LANGUAGES.length - wrong.length} of ${OTHER_LANGUAGES.length} right`)
    if (wrong.length > 0) console.info(wrong.join('\n'))
    expect(wrong.length).toBeLessThanOrEqual(OTHER_LANGUAGES.length / 20)
  })

  it('reads the language from the text where none is named', () => {
    expect(findCooperation('Иран передал России беспилотники.', null, lexicon).areas).toEqual(['arms'])
    expect(findCooperation('ایران پهپاد به روسیه فروخته است.', null, lexicon).areas).toEqual(['arms'])
  })

  it('gives the sentence, the words of each side and the rules as evidence', () => {
    const text = 'Snow fell. Tehran sent drones to Moscow. Nobody spoke.'
    const { evidence } = findCooperation(text, 'en', lexicon)
    expect(evidence).toHaveLength(1)
    const [item] = evidence
    expect(text.slice(item?.start, item?.end)).toBe('Tehran sent drones to Moscow.')
    expect(item).toMatchObject({
      russia: ['Moscow'],
      iran: ['Tehran'],
      areas: ['arms'],
      modality: 'asserted',
      rules: ['give'],
    })
    expect(item?.links?.map(({ start, end }) => text.slice(start, end))).toEqual(['sent'])
  })

  it('keeps offsets right behind joiners, vowel signs and pairs of surrogates', () => {
    const text = '😀 مُقدمه. ایران پهپاد‌های تازه به روسیه فروخت.'
    const [item] = findCooperation(text, 'fa', lexicon).evidence
    expect(text.slice(item?.start, item?.end)).toBe('ایران پهپاد‌های تازه به روسیه فروخت.')
    expect(item?.iran).toEqual(['ایران'])
  })

  it('lets the first sentences point back to the title, which is no evidence itself', () => {
    const text = 'The two countries will sign the agreement on Friday.'
    const title = 'Kremlin on partnership of Russia and Iran'
    expect(findCooperation(text, 'en', lexicon).found).toBe(false)
    const found = findCooperation(text, 'en', lexicon, title)
    expect(found).toMatchObject({ found: true, modality: 'prospective' })
    expect(found.evidence.map(({ start, end }) => text.slice(start, end))).toEqual([text])
    expect(findCooperation('Snow fell.', 'en', lexicon, title).found).toBe(false)
  })

  it('reads "us" as a pronoun and "US" as a country', () => {
    expect(findCooperation('Russia told us that it will help Iran.', 'en', lexicon).found).toBe(true)
    expect(findCooperation('Russia told the US that the US will help Iran.', 'en', lexicon).found).toBe(false)
  })

  it('does not read addresses', () => {
    expect(findCooperation('See https://example.org/russia-iran-cooperation for more.', 'en', lexicon).found).toBe(
      false,
    )
  })

  it('lets a denial that comes first stand where nothing is stated as fact', () => {
    const text = 'Tehran denied sending missiles to Moscow. Kyiv has accused Iran of supplying Russia.'
    expect(findCooperation(text, 'en', lexicon).modality).toBe('denied')
  })
})
