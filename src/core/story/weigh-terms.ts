import type { StoryFeatures, WeightedTerm } from './story.ts'
import { termNumber } from './term-number.ts'

/** How often terms were seen around an article's time, among how many articles. */
export interface TermCounts {
  readonly articles: number
  readonly count: (term: number) => number
}

const MOST_WORDS = 24
const MOST_CONCEPTS = 14
/** Rarity among fewer articles than this says little. */
const FEW_ARTICLES = 50

/**
 * Weighs what an article is known by with how rare each term is (inverse document frequency, Spärck Jones 1972,
 * https://doi.org/10.1108/eb026526, as a share of the most possible), and keeps the heaviest.
 */
export function weighTerms(
  { words, concepts }: StoryFeatures,
  { articles, count }: TermCounts,
): readonly WeightedTerm[] {
  const total = Math.max(articles, FEW_ARTICLES) + 1
  const weigh = (terms: StoryFeatures['words'], most: number): readonly WeightedTerm[] =>
    terms
      .map(({ key, weight, kind }) => {
        const term = termNumber(key)
        const rarity = Math.log(total / (Math.min(count(term), total - 1) + 0.5)) / Math.log(total)
        return { term, weight: weight * Math.max(0, rarity), kind }
      })
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight)
      .slice(0, most)
  return [...weigh(words, MOST_WORDS), ...weigh(concepts, MOST_CONCEPTS)]
}
