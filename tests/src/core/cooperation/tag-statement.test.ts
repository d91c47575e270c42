import { describe, expect, it } from 'vitest'
import { findCooperation } from '../../../../src/core/cooperation/find-cooperation.ts'
import { tagStatement } from '../../../../src/core/cooperation/tag-statement.ts'
import type { CooperationTag, Speaker, Statement } from '../../../../src/core/statement/statement.ts'
import { loadTestLexicon } from '../../../support/load-cooperation-lexicon.ts'

const lexicon = await loadTestLexicon()
const NOBODY: Speaker = { name: null, role: null, organization: null, country: null }

/** Tags the statement whose content stands between ⟦ and ⟧ in the article. */
function tag(marked: string, country: string | null = null, lang = 'en'): CooperationTag {
  const start = marked.indexOf('⟦')
  const text = marked.replace('⟦', '').replace('⟧', '')
  const end = marked.indexOf('⟧') - 1
  const statement: Statement = {
    id: 's',
    kind: 'direct',
    content: [[start, end]],
    cue: [],
    source: [],
    text: text.slice(start, end),
    speaker: { ...NOBODY, country },
  }
  return tagStatement(statement, text, lang, findCooperation(text, lang, lexicon), lexicon)
}

describe('tagStatement', () => {
  it('takes a tie whose word stands in the content', () => {
    expect(tag('“⟦Iran keeps sending drones to Russia⟧,” she said.')).toEqual({
      found: true,
      areas: ['arms'],
      modality: 'asserted',
    })
  })

  it('takes the certainty from the statement, not from the article', () => {
    const article =
      'Moscow and Tehran held joint drills. The envoy said ⟦Moscow might be helping Tehran to quell protests⟧.'
    expect(tag(article)).toEqual({ found: true, areas: ['security'], modality: 'alleged' })
  })

  it('finds the sides outside the content, in the same sentence', () => {
    expect(tag('He said Moscow would “⟦supply missiles⟧” to Tehran.')).toMatchObject({ found: true, areas: ['arms'] })
  })

  it('resolves "this" to the sentence that named both sides', () => {
    const article =
      'Officials spoke of ties between Russia and Iran. “⟦This is an alliance that worries everybody⟧,” one said.'
    expect(tag(article)).toEqual({ found: true, areas: ['diplomacy'], modality: 'asserted' })
  })

  it('takes the areas of what is pointed at where the statement names none', () => {
    const article =
      'Russia helps Iran to suppress protests. “⟦We fear they could pass on these skills and share such knowledge⟧,” she said.'
    expect(tag(article)).toMatchObject({ found: true, areas: ['security'] })
  })

  it.each([
    ['asserted', 'We do not know what this deal means'],
    ['asserted', 'I cannot speculate on what these visits are for'],
    ['asserted', 'We will look into this alliance'],
    ['alleged', 'I cannot confirm this transfer'],
    ['prospective', 'They are planning this visit'],
    ['denied', 'There was no such deal'],
    ['denied', 'We deny this deal'],
    ['denied', 'This transfer never happened'],
  ])('takes what it points at as there, but where it says so itself: %s', (modality, said) => {
    expect(tag(`Russia and Iran signed a pact. “⟦${said}⟧,” she said.`)).toMatchObject({ found: true, modality })
  })

  it('lets the speaker stand for the side of "we"', () => {
    expect(tag('“⟦We will always support Iran⟧.” The room fell silent.', 'RU').found).toBe(true)
    expect(tag('“⟦We will always support Iran⟧.” The room fell silent.', 'US').found).toBe(false)
  })

  it('reads "our" and "us" as the side of the one who speaks', () => {
    const said = '“⟦Russia is our strategic partner and our friend in hard times⟧,” she said.'
    expect(tag(said, 'IR')).toEqual({ found: true, areas: ['diplomacy'], modality: 'asserted' })
    expect(tag(said, 'FR').found).toBe(false)
    expect(tag('“⟦Moscow helps us⟧,” she said.', 'IR').found).toBe(true)
    expect(tag('“⟦Our partners in Europe fear Russia⟧,” she said.', 'IR').found).toBe(false)
  })

  it.each([
    [
      'a missile of one side',
      'Tehran sent drones to Moscow. “⟦This missile is fast and will hit the enemy⟧,” the general said.',
    ],
    [
      'an announcement',
      'Tehran sent drones to Moscow. “⟦All these announcements raise concern about the programme⟧,” he said.',
    ],
    ['a refusal to speak', 'Russia may be helping Iran. “⟦There is nothing more that I can provide⟧,” he said.'],
    [
      'another tie',
      'Russia and Iran signed a treaty. “⟦The United States values this partnership with Japan⟧,” he said.',
    ],
    [
      'a tie too far back',
      `Russia and Iran signed a treaty. ${'Snow fell in the hills. '.repeat(50)}“⟦This alliance is new⟧,” he said.`,
    ],
    ['a comment on one side', '“⟦The strikes on Iran were a mistake⟧,” said Lavrov.'],
  ])('does not tag %s', (_, article) => {
    expect(tag(article)).toEqual({ found: false, areas: [], modality: null })
  })

  it('tags in Russian and Persian', () => {
    expect(tag('«⟦Мы поставили Ирану самолёты Як-130⟧», — сказал министр.', 'RU', 'ru')).toMatchObject({
      areas: ['arms'],
    })
    expect(tag('وی گفت: «⟦ایران هیچ موشکی به روسیه نداده است⟧».', 'IR', 'fa')).toMatchObject({ modality: 'denied' })
  })
})
