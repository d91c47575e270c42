import { describe, expect, it } from 'vitest'
import { AREAS } from '../../../../src/core/cooperation/cooperation.ts'
import { findCooperation } from '../../../../src/core/cooperation/find-cooperation.ts'
import { loadTestLexicon } from '../../../support/load-cooperation-lexicon.ts'
import type { Case } from './cases/case.ts'
import { ENGLISH } from './cases/english.ts'
import { PERSIAN } from './cases/persian.ts'
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
    const should = expected === null ? 'nothing' : `${expected.modality} ${AREAS.filter((area) => expected.areas.includes(area)).join(',')}`
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

describe('findCooperation', () => {
  it.each([
    ['en', ENGLISH],
    ['ru', RUSSIAN],
    ['fa', PERSIAN],
  ] as const)('judges news sentences in %s', (lang, cases) => {
    const { precision, recall, areaF1, modality, wrong } = score(cases, lang)
    const figures = { precision, recall, areaF1, modality }
    console.info(
      lang,
      cases.length,
      JSON.stringify(figures, (_, value: unknown) =>
        typeof value === 'number' ? Math.round(value * 1000) / 1000 : value,
      ),
    )
    if (wrong.length > 0) console.info(wrong.join('\n'))
    expect(cases.length).toBeGreaterThanOrEqual(60)
    expect(precision).toBeGreaterThanOrEqual(0.95)
    expect(recall).toBeGreaterThanOrEqual(0.95)
    expect(areaF1).toBeGreaterThanOrEqual(0.9)
    expect(modality).toBeGreaterThanOrEqual(0.9)
  })
})
