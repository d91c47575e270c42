import { siteLineNumber, splitParagraphs } from '../article/site-lines.ts'
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
const SPACES = /\s+/

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
  const lead = findLead(text)
  const words = new Map<string, StoryTerm>()
  for (const [key, { weight }] of findTerms(headline))
    words.set(key, { key, weight: weight * TITLE_FACTOR, kind: 'word' })
  for (const { paragraph, line } of lead)
    for (const [key, { weight }] of findTerms(paragraph)) words.set(key, addSighting(words.get(key), key, weight, line))
  const told = [headline, ...lead.map(({ paragraph }) => paragraph)].join('\n\n').slice(0, CONCEPT_CHARS)
  return {
    words: heaviest([...words.values()], MOST_WORDS),
    concepts: heaviest(lexicon === null ? [] : findConcepts(told, lang, lexicon), MOST_CONCEPTS),
  }
}

interface LeadParagraph {
  readonly paragraph: string
  readonly line: number | undefined
}

/** The first words of a text, paragraph by paragraph. */
function findLead(text: string): readonly LeadParagraph[] {
  const lead: LeadParagraph[] = []
  let left = LEAD_WORDS
  for (const paragraph of splitParagraphs(text.slice(0, LEAD_CHARS))) {
    const words = stripStandingText(paragraph).split(SPACES)
    lead.push({ paragraph: words.slice(0, left).join(' '), line: siteLineNumber(paragraph) })
    left -= words.length
    if (left <= 0) break
  }
  return lead
}

function addSighting(known: StoryTerm | undefined, key: string, weight: number, line: number | undefined): StoryTerm {
  const heavier = Math.max(known?.weight ?? 0, weight)
  const elsewhere = line === undefined || (known !== undefined && known.lines === undefined)
  const lines = elsewhere ? {} : { lines: [...(known?.lines ?? []), line] }
  return { key, weight: heavier, kind: 'word', ...lines }
}

/** What is left of an article's words without those of lines that its site has printed before. */
export function dropSeenLines({ words, concepts }: StoryFeatures, seen: ReadonlySet<number>): StoryFeatures {
  return { words: words.filter(({ lines }) => lines === undefined || !lines.every((line) => seen.has(line))), concepts }
}

function heaviest(terms: readonly StoryTerm[], most: number): readonly StoryTerm[] {
  return terms.toSorted((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1)).slice(0, most)
}
