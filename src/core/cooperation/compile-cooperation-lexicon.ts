import { compileTerms, type Term } from '../lexicon/match-terms.ts'
import type {
  Capitals,
  CooperationLexicon,
  CooperationLexiconData,
  Meaning,
  TermsByLanguage,
} from './cooperation-lexicon.ts'

/** A short word in Latin capitals is an abbreviation and must stand in capitals: US, EU, IT. */
const ABBREVIATION = /^=?[A-Z]{2,4}$/

/** Languages whose texts write foreign names in Latin letters: "Iran Khodro", "S-400". Their own words cannot be meant. */
const OTHER_SCRIPTS = ['ar', 'fa', 'he', 'ru', 'uk', 'zh']
/** Languages that write companies and people mostly as English does: "Rosatom", "Gazprom". */
const SAME_SCRIPT = ['de', 'es', 'fr', 'tr']

const JOINER = '\u200c'

/** Persian texts write a space where the zero-width non-joiner belongs as often as not: «می‌شود», «می شود». */
function spellings(pattern: string): readonly string[] {
  return pattern.includes(JOINER) ? [pattern, pattern.replaceAll(JOINER, ' ')] : [pattern]
}

/** Compiles the lexicon for every language that it has terms in. Flat in time for texts however large it grows. */
export function compileCooperationLexicon(data: CooperationLexiconData): CooperationLexicon {
  const terms = new Map<string, Term<Meaning>[]>()
  const add = (byLanguage: TermsByLanguage, meaningOf: (caps: Capitals) => Meaning): void => {
    for (const [lang, patterns] of Object.entries(byLanguage)) {
      const list = terms.get(lang) ?? []
      terms.set(lang, list)
      for (const pattern of patterns.flatMap((pattern) => spellings(pattern)))
        list.push({ pattern, meaning: meaningOf(ABBREVIATION.test(pattern) ? 'all' : 'any') })
    }
  }
  for (const { id, side, kind, terms } of data.parties) {
    add(terms, (caps) => ({ type: 'party', side, kind, id, caps: kind === 'person' ? 'first' : caps }))
  }
  for (const { id, frame, area, terms } of data.cues) {
    add(terms, (caps) => ({ type: 'cue', frame, area: area ?? null, id, caps }))
  }
  for (const { id, area, kind, side, terms } of data.areas) {
    add(terms, (caps) => ({ type: 'area', area, kind, side: side ?? null, id, caps }))
  }
  for (const { mode, terms } of data.modality) add(terms, () => ({ type: 'mode', mode, caps: 'any' }))
  for (const { role, terms } of data.grammar) add(terms, () => ({ type: 'role', role, caps: 'any' }))
  const names = (terms.get('en') ?? []).filter(({ meaning }) => meaning.type === 'party' || meaning.type === 'area')
  for (const lang of OTHER_SCRIPTS) terms.get(lang)?.push(...names)
  const proper = names.filter(
    ({ meaning }) => meaning.type === 'party' && (meaning.kind === 'body' || meaning.kind === 'person'),
  )
  for (const lang of SAME_SCRIPT) terms.get(lang)?.push(...proper)
  return { matchers: new Map([...terms].map(([lang, list]) => [lang, compileTerms(list, lang)])) }
}
