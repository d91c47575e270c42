import type { CooperationLexiconData, TermsByLanguage } from '../cooperation/cooperation-lexicon.ts'
import { compileTerms, type Term, type TermMatcher } from '../lexicon/match-terms.ts'
import type { StatementLexiconData } from '../statement/statement-lexicon.ts'
import type { StoryTerm } from './story.ts'

/** What is known by the same key in every language, one matcher a language. */
export interface ConceptLexicon {
  readonly matchers: ReadonlyMap<string, TermMatcher<StoryTerm>>
}

/** The parts of the lexicon that hold people, states and things with their names in several languages. */
export interface ConceptData {
  readonly statements: Pick<StatementLexiconData, 'countries'>
  readonly cooperation: Pick<CooperationLexiconData, 'parties' | 'areas' | 'cues'>
}

/** The sides of the beat; a third state says more of an event. */
const SIDES: ReadonlySet<string> = new Set(['IR', 'RU'])
// How telling a concept is: a person or project makes a story; a state, or that two sides met, is what a whole beat shares.
const PERSON_WEIGHT = 2.5
const STATE_WEIGHT = 0.8
const CUE_WEIGHT = 0.8
const AREAS = {
  project: { weight: 2, kind: 'particular' },
  weapon: { weight: 1, kind: 'particular' },
  thing: { weight: 1, kind: 'particular' },
  term: { weight: 0.8, kind: 'commonplace' },
  generic: { weight: 0.3, kind: 'commonplace' },
} as const

/** Gathers the concepts that the lexicon knows in several languages. */
export function compileConcepts({ statements, cooperation }: ConceptData): ConceptLexicon {
  const terms = new Map<string, Term<StoryTerm>[]>()
  const add = (byLanguage: TermsByLanguage, meaning: StoryTerm): void => {
    for (const [lang, patterns] of Object.entries(byLanguage)) {
      const list = terms.get(lang) ?? []
      terms.set(lang, list)
      for (const pattern of patterns) list.push({ pattern, meaning })
    }
  }
  for (const [code, names] of Object.entries(statements.countries))
    add(names, { key: `@${code}`, weight: STATE_WEIGHT, kind: SIDES.has(code) ? 'commonplace' : 'particular' })
  // Only a person's id says who is meant: "leaders" and "neighbours" gather many under one.
  for (const { id, kind, terms } of cooperation.parties)
    if (kind === 'person' && id.startsWith(ACTOR))
      add(terms, { key: `@${id}`, weight: PERSON_WEIGHT, kind: 'commonplace' })
  for (const { id, kind, terms } of cooperation.areas) add(terms, { key: `@${id}`, ...AREAS[kind] })
  for (const { id, frame, terms } of cooperation.cues)
    if (frame !== 'none') add(terms, { key: `@${id}`, weight: CUE_WEIGHT, kind: 'commonplace' })
  return { matchers: new Map([...terms].map(([lang, list]) => [lang, compileTerms(list, lang)])) }
}

const ACTOR = 'actor-'
