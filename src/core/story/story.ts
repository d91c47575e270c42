/** What tells a story: a word of its title or lead, or, whatever the language, somebody or something that the lexicon knows. */
export interface StoryTerm {
  /** A stem; in every language `@id` of the lexicon, `#` and a number, `~` and the consonants of a name. */
  readonly key: string
  /** How telling its form makes it, before it is known how rare it is. */
  readonly weight: number
  readonly kind: TermKind
  /** The numbered lines of the text (see `site-lines.ts`) where it stands, if nowhere else. */
  readonly lines?: readonly number[]
}

/**
 * What a term is: a `word` of one language; or, in every language, a `particular` (a number, the name of a place, project, weapon or
 * third state) or a `commonplace` of the beat (who acts, what they do, what it is about).
 */
export type TermKind = 'word' | 'particular' | 'commonplace'

/** What an article is found again by among articles on the same event. */
export interface StoryFeatures {
  /** Terms of one language, the most telling first. */
  readonly words: readonly StoryTerm[]
  /** Terms of every language, the most telling first. */
  readonly concepts: readonly StoryTerm[]
}

/** A term as the archive keeps it: its weight with its rarity in. */
export interface WeightedTerm {
  readonly term: number
  readonly weight: number
  readonly kind: TermKind
}

/** An article as stories are told apart by. `at` is when it came out, milliseconds since 1970. */
export interface StoryArticle {
  readonly lang: string | null
  readonly at: number
  readonly terms: readonly WeightedTerm[]
}

/** An archived article that shares telling terms with a new one; `story` is the id of the story's first article. */
export interface StoryCandidate extends StoryArticle {
  readonly id: number
  readonly story: number
  /** When the story began, milliseconds since 1970. */
  readonly storyAt: number
}
