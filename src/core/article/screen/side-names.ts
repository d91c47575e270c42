import type { CooperationLexiconData, TermsByLanguage } from '../../cooperation/cooperation-lexicon.ts'
import type { Actor } from '../../lexicon/actors.ts'
import { declineName } from '../../lexicon/decline-russian.ts'
import { soundKey, splitName } from '../../lexicon/name-key.ts'
import { tokenizeTerms } from '../../lexicon/tokenize-terms.ts'
import { wordFormsOf } from '../../lexicon/word-forms.ts'
import type { StatementLexiconData } from '../../statement/statement-lexicon.ts'
import { listenFor, type Hearing } from './hear-names.ts'
import type { NeedleBook, NeedleWord } from './index-needles.ts'
import { foldLetters } from './letters.ts'

/** All by which a page can name one side: names, and how its people sound. */
export interface SideNames {
  /** Numbers of needles. */
  readonly names: ReadonlySet<number>
  /** Full Latin names as they sound, for spellings that nobody listed. */
  readonly isHeard: Hearing
}

/** The knowledge that names both sides. */
export interface SidesData {
  readonly statements: Pick<StatementLexiconData, 'actors' | 'countries'>
  readonly cooperation: Pick<CooperationLexiconData, 'parties' | 'areas'>
}

type SideCode = 'RU' | 'IR'

const PATTERN_WORD = /(=?)([^\s*]+)(\*?)/gu
/** `findActor` looks past patronymics, honorifics and initials between the words of a name. */
const GAP = 3

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
  return { names, isHeard: listenFor(actors.flatMap(soundsOf)) }
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
      return forms.map((form) => form.map((word) => ({ text: foldLetters(word), ending: 'none' as const, gap: GAP })))
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
export function isNamed({ names }: SideNames, found: ReadonlySet<number>): boolean {
  for (const id of found) if (names.has(id)) return true
  return false
}
