import { describe, expect, it } from 'vitest'
import { compileConcepts } from '../../../../src/core/story/compile-concepts.ts'
import { findConcepts } from '../../../../src/core/story/find-concepts.ts'

const lexicon = compileConcepts({
  statements: {
    countries: { AZ: { en: ['Azerbaijan'], ru: ['азербайдж*'] }, RU: { en: ['Russia', 'Russian'], ru: ['росси*'] } },
  },
  cooperation: {
    parties: [
      { id: 'actor-ivan-petrov', side: 'RU', kind: 'person', terms: { en: ['=Petrov'], ru: ['=Петров', '=Петровым'] } },
      { id: 'neighbours', side: 'other', kind: 'state', terms: { en: ['Azerbaijan'] } },
    ],
    areas: [{ id: 'arms-drones', area: 'arms', kind: 'weapon', terms: { en: ['drone'], ru: ['беспилотник*'] } }],
    cues: [],
  },
})
const keysOf = (text: string, lang: string) =>
  findConcepts(text, lang, lexicon)
    .map(({ key, kind }) => [key, kind])
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1))

describe('findConcepts', () => {
  it('finds the same in two languages: people, states, things, numbers, how names sound', () => {
    const english = 'The firm met Petrov in Chabahar over 1,057 drones for Azerbaijan, said Russia.'
    const russian = 'Компания обсудила с Петровым в Чабахаре 1057 беспилотников для Азербайджана, сообщает Россия.'
    const shared = [
      ['#1057', 'particular'],
      ['@AZ', 'particular'],
      ['@RU', 'commonplace'],
      ['@actor-ivan-petrov', 'commonplace'],
      ['@arms-drones', 'particular'],
      ['~Cbr', 'particular'],
    ]
    expect(keysOf(english, 'en')).toEqual(shared)
    expect(keysOf(russian, 'ru')).toEqual(expect.arrayContaining(shared))
  })

  it('takes no word for a name that stands in lower case, and no digit alone for a number', () => {
    expect(keysOf('the chabahar of 5 drones', 'en')).toEqual([['@arms-drones', 'particular']])
  })
})
