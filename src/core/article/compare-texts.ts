import { keyOf } from './key-of.ts'
import { shingle } from './fingerprint-text.ts'
import { stripStandingText } from './strip-standing-text.ts'
import { findTerms, type Term } from './text-terms.ts'

/** How alike two texts are, 0 (nothing in common) to 1 (the same), and whether one is a copy of the other. */
export interface TextComparison {
  readonly similarity: number
  readonly duplicate: boolean
}

/** A report says what it is about in its headline, and again in its first paragraphs. */
const HEADLINE_WORDS = 12
const LEAD_WORDS = 80
const SHINGLE_WORDS = 3
/** A copy keeps most of the shorter text's three-word runs; two reports of one event share a tenth of them. */
const COPY_CONTAINMENT = 0.6
/** A trimmed copy is a good part of the other text; a shared quotation is not. */
const COPY_LENGTH_RATIO = 0.2
const COPY_WORDS = 25
const LEAST_TERMS = 5
const NOTHING_ALIKE: TextComparison = { similarity: 0, duplicate: false }
/** Two numbers or names of one kind that differ (final scores, case counts) make two stories of one template. */
const COPY_TERM_OVERLAP = 0.55

/**
 * Compares two texts. Similarity asks whether they tell of the same thing: names, numbers and long words weigh more than
 * common ones, and only what either opens with is asked for. Duplicate asks whether one is a copy of the other, whole or trimmed, edited
 * at the edges or under another headline: it needs long runs of the same words, so that a different story is not called one.
 *
 * @example compareTexts('Iran and Russia signed a pact.', 'Iran and Russia signed a pact.') // { similarity: 1, duplicate: true }
 */
export function compareTexts(a: string, b: string): TextComparison {
  if (keyOf(a) === keyOf(b)) return keyOf(a) === '' ? NOTHING_ALIKE : { similarity: 1, duplicate: true }
  const textA = stripStandingText(a)
  const textB = stripStandingText(b)
  const termsA = findTerms(textA)
  const termsB = findTerms(textB)
  // Little but standing text: only the headlines are left to compare.
  if (termsA.size < LEAST_TERMS || termsB.size < LEAST_TERMS)
    return { similarity: round(openingOverlap(findTerms(a), findTerms(b), HEADLINE_WORDS)), duplicate: false }
  const meaning = (openingOverlap(termsA, termsB, HEADLINE_WORDS) + openingOverlap(termsA, termsB, LEAD_WORDS)) / 2
  const copied = compareShingles(shingle(textA, SHINGLE_WORDS), shingle(textB, SHINGLE_WORDS))
  const duplicate = copied.duplicate && containment(termsA, termsB) >= COPY_TERM_OVERLAP
  const similarity = duplicate ? Math.max(meaning, 0.5 + copied.containment / 2) : meaning
  return { similarity: round(similarity), duplicate }
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}

function compareShingles(a: ReadonlySet<string>, b: ReadonlySet<string>): { containment: number; duplicate: boolean } {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  if (small.size === 0) return { containment: 0, duplicate: false }
  let shared = 0
  for (const run of small) if (large.has(run)) shared += 1
  const share = shared / small.size
  return {
    containment: share,
    duplicate: small.size >= COPY_WORDS && share >= COPY_CONTAINMENT && shared / large.size >= COPY_LENGTH_RATIO,
  }
}

/** How much of each text's opening the other text knows, the mean of both ways. */
function openingOverlap(a: ReadonlyMap<string, Term>, b: ReadonlyMap<string, Term>, words: number): number {
  return (openingShare(a, b, words) + openingShare(b, a, words)) / 2
}

function openingShare(of: ReadonlyMap<string, Term>, known: ReadonlyMap<string, Term>, words: number): number {
  let total = 0
  let shared = 0
  for (const [stem, term] of of) {
    if (term.first > words) continue
    total += term.weight
    if (known.has(stem)) shared += term.weight
  }
  return total === 0 ? 0 : shared / total
}

function containment(a: ReadonlyMap<string, Term>, b: ReadonlyMap<string, Term>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  let total = 0
  let shared = 0
  for (const [stem, term] of small) {
    total += term.weight
    if (large.has(stem)) shared += term.weight
  }
  return total === 0 ? 0 : shared / total
}
