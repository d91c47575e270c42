import type { TermMatcher } from '../lexicon/match-terms.ts'
import type { Area } from './cooperation.ts'

/** Terms a language (BCP 47 first subtag). */
export type TermsByLanguage = Readonly<Record<string, readonly string[]>>

/** Whom a name stands for: a side, both at once, someone else, or nobody (a name that only contains a country's). */
export type Side = 'RU' | 'IR' | 'both' | 'other' | 'none'
export type PartyKind = 'state' | 'adjective' | 'body' | 'person' | 'group' | 'pair' | 'home'

/** How the sides stand to a word that ties them; the meanings are told in `config/lexicon/cues.yaml`. */
export const FRAMES = [
  'bond',
  'joint',
  'contact',
  'give',
  'get',
  'support',
  'ally',
  'use',
  'mediate',
  'together',
  'concert',
  'part',
  'adverse',
  'none',
] as const
export type Frame = (typeof FRAMES)[number]

/** What a word does to the certainty of a sentence; see `config/lexicon/modality.yaml`. */
export const MODES = ['hedge', 'hearsay', 'plan', 'ahead', 'offer', 'talk', 'may', 'fact', 'deny', 'not'] as const
export type Mode = (typeof MODES)[number]

/** What a small word does between names; see `config/lexicon/grammar.yaml`. */
export const ROLES = [
  'with',
  'between',
  'to',
  'from',
  'by',
  'of',
  'for',
  'on',
  'about',
  'in',
  'like',
  'and',
  'clause',
  'anaphor',
  'we',
  'speech',
  'rank',
  'regard',
  'post',
  'envoy',
  'crew',
  'apart',
  'this',
  'office',
] as const
export type Role = (typeof ROLES)[number]

export interface PartyEntry {
  readonly id: string
  readonly side: Side
  readonly kind: PartyKind
  readonly terms: TermsByLanguage
}
export interface CueEntry {
  readonly id: string
  readonly frame: Frame
  readonly area?: Area | undefined
  readonly terms: TermsByLanguage
}
export interface AreaEntry {
  readonly id: string
  readonly area: Area
  readonly kind: 'term' | 'generic' | 'weapon' | 'thing' | 'project'
  /** Whose product or programme it is, where the name alone tells. */
  readonly side?: 'RU' | 'IR' | undefined
  readonly terms: TermsByLanguage
}
export interface ModalityEntry {
  readonly id: string
  readonly mode: Mode
  readonly terms: TermsByLanguage
}
export interface GrammarEntry {
  readonly id: string
  readonly role: Role
  readonly terms: TermsByLanguage
}

/** The lexicon as analysts write it in `config/lexicon/`. */
export interface CooperationLexiconData {
  readonly parties: readonly PartyEntry[]
  readonly cues: readonly CueEntry[]
  readonly areas: readonly AreaEntry[]
  readonly modality: readonly ModalityEntry[]
  readonly grammar: readonly GrammarEntry[]
}

/** Capitals that a term must stand in, where its script has them: all ("US", not "us"), the first ("Price", not "price"), or any. */
export type Capitals = 'all' | 'first' | 'any'

/** What a matched term means. */
export type Meaning = { readonly caps: Capitals } & (
  | { readonly type: 'party'; readonly side: Side; readonly kind: PartyKind; readonly id: string }
  | { readonly type: 'cue'; readonly frame: Frame; readonly area: Area | null; readonly id: string }
  | {
      readonly type: 'area'
      readonly area: Area
      readonly kind: AreaEntry['kind']
      readonly side: 'RU' | 'IR' | null
      readonly id: string
    }
  | { readonly type: 'mode'; readonly mode: Mode }
  | { readonly type: 'role'; readonly role: Role }
)

/** The compiled lexicon: one matcher a language. */
export interface CooperationLexicon {
  readonly matchers: ReadonlyMap<string, TermMatcher<Meaning>>
}
