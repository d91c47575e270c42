import type { CooperationLexiconData, TermsByLanguage } from '../../cooperation/cooperation-lexicon.ts'
import type { Actor } from '../../lexicon/actors.ts'
import { declineName } from '../../lexicon/decline-russian.ts'
import { soundKey, splitName } from '../../lexicon/name-key.ts'
import { tokenizeTerms } from '../../lexicon/tokenize-terms.ts'
import { wordFormsOf } from '../../lexicon/word-forms.ts'
import type { StatementLexiconData } from '../../statement/statement-lexicon.ts'
import type { NeedleBook, NeedleWord } from './find-needles.ts'
import { foldLetters, LETTER, type Letters } from './letters.ts'

/** All by which a page can name one side: names, and how its people sound. */
export interface SideNames {
  /** Numbers of needles. */
  readonly names: readonly number[]
  /** Full Latin names as they sound, for spellings that nobody listed. */
  readonly sounds: ReadonlySet<string>
}

/** The knowledge that names both sides. */
export interface SidesData {
  readonly statements: Pick<StatementLexiconData, 'actors' | 'countries'>
  readonly cooperation: Pick<CooperationLexiconData, 'parties' | 'areas'>
}

type SideCode = 'RU' | 'IR'

const PATTERN_WORD = /(=?)([^\s*]+)(\*?)/gu
const LONGEST_NAME = 4

/** Gathers the names of one side; "the two countries" is none, since it points to names. */
export function nameSide(side: SideCode, { statements, cooperation }: SidesData, book: NeedleBook): SideNames {
  const names = new Set<number>()
  const addTerms = (terms: TermsByLanguage): void => {
    for (const [lang, patterns] of Object.entries(terms))
      for (const pattern of patterns) names.add(book.add(wordsOf(pattern, lang)))
  }
  for (const party of cooperation.parties)
    if (party.kind !== 'pair' && (party.side === side || party.side === 'both')) addTerms(party.terms)
  for (const area of cooperation.areas) if (area.kind === 'project' || area.side === side) addTerms(area.terms)
  addTerms(statements.countries[side] ?? {})
  const actors = statements.actors.filter((actor) => speaksFor(actor, side))
  for (const actor of actors) for (const words of formsOf(actor)) names.add(book.add(words))
  return { names: [...names], sounds: new Set(actors.flatMap(soundsOf)) }
}

function speaksFor({ side, roles = [] }: Actor, wanted: SideCode): boolean {
  return side === wanted || roles.some(({ country }) => country === wanted)
}

/** Names as `findActor` knows them: folded, and Russian ones in every case. */
function formsOf({ kind, names, surname = {} }: Actor): readonly (readonly NeedleWord[])[] {
  return [...Object.entries(names), ...Object.entries(surname)].flatMap(([lang, list]) =>
    list.flatMap((name) => {
      const words = splitName(name).map(({ text }) => text)
      const forms = lang === 'ru' ? [words, ...declineName(words, kind)] : [words]
      return forms.map((form) => form.map((word) => ({ text: foldLetters(word), ending: 'none' as const })))
    }),
  )
}

function soundsOf({ kind, names }: Actor): readonly string[] {
  if (kind !== 'person') return []
  return Object.values(names)
    .flat()
    .flatMap((name) => {
      const words = splitName(name).map(({ text }) => text)
      return soundKey(words.join(' ')) ?? []
    })
}

/** The words of a term as `compileTerms` reads it. */
function wordsOf(pattern: string, lang: string): readonly NeedleWord[] {
  return Array.from(pattern.matchAll(PATTERN_WORD)).flatMap(([, exact, part = '', star]) => {
    const tokens = tokenizeTerms(part).filter(({ kind }) => kind !== 'mark' && kind !== 'ending')
    return tokens.map(({ text }, at): NeedleWord => {
      const last = at === tokens.length - 1
      const ending = last && star === '*' ? 'any' : exact === '=' || !last ? 'none' : wordFormsOf(lang)
      return { text: foldLetters(text), ending }
    })
  })
}

/** Whether a name of a side stands on a page. */
export function isNamed({ names }: SideNames, found: Uint8Array): boolean {
  return names.some((id) => found[id] === 1)
}

/** Pages share their vocabulary: 20,000 words cover most of it, and bound the memory of a process that reads for months. */
const REMEMBERED_WORDS = 20_000
const remembered = new Map<string, string>()

function soundOf(word: string): string {
  const known = remembered.get(word)
  if (known !== undefined) return known
  // A key of one word sounds like too many others for `soundKey`; one with an empty second word is only spelt out.
  const sound = soundKey(`${word} `) ?? ''
  if (remembered.size >= REMEMBERED_WORDS) remembered.clear()
  remembered.set(word, sound)
  return sound
}

/** Whether somebody of a side is named as an outlet hears it: adjacent Latin words that sound like a listed name. */
export function isHeard({ sounds }: SideNames, letters: Letters): boolean {
  const last: string[] = []
  for (const word of latinWords(letters)) {
    const sound = soundOf(word)
    let whole = sound
    for (const before of last) {
      whole = before + whole
      if (sounds.has(whole)) return true
    }
    last.unshift(sound)
    if (last.length === LONGEST_NAME) last.pop()
  }
  return false
}

const LAST_ASCII = 0x7f

/** Words of more than one Latin letter, in order. */
function* latinWords({ units, kinds, length }: Letters): Generator<string> {
  for (let at = 0; at < length; at += 1) {
    if (kinds[at] !== LETTER) continue
    const from = at
    let ascii = true
    while (kinds[at] === LETTER) {
      if ((units[at] ?? 0) > LAST_ASCII) ascii = false
      at += 1
    }
    if (ascii && at - from > 1) yield String.fromCharCode(...units.subarray(from, at))
  }
}
