import { describe, expect, it } from 'vitest'
import { decideFollowUps, type HeldVersion } from '../../../../src/core/statement/decide-follow-ups.ts'
import type { Speaker } from '../../../../src/core/statement/statement.ts'

const person = (name: string, country: string | null = 'GB'): Speaker => ({
  name,
  role: 'minister',
  organization: null,
  country,
})
const HALE = person('Ann Hale')
const OAK = person('Carl Oak', 'US')
const NOBODY: Speaker = { name: null, role: null, organization: null, country: null }
const OFFICIAL: Speaker = { name: null, role: 'official', organization: null, country: 'GB' }
const SAID = 'The two sides will open forty ports by the end of May'

interface Said {
  readonly words: string
  readonly by?: Speaker
  /** How the article names the speaker. */
  readonly as?: string
  readonly id?: string
}

/** A version that holds each statement as `“words,” as said.`, with further text behind them. */
function version(said: readonly Said[], further = ''): HeldVersion {
  let text = ''
  const statements = said.map(({ words, by = HALE, as = by.name ?? 'somebody', id }) => {
    const start = text.length + 1
    text += `“${words},” ${as} said. `
    const end = start + words.length
    const content = [[start, end]] as const
    const source = [[end + 3, end + 3 + as.length]] as const
    return { id: id ?? `${by.name}: ${words}`, speaker: by, text: words, content, source }
  })
  return { text: text + further, statements }
}

const decide = (before: HeldVersion, after: HeldVersion, gone: readonly string[] = [], lang = 'en') =>
  decideFollowUps({ before, after, lang, gone: new Set(gone) })

const id = (words: string, by = HALE) => `${by.name}: ${words}`

