import type { Actor } from '../lexicon/actors.ts'
import type { WordIndex } from './word-index.ts'

/** What kind of attribution a cue makes; a cue may make several. See config/lexicon/cues.yaml. */
export const FRAMES = ['say', 'tell', 'judge', 'intend', 'think', 'show'] as const
export type Frame = (typeof FRAMES)[number]

/** The words of one language that attribute, as `config/lexicon/cues.yaml` has them. */
export interface CueData {
  readonly inflection: 'english' | 'russian' | 'persian'
  /** Dictionary forms by frame; several words may make one cue. */
  readonly verbs: Readonly<Partial<Record<Frame, readonly string[]>>>
  /** Forms of verbs that no rule makes; English: third person, past, participle, -ing. */
  readonly irregular: Readonly<Record<string, readonly string[]>>
  /** Forms that are nouns as often as verbs. */
  readonly nouns: readonly string[]
  /** Cues that the source follows: "according to". */
  readonly prefixes: readonly string[]
  /** Nouns that carry content, with the words that lead into it. */
  readonly heads: Readonly<Record<string, readonly string[]>>
  readonly words: CueWords<readonly string[]>
}

/** The small words of a language that clauses are cut by. */
export interface CueWords<List> {
  readonly complementizers: List
  readonly coordinators: List
  readonly subordinators: List
  readonly relatives: List
  readonly be: List
  readonly have: List
  readonly modals: List
  readonly catenatives: List
  readonly adverbs: List
  readonly determiners: List
  readonly pronouns: List
  readonly objects: List
  /** Whom it is told to, before the subject: «рассказал журналистам министр». */
  readonly listeners: List
  readonly prepositions: List
  /** Prepositions that lead into content: «заявил о поставках». */
  readonly abouts: List
  readonly adjuncts: List
  /** Words that open an adverbial behind a speaker: "said Hale in Geneva". */
  readonly circumstances: List
  readonly times: List
}

/** The words of one language for what people are and do, as `config/lexicon/roles.yaml` has them. A final * stands for any ending. */
export interface RoleData {
  /** Head nouns of roles; a value says how an abbreviation reads. */
  readonly roles: Readonly<Record<string, string | null>>
  /** Words of rank before a role: "deputy". */
  readonly modifiers: readonly string[]
  /** Words of a field, before a role or a body: "foreign". */
  readonly fields: readonly string[]
  readonly titles: readonly string[]
  /** Head nouns and names of organizations. */
  readonly bodies: readonly string[]
  /** Days and months: capital words that are no part of a name. */
  readonly dates: readonly string[]
  readonly connectors: readonly string[]
  readonly linkers: readonly string[]
  readonly male: readonly string[]
  readonly female: readonly string[]
  readonly plural: readonly string[]
}

/** All that finding statements needs to know of languages, as plain JSON. */
export interface StatementLexiconData {
  readonly languages: Readonly<Record<string, CueData>>
  readonly roles: Readonly<Record<string, RoleData>>
  /** Words that stand for a state, by ISO 3166 alpha-2 code and language. */
  readonly countries: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
  /** The gazetteer of people and bodies. */
  readonly actors: readonly Actor[]
}

/** Grammatical forms as bits, for one word may be several of them. */
export const FORM = { base: 1, third: 2, past: 4, participle: 8, gerund: 16 } as const

/** One way to write a cue: its first word is the key it is found by, `tail` the words that must follow. */
export interface CueForm {
  readonly lemma: string
  readonly frames: ReadonlySet<Frame>
  readonly forms: number
  readonly tail: readonly string[]
  /** Whether the form is a noun as often as a verb. */
  readonly noun: boolean
}

/** The cues of one language, ready to look up. */
export interface CueLexicon {
  readonly lang: string
  readonly inflection: CueData['inflection']
  readonly verbs: ReadonlyMap<string, readonly CueForm[]>
  readonly prefixes: ReadonlyMap<string, readonly (readonly string[])[]>
  readonly heads: ReadonlyMap<string, ReadonlySet<string>>
  /** Dictionary forms of offices, folded: a subject may begin with them. */
  readonly offices: ReadonlySet<string>
  readonly words: CueWords<ReadonlySet<string>>
}

/** What speakers of one language are told by, ready to look up. */
export interface RoleLexicon {
  readonly roles: WordIndex<string>
  readonly modifiers: ReadonlySet<string>
  readonly fields: ReadonlySet<string>
  readonly titles: ReadonlySet<string>
  readonly bodies: WordIndex<true>
  readonly dates: ReadonlySet<string>
  readonly connectors: ReadonlySet<string>
  readonly linkers: ReadonlySet<string>
  readonly male: ReadonlySet<string>
  readonly female: ReadonlySet<string>
  readonly plural: ReadonlySet<string>
  readonly countries: WordIndex<string>
  /** Whether names of people begin with capitals. */
  readonly capitals: boolean
}

/** A person or body of the gazetteer, with the office held at the time asked for. */
export interface KnownActor {
  readonly id: string
  readonly kind: 'person' | 'body'
  /** In the language asked for; absent where the gazetteer has no name in it. */
  readonly name: string | undefined
  readonly role: string | null
  readonly organization: string | null
  readonly country: string | null
}

/** Finds a name, or a surname alone, in the gazetteer; undefined where unknown or ambiguous. `at` is a day, YYYY-MM-DD. */
export type FindKnownActor = (name: string, lang: string, at?: string) => KnownActor | undefined

/** The compiled lexicon; made once by `compileStatementLexicon`. */
export interface StatementLexicon {
  readonly cues: ReadonlyMap<string, CueLexicon>
  readonly roles: ReadonlyMap<string, RoleLexicon>
  readonly findActor: FindKnownActor
}
