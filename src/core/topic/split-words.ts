import { foldText } from '../text/fold-text.ts'
import type { Span } from '../text/span.ts'

/** One word of a text: folded for comparison, with its place in the text as it was written. */
export interface Word {
  readonly folded: string
  /** What stands before a Persian half-space, which divides a word from its ending: «پهپاد‌ها» is found as «پهپاد», too. */
  readonly stem: string | null
  readonly span: Span
}

// Letters and digits are words of their own, so that "S-400", "S 400" and "S400" are alike. Han has no spaces: each
// character stands alone and a word is a phrase of them. Soft hyphens, half-spaces and joiners do not end a word.
const WORD = /\p{Script=Han}|[[\p{L}\p{M}]--\p{Script=Han}][[\p{L}\p{M}\u00AD\u200C\u200D]--\p{Script=Han}]*|\p{N}+/gv
const ASCII = /^[a-z0-9]*$/i
const HALF_SPACE = '\u200C'
const APOSTROPHES: ReadonlySet<string> = new Set(["'", '’', 'ʼ', '`'])

/**
 * Folds a word for comparison: case, diacritics, letter variants, digits.
 *
 * @example foldWord('ШАХЕД') // 'шахед'
 */
export function foldWord(word: string): string {
  return ASCII.test(word) ? word.toLowerCase() : foldText(word).text
}

/**
 * Splits a text into folded words with their UTF-16 offsets. An English possessive `'s` is no word.
 *
 * @example splitWords("Iran's Су-35").map((word) => word.folded) // ['iran', 'су', '35']
 */
export function splitWords(text: string): readonly Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(WORD)) {
    const [found] = match
    const folded = foldWord(found)
    if (folded === '') continue
    const follows = words.at(-1)?.span[1] === match.index - 1 && APOSTROPHES.has(text[match.index - 1] ?? '')
    if (folded === 's' && follows) continue
    const half = found.indexOf(HALF_SPACE)
    const stem = half > 0 ? foldWord(found.slice(0, half)) : null
    words.push({
      folded,
      stem: stem === '' || stem === folded ? null : stem,
      span: [match.index, match.index + found.length],
    })
  }
  return words
}
