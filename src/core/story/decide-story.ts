import type { StoryArticle, StoryCandidate, TermKind, WeightedTerm } from './story.ts'

/** What an article is to the stories of the archive; `merges` are stories that it shows to be the same as the one it joins. */
export type StoryDecision =
  | { readonly kind: 'joins'; readonly story: number; readonly similarity: number; readonly merges: readonly number[] }
  | { readonly kind: 'new' }

const DAY_MS = 24 * 60 * 60_000
/** Reports on one event come within days of each other; the same words a week later tell of the next round. */
export const STORY_WINDOW_MS = 3 * DAY_MS
/** What goes on for longer is no event any more but the beat itself. */
const STORY_SPAN_MS = 7 * DAY_MS
/** Two reports of one event share this much of their telling terms by weight, the mean of both ways; two events of a beat with the same people, less … */
const SAME_EVENT = 0.48
/** … and neither is about much else. */
const LEAST_SHARE = 0.3
/** A story is joined by what fits most of it, not by what resembles its odd one out. */
const FITS_STORY = 0.3
/** So alike to two stories, an article shows that they are one. */
const SAME_STORY = 0.6
/** Fewer terms in common than this are an accident, however rare they are. */
const LEAST_COMMON = 4
/** Across languages the same people meeting twice look alike: so many numbers, names and third states must be shared as well. */
const LEAST_PARTICULARS = 2
/** A day apart costs this much likeness. */
const DAY_COST = 0.04

const WORDS: readonly TermKind[] = ['word']
const CONCEPTS: readonly TermKind[] = ['particular', 'commonplace']

/**
 * Decides which story an article tells, if any: it must share most of the telling terms of one of its articles, and fit the rest
 * of those that were compared. Rather a story too many than two events in one.
 */
export function decideStory(article: StoryArticle, candidates: readonly StoryCandidate[]): StoryDecision {
  const compared = Map.groupBy(
    candidates.filter(
      ({ at, storyAt }) => isNear(article.at, at, STORY_WINDOW_MS) && isNear(article.at, storyAt, STORY_SPAN_MS),
    ),
    ({ story }) => story,
  )
  const fitting = [...compared]
    .map(([story, members]) => {
      const likenesses = members.map((member) => compareEvents(article, member))
      return { story, similarity: Math.max(...likenesses), mean: mean(likenesses) }
    })
    .filter(({ similarity, mean }) => similarity >= SAME_EVENT && mean >= FITS_STORY)
    .sort((a, b) => b.similarity - a.similarity || a.story - b.story)
  const [best, ...others] = fitting
  if (best === undefined) return { kind: 'new' }
  const alike =
    best.similarity < SAME_STORY
      ? []
      : others.filter(({ similarity, mean }) => similarity >= SAME_STORY && mean >= SAME_EVENT)
  const [story = best.story, ...merges] = [best, ...alike].map((each) => each.story).sort((a, b) => a - b)
  return { kind: 'joins', story, similarity: best.similarity, merges }
}

/** How much two articles tell of the same event, 0..1: by their words in one language, by people, places and numbers across two. */
export function compareEvents(a: StoryArticle, b: StoryArticle): number {
  const oneLanguage = a.lang === b.lang
  const kinds = oneLanguage ? WORDS : CONCEPTS
  const there = findShared(a.terms, b.terms, kinds)
  const back = findShared(b.terms, a.terms, kinds)
  if (there.common < LEAST_COMMON || Math.min(there.share, back.share) < LEAST_SHARE) return 0
  if (!oneLanguage && there.particulars < LEAST_PARTICULARS) return 0
  return Math.max(0, (there.share + back.share) / 2 - (Math.abs(a.at - b.at) / DAY_MS) * DAY_COST)
}

interface Shared {
  /** Share of the telling terms' weight that the other article has too, 0..1. */
  readonly share: number
  readonly common: number
  readonly particulars: number
}

function findShared(of: readonly WeightedTerm[], known: readonly WeightedTerm[], kinds: readonly TermKind[]): Shared {
  const terms = new Set(known.map(({ term }) => term))
  let total = 0
  let weight = 0
  let common = 0
  let particulars = 0
  for (const each of of) {
    if (!kinds.includes(each.kind)) continue
    total += each.weight
    if (!terms.has(each.term)) continue
    weight += each.weight
    common += 1
    if (each.kind === 'particular') particulars += 1
  }
  return { share: total === 0 ? 0 : weight / total, common, particulars }
}

function isNear(a: number, b: number, ms: number): boolean {
  return Math.abs(a - b) <= ms
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
