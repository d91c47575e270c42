import { describe, expect, it } from 'vitest'
import { describeRule } from '../../../../src/core/cooperation/describe-rule.ts'
import { findCooperation } from '../../../../src/core/cooperation/find-cooperation.ts'
import { loadTestLexicon } from '../../../support/load-cooperation-lexicon.ts'
import type { Case } from './cases/case.ts'
import { ENGLISH_AGENCIES } from './cases/english-agencies.ts'
import { ENGLISH } from './cases/english.ts'
import { PERSIAN } from './cases/persian.ts'
import { RUSSIAN } from './cases/russian.ts'

const lexicon = await loadTestLexicon()
const rulesIn = (cases: readonly Case[], lang: string): readonly string[] =>
  cases.flatMap(([text]) => findCooperation(text, lang, lexicon).evidence.flatMap(({ rules }) => rules ?? []))

describe('describeRule', () => {
  it('has words for every rule that fires', () => {
    const fired = new Set([
      ...rulesIn([...ENGLISH, ...ENGLISH_AGENCIES], 'en'),
      ...rulesIn(RUSSIAN, 'ru'),
      ...rulesIn(PERSIAN, 'fa'),
    ])
    expect(fired.size).toBeGreaterThan(30)
    expect([...fired].filter((rule) => describeRule(rule).startsWith(rule))).toEqual([])
  })

  it('says that a side was named before', () => {
    expect(describeRule('give-pronoun')).toBe('one gives to the other; one side is named before and pointed to')
  })

  it('tells a rule that it does not know by its name', () => {
    expect(describeRule('new-rule')).toBe('new-rule')
  })
})
