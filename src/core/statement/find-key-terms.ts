import { annotateText } from '../cooperation/annotate-text.ts'
import type { CooperationLexicon, Frame } from '../cooperation/cooperation-lexicon.ts'
import { tokenise } from '../text/tokenise.ts'
import { findNumbers } from './find-numbers.ts'
import { SENSE_WORDS } from './sense-words.ts'
import type { StatementLexicon } from './statement-lexicon.ts'

/** The lexicons by which the words of different languages are known to name the same. */
export interface TermLexicon {
  readonly statements: Pick<StatementLexicon, 'roles'>
  readonly cooperation: CooperationLexicon
}

/** Which way a tie goes, where it goes one way. */
interface Way {
  readonly from?: string
  readonly to?: string
}

/** Idioms, and the "and" between two names, say nothing of what is done. */
const SILENT: ReadonlySet<Frame> = new Set(['concert', 'none'])
const ACTOR = /^actor-(.+)$/
/** One and two are articles and parts of "the two countries". */
const LEAST_NUMBER = 3

/**
 * What a statement speaks of, in no language: `actor:` people of the gazetteer, `country:` states by ISO code, `number:` values with
 * their unit, `area:` and `project:` entries of the lexicon (weapons, treaties, projects), `cue:` what is done, `way:` who gives to
 * whom by `ways`, `sense:` what turns it round (`not`, `stop`, `wish` …). Sorted, each once. Empty for languages whose countries have no names.
 *
 * @example findKeyTerms('Iran sent 40 drones', 'en', [], lexicon) // ['area:arms-drones', 'country:IR', 'cue:give-supply', 'number:40']
 */
export function findKeyTerms(
  text: string,
  lang: string | null,
  ways: readonly Way[],
  lexicon: TermLexicon,
): readonly string[] {
  const countries = lexicon.statements.roles.get((lang ?? 'en').slice(0, 2))?.countries
  if (countries === undefined) return []
  const terms = new Set<string>()
  for (const { mentions, areas, cues, modes } of annotateText(text, lang, lexicon.cooperation)) {
    for (const { id, side } of mentions) {
      const actor = ACTOR.exec(id)?.[1]
      if (actor !== undefined) terms.add(`actor:${actor}`)
      else if (side === 'RU' || side === 'IR') terms.add(`country:${side}`)
    }
    for (const { id, kind } of areas) terms.add(`${kind === 'project' ? 'project' : 'area'}:${id}`)
    for (const { id, frame } of cues) if (!SILENT.has(frame)) terms.add(`cue:${id}`)
    if (modes.some(({ mode }) => mode === 'not' || mode === 'deny')) terms.add('sense:not')
  }
  const words = tokenise(text)
  for (const [sense, beginnings] of Object.entries(SENSE_WORDS)) {
    const said = words.some(({ lower }) => beginnings.some((beginning) => lower.startsWith(beginning)))
    if (said) terms.add(`sense:${sense}`)
  }
  for (const at of words.keys()) {
    const country = countries.find(words, at)
    if (country !== undefined) terms.add(`country:${country.value}`)
  }
  for (const { value, unit } of findNumbers(text)) {
    if (value >= LEAST_NUMBER) terms.add(unit === null ? `number:${value}` : `number:${value}:${unit}`)
  }
  for (const { from, to } of ways) if (from !== undefined && to !== undefined) terms.add(`way:${from}-${to}`)
  return [...terms].sort()
}
