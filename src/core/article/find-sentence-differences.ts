import type { Span } from '../text/span.ts'
import { splitSentences } from '../text/split-sentences.ts'
import { keyOf } from './key-of.ts'
import { foldWord } from './text-terms.ts'

/** A sentence that one version has and the other has in other words; spans count in their own version. */
export interface ChangedSentence {
  readonly before: Span
  readonly after: Span
}

/** What an edit did to a text, sentence by sentence. Moved sentences and changes of spaces or quotes are no difference. */
export interface SentenceDifferences {
  /** Sentences of the later version that the earlier one has not, in reading order. */
  readonly added: readonly Span[]
  /** Sentences of the earlier version that the later one has not, in reading order. */
  readonly removed: readonly Span[]
  readonly changed: readonly ChangedSentence[]
}

/** Two sentences that share this much of their words are one that was reworded. */
const REWORDED = 0.5
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu
/** Texts of more new sentences than this are compared without looking for rewordings, which costs their product. */
const MAX_PAIRS = 40_000

/**
 * Finds what differs between two versions of an article.
 *
 * @example findSentenceDifferences('One. Two.', 'One. Three.', 'en') // added [[5, 11]], removed [[5, 9]], changed []
 */
export function findSentenceDifferences(before: string, after: string, lang: string | null): SentenceDifferences {
  const old = splitSentences(before, lang)
  const current = splitSentences(after, lang)
  const removed = without(before, old, countKeys(after, current))
  const added = without(after, current, countKeys(before, old))
  const changed = removed.length * added.length > MAX_PAIRS ? [] : pair(before, removed, after, added)
  const taken = new Set(changed.flatMap((change) => [change.before, change.after]))
  return {
    added: added.filter((span) => !taken.has(span)),
    removed: removed.filter((span) => !taken.has(span)),
    changed,
  }
}

function countKeys(text: string, sentences: readonly Span[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [start, end] of sentences) {
    const key = keyOf(text.slice(start, end))
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

function without(text: string, sentences: readonly Span[], known: Map<string, number>): readonly Span[] {
  return sentences.filter(([start, end]) => {
    const key = keyOf(text.slice(start, end))
    const left = known.get(key) ?? 0
    if (left > 0) known.set(key, left - 1)
    return left === 0 && key !== ''
  })
}

/** Pairs each removed sentence with the added one that is most like it, the likest pairs first. */
function pair(
  before: string,
  removed: readonly Span[],
  after: string,
  added: readonly Span[],
): readonly ChangedSentence[] {
  const words = (text: string, [start, end]: Span): ReadonlySet<string> =>
    new Set(foldWord(text.slice(start, end)).match(WORD))
  const addedWords = added.map((span) => ({ span, words: words(after, span) }))
  const pairs: (ChangedSentence & { readonly alike: number })[] = []
  for (const span of removed) {
    const own = words(before, span)
    for (const other of addedWords) {
      const alike = overlap(own, other.words)
      if (alike >= REWORDED) pairs.push({ before: span, after: other.span, alike })
    }
  }
  const taken = new Set<Span>()
  const changed: ChangedSentence[] = []
  for (const { before: from, after: to } of pairs.sort((a, b) => b.alike - a.alike)) {
    if (taken.has(from) || taken.has(to)) continue
    taken.add(from).add(to)
    changed.push({ before: from, after: to })
  }
  return changed.sort((a, b) => a.after[0] - b.after[0])
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const word of a) if (b.has(word)) shared += 1
  return (2 * shared) / Math.max(1, a.size + b.size)
}
