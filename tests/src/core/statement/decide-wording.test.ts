import { describe, expect, it } from 'vitest'
import { analyzeText } from '../../../../src/core/analyze-text.ts'
import { type CrossLanguageStatement, decideWording } from '../../../../src/core/statement/decide-wording.ts'
import { loadTestLexicon } from '../../../support/load-cooperation-lexicon.ts'
import { CROSS_LANGUAGE_CASES } from './cross-language-cases.ts'
import { lexicon } from './lexicon.ts'

const cooperation = await loadTestLexicon()
const LANGUAGES = ['en', 'ru', 'fa'] as const
type Language = (typeof LANGUAGES)[number]
const SAID_AT = '2026-05-01T10:00:00.000Z'

/** How agencies of each language quote one speaker. */
const QUOTED: Readonly<Record<Language, (words: string) => string>> = {
  en: (words) => `“${words},” Russian Foreign Minister Sergey Lavrov said in Moscow.`,
  ru: (words) => `«${words}», — заявил министр иностранных дел России Сергей Лавров.`,
  fa: (words) => `سرگئی لاوروف وزیر امور خارجه روسیه گفت: «${words}.»`,
}

/** A statement as it is found in an article of its language. */
function read(lang: Language, words: string): CrossLanguageStatement {
  const lexicons = { statements: lexicon, cooperation }
  const [statement] = analyzeText({ text: QUOTED[lang](words), title: null, lang }, lexicons).statements
  if (statement === undefined) throw new Error(`no statement was found in: ${words}`)
  const { text, terms = [], speaker, cooperation: tag } = statement
  return { lang, text, terms, actor: speaker.actor ?? null, cooperation: tag, saidAt: SAID_AT }
}

const isLinked = (a: CrossLanguageStatement, b: CrossLanguageStatement) =>
  decideWording(a, [{ ...b, id: 'known' }], ({ id }) => id) === 'known'

const statements = CROSS_LANGUAGE_CASES.map((each) => LANGUAGES.map((lang) => read(lang, each[lang])))
const pairs = statements.flatMap((some, index) =>
  statements.flatMap((others, at) =>
    some.flatMap((a) => others.filter((b) => b.lang !== a.lang).map((b) => ({ a, b, same: index === at }))),
  ),
)

describe('decideWording', () => {
  it('links no two statements that say different things, however near they are', () => {
    const different = pairs.filter(({ same }) => !same)
    expect(different.length).toBeGreaterThan(1_000)
    expect(different.filter(({ a, b }) => isLinked(a, b)).map(({ a, b }) => [a.text, b.text])).toEqual([])
  })

  it('links most statements that are told with facts, in whichever order their languages come', () => {
    const vague = new Set(CROSS_LANGUAGE_CASES.flatMap(({ group }, at) => (group === 'vague' ? statements[at] : [])))
    const same = pairs.filter(({ a, same: one }) => one && !vague.has(a))
    const linked = same.filter(({ a, b }) => isLinked(a, b))
    console.log(`wordings: ${linked.length} of ${same.length} pairs linked`)
    expect(same.length).toBeGreaterThanOrEqual(80)
    expect(linked.length / same.length).toBeGreaterThan(0.5)
    expect(linked.every(({ a, b }) => isLinked(b, a))).toBe(true)
  })

  const english: CrossLanguageStatement = {
    actor: 'sergey-lavrov',
    lang: 'en',
    text: 'Russia will launch 3 satellites for Iran',
    saidAt: SAID_AT,
    terms: ['area:space-general', 'country:IR', 'country:RU', 'cue:give-launch', 'number:3'],
    cooperation: { found: true, areas: ['space'], modality: 'prospective' },
  }
  const russian = { ...english, lang: 'ru', text: 'Россия запустит 3 спутника для Ирана' }

  const counting = (number: string) => [...english.terms.slice(0, -1), number]

  it('takes the same terms of the same speaker and day for one statement', () => {
    expect(isLinked(russian, english)).toBe(true)
  })

  it.each<readonly [string, Partial<CrossLanguageStatement>]>([
    ['another speaker', { actor: 'sergei-ryabkov' }],
    ['a speaker whom the gazetteer does not know', { actor: null }],
    ['another time', { saidAt: '2026-05-04T10:00:00.000Z' }],
    ['the same language', { lang: 'en-GB' }],
    ['another number', { terms: counting('number:4') }],
    ['another country', { terms: [...russian.terms.filter((term) => term !== 'country:IR'), 'country:IQ'] }],
    ['what is negated', { terms: [...russian.terms, 'sense:not'] }],
    ['what is asked for', { terms: [...russian.terms, 'sense:wish'] }],
    ['something else done', { terms: russian.terms.with(3, 'cue:give-build') }],
    ['another way of giving', { terms: [...russian.terms, 'way:IR-RU'] }],
    ['what is more sure', { cooperation: { ...russian.cooperation, modality: 'asserted' } }],
    ['another area', { cooperation: { ...russian.cooperation, areas: ['arms'] } }],
    ['nothing of the kind', { cooperation: { found: false, areas: [], modality: null } }],
    ['much more', { text: russian.text.repeat(4) }],
    ['too little to tell', { terms: ['country:IR', 'country:RU', 'cue:give-launch'] }],
  ])('does not link %s', (_, changes) => {
    const other = { ...russian, ...changes }
    const known = changes.lang === 'en-GB' || changes.actor === null ? { ...english, actor: other.actor } : english
    expect(isLinked(other, known)).toBe(false)
  })

  it('takes a number without a unit for one with any, and other units for other facts', () => {
    const counted = (unit: string) => ({ ...english, terms: counting(`number:3:${unit}`) })
    expect(isLinked(russian, counted('month'))).toBe(true)
    expect(isLinked({ ...russian, terms: counting('number:3:year') }, counted('month'))).toBe(false)
  })

  it('links to neither of two statements that both fit, and to the root of two wordings of one', () => {
    const known = [
      { ...english, id: 'a', root: 'a' },
      { ...english, id: 'b', root: 'b' },
      { ...english, id: 'c', root: 'a', lang: 'fa' },
    ]
    const [first, second, wording] = known
    if (!first || !second || !wording) throw new Error('three are known')
    expect(decideWording(russian, [first, second], ({ root }) => root)).toBeUndefined()
    expect(decideWording(russian, [first, wording], ({ root }) => root)).toBe('a')
    expect(decideWording(russian, [], () => 'x')).toBeUndefined()
  })
})
