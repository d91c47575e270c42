import type { Actor, ActorNames } from '../lexicon/actors.ts'
import { declineName } from '../lexicon/decline-russian.ts'
import { foldText } from '../text/fold-text.ts'
import type { PartyEntry, TermsByLanguage } from './cooperation-lexicon.ts'

/** A surname that is short enough to be another word as well. */
const SHORTEST_SURNAME = 4

/**
 * The people of the gazetteer as parties: who acts for Russia, for Iran, or for somebody else. Russian names come in all cases.
 * Bodies are left out: they are named with their country, and outlets of the press are no party to what they report.
 */
export function partiesOfActors(actors: readonly Actor[]): readonly PartyEntry[] {
  return actors
    .filter(({ kind }) => kind === 'person')
    .map(({ id, side, names, surname }) => ({
      id: `actor-${id}`,
      side: side === 'RU' || side === 'IR' ? side : 'other',
      kind: 'person',
      terms: merge(formsOf(names, 1), formsOf(surname ?? {}, SHORTEST_SURNAME)),
    }))
}

function formsOf(names: ActorNames, shortest: number): TermsByLanguage {
  return Object.fromEntries(
    Object.entries(names).map(([lang, list]) => {
      const fit = list.filter((name) => name.length >= shortest)
      return [lang, fit.flatMap((name) => (lang === 'ru' ? inCases(name) : [exactly(name)]))]
    }),
  )
}

/** A name has no regular endings of common words: "Rubin" is no form of "rub". */
function exactly(name: string): string {
  return name
    .split(' ')
    .map((word) => `=${word}`)
    .join(' ')
}

function inCases(name: string): readonly string[] {
  const words = foldText(name).text.split(' ')
  return [...new Set([words, ...declineName(words, 'person')].map((form) => form.map((word) => `=${word}`).join(' ')))]
}

function merge(a: TermsByLanguage, b: TermsByLanguage): TermsByLanguage {
  const languages = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  return Object.fromEntries(languages.map((lang) => [lang, [...(a[lang] ?? []), ...(b[lang] ?? [])]]))
}