describe('decideFollowUps', () => {
  const before = version([{ words: SAID }])

  it.each([
    ['stays', SAID],
    ['is set in other marks and case', `«${SAID.toUpperCase()}»`],
    ['gets shorter', 'will open forty ports by the end of May'],
    ['gets longer', `${SAID}, and all their friends know about it`],
    ['loses a light word', SAID.replace('the end', 'end')],
    ['has other spaces', SAID.replaceAll(' ', '\u00a0 ')],
  ])('says nothing of a statement that %s', (_, words) => {
    expect(decide(before, version([{ words }]))).toEqual([])
  })

  it('says nothing of paragraphs that were moved', () => {
    const other = { words: 'We have signed the treaty with both of our partners', by: OAK }
    expect(decide(version([{ words: SAID }, other]), version([other, { words: SAID }]))).toEqual([])
  })

  it.each([
    ['a number', SAID.replace('forty', 'four')],
    ['a negation', SAID.replace('will open', 'will not open')],
    ['a word', SAID.replace('open', 'close')],
    ['a condition behind it', `${SAID} if they are paid for it`],
    ['a doubt before it', `There is no proof that ${SAID}`],
  ])('calls a statement changed where %s is another', (_, words) => {
    expect(decide(before, version([{ words }]))).toEqual([
      { kind: 'changed', statement: id(SAID), instead: id(words), because: 'other words' },
    ])
  })

  it('calls a statement changed where the article names somebody else for it', () => {
    expect(decide(before, version([{ words: SAID, by: OAK }]))).toEqual([
      { kind: 'changed', statement: id(SAID), instead: id(SAID, OAK), because: 'other speaker' },
    ])
  })

  it('calls a statement changed where its words and its speaker are others', () => {
    const words = SAID.replace('forty', 'four')
    expect(decide(before, version([{ words, by: OAK }]))).toEqual([
      { kind: 'changed', statement: id(SAID), instead: id(words, OAK), because: 'other words and speaker' },
    ])
  })

  it.each([
    ['a name told more fully', { by: HALE, as: 'Hale' }, { by: person('Ann Mary Hale'), as: 'Ann Mary Hale' }],
    ['a name told for an office', { by: OFFICIAL, as: 'an official' }, { by: HALE, as: 'Ann Hale' }],
    ['a speaker who is not told any more', { by: HALE, as: 'Hale' }, { by: NOBODY, as: 'it' }],
    ['a speaker who never was told', { by: NOBODY, as: 'it' }, { by: NOBODY, as: 'it' }],
    ['“he”, read anew though nobody came or went', { by: HALE, as: 'she' }, { by: OAK, as: 'she' }],
  ])('takes %s for no correction', (_, old, current) => {
    const names = 'Ann Hale met Carl Oak.'
    const pair = [version([{ words: SAID, ...old }], names), version([{ words: SAID, ...current }], names)] as const
    expect(decide(...pair)).toEqual([])
  })

  it('calls it a correction where “she” is somebody else since a name was replaced', () => {
    const old = version([{ words: SAID, as: 'she' }], 'Ann Hale met the press.')
    const current = version([{ words: SAID, as: 'she', by: OAK }], 'Carl Oak met the press.')
    expect(decide(old, current)).toMatchObject([{ kind: 'changed', because: 'other speaker' }])
  })

  it('calls a statement withdrawn where nothing like it is left', () => {
    expect(decide(before, version([{ words: 'Nobody has asked me about that yet' }]))).toEqual([
      { kind: 'withdrawn', statement: id(SAID) },
    ])
  })

  it('says nothing where the words still stand in the text though nobody is found to have said them', () => {
    expect(decide(before, version([], `In short: ${SAID}.`))).toEqual([])
  })

  it('looks for the parts of an interrupted quotation one by one', () => {
    const text = '“The two sides will open forty ports,” she said, “by the end of May.”'
    const content = [
      [1, 37],
      [50, 67],
    ] as const
    const statement = { id: 'a', speaker: HALE, text: SAID, content, source: [] }
    expect(decide({ text, statements: [statement] }, { text, statements: [] })).toEqual([])
  })

  it('lets nothing that stood there before replace a statement', () => {
    const like = SAID.replace('forty', 'four')
    const old = version([{ words: SAID }], `They wrote: ${like}.`)
    expect(decide(old, version([{ words: like }]))).toEqual([{ kind: 'withdrawn', statement: id(SAID) }])
  })

  it('lets one statement replace one at most, and ignores what is only new', () => {
    const other = 'We have signed the treaty with both of our partners'
    const words = SAID.replace('forty', 'four')
    const after = version([{ words }, { words: 'A wholly new remark on the weather in the north' }])
    expect(decide(version([{ words: SAID }, { words: other }]), after)).toEqual([
      { kind: 'changed', statement: id(SAID), instead: id(words), because: 'other words' },
      { kind: 'withdrawn', statement: id(other) },
    ])
  })

  it('calls a statement restored that was gone, and what stood in its stead nothing', () => {
    const changed = SAID.replace('forty', 'four')
    const again = version([{ words: SAID }])
    expect(decide(version([]), again, [id(SAID)])).toEqual([{ kind: 'restored', statement: id(SAID) }])
    expect(decide(version([{ words: changed }]), again, [id(SAID)])).toEqual([
      { kind: 'restored', statement: id(SAID) },
    ])
    expect(decide(version([]), again)).toEqual([])
  })

  it.each([
    ['ru', 'Мы поставим двести беспилотников до конца года', 'двести', 'триста'],
    ['fa', 'ما تا پایان سال دویست پهپاد تحویل خواهیم داد', 'دویست', 'سیصد'],
  ])('reads %s', (lang, words, from, to) => {
    const held = version([{ words }])
    const other = words.replace(from, to)
    expect(decide(held, version([{ words: `«${words}»` }]), [], lang)).toEqual([])
    expect(decide(held, version([{ words: other }]), [], lang)).toMatchObject([{ kind: 'changed', instead: id(other) }])
    expect(decide(held, version([]), [], lang)).toMatchObject([{ kind: 'withdrawn' }])
  })
})
