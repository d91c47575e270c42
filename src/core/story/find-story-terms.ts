import { stripStandingText } from '../article/strip-standing-text.ts'
import { findTerms } from '../article/text-terms.ts'
import type { ConceptLexicon } from './compile-concepts.ts'
import { findConcepts } from './find-concepts.ts'
import type { StoryFeatures, StoryTerm } from './story.ts'

/** A report tells its event in the headline and the first paragraphs; what follows is the background of the beat. */
const LEAD_WORDS = 90
const LEAD_CHARS = 1_200
const CONCEPT_CHARS = 700
/** The headline is the editor's own choice of what tells the event. */
const TITLE_FACTOR = 1.6
const MOST_WORDS = 48
const MOST_CONCEPTS = 24

/** An article as far as its story needs it. */
export interface ToldArticle {
  readonly title: string | null
  readonly text: string
  /** BCP 47 language of the text. */
  readonly lang: string | null
}

/**
 * Finds what an article's event is known by: the telling words of title and lead, reduced to stems, and what the lexicon knows in
 * them. Without a lexicon there are no concepts, and the article joins no story in another language.
 */
export function findStoryTerms({ title, text, lang }: ToldArticle, lexicon: ConceptLexicon | null): StoryFeatures {
  const headline = title ?? ''
  const lead = stripStandingText(text.slice(0, LEAD_CHARS))
  const words = new Map<string, number>()
  for (const [stem, { weight }] of findTerms(headline)) words.set(stem, weight * TITLE_FACTOR)
  for (const [stem, { weight, first }] of findTerms(lead))
    if (first <= LEAD_WORDS) words.set(stem, Math.max(words.get(stem) ?? 0, weight))
  const told = `${headline}\n\n${lead.slice(0, CONCEPT_CHARS)}`
  return {
    words: heaviest(
      [...words].map(([key, weight]) => ({ key, weight, kind: 'word' })),
      MOST_WORDS,
    ),
    concepts: heaviest(lexicon === null ? [] : findConcepts(told, lang, lexicon), MOST_CONCEPTS),
  }
}

function heaviest(terms: readonly StoryTerm[], most: number): readonly StoryTerm[] {
  return terms.toSorted((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1)).slice(0, most)
}
