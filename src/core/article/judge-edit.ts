import { splitSentences } from '../text/split-sentences.ts'
import { findSentenceDifferences } from './find-sentence-differences.ts'
import type { Quality } from './article.ts'
import { SENTENCE_END } from './rate-text.ts'

/** One version of an article's text, and how far it can be trusted. */
export interface TextVersion {
  readonly text: string
  readonly quality: Quality
}

/** Whether what a version lacks was taken out of the article by its editors, or why nobody can tell. */
export type EditVerdict =
  | { readonly kind: 'edited' }
  /** The version does not hold the whole article: its gaps say nothing, and later versions are held against another. */
  | { readonly kind: 'unfit'; readonly because: string }
  /** The page tells of something else now: a new start. */
  | { readonly kind: 'another-text' }

/** A text below this is hardly the article: a wall, a shell, a list of links. */
const LEAST_SCORE = 0.4
/** A text that lost this share at its end was cut off by a wall or a reader, not by an editor. */
const CUT_OFF = 0.4
/** What lost more than this was written anew, or rolled on as live pages do. */
const ANOTHER_TEXT = 0.7

/** Why a version cannot be held against others at all, or null. */
export function findUnfitness({ text, quality }: TextVersion): string | null {
  if (text.trim() === '') return 'it has no text'
  if (quality.method === 'feed') return 'the page could not be read; this is the text of the feed'
  if (quality.score < LEAST_SCORE) return `the page was read badly (quality ${quality.score})`
  return null
}

/**
 * Judges what an edit of an article is, from its sentences. `before` is fit. Quadratic in the sentences that differ, up to a limit.
 *
 * @example judgeEdit({ text: whole, quality }, { text: whole.slice(0, 100), quality }, 'en') // { kind: 'unfit', because: '…' }
 */
export function judgeEdit(before: TextVersion, after: TextVersion, lang: string | null): EditVerdict {
  const because = findUnfitness(after)
  if (because !== null) return { kind: 'unfit', because }
  const { removed, changed } = findSentenceDifferences(before.text, after.text, lang)
  const gone = new Set(removed.map(([start]) => start))
  const touched = new Set(changed.map((change) => change.before[0]))
  const sentences = splitSentences(before.text, lang)
  const whole = sentences.reduce((sum, [start, end]) => sum + end - start, 0)
  const lost = removed.reduce((sum, [start, end]) => sum + end - start, 0)
  const lastKept = sentences.findLastIndex(([start]) => !gone.has(start))
  const tail = sentences.slice(lastKept + 1).reduce((sum, [start, end]) => sum + end - start, 0)
  const last = sentences.at(-1)?.[0] ?? 0
  const endless = SENTENCE_END.test(before.text.trimEnd()) && !SENTENCE_END.test(after.text.trimEnd())
  if (tail > CUT_OFF * whole) return { kind: 'unfit', because: 'much of its end is missing' }
  if (endless && (gone.has(last) || touched.has(last))) return { kind: 'unfit', because: 'it ends in mid-sentence' }
  return lost > ANOTHER_TEXT * whole ? { kind: 'another-text' } : { kind: 'edited' }
}
