import { foldText } from '../text/fold-text.ts'
import { VARIANTS } from './wording-variants.ts'

/** Stands in a list of words where an outlet left something out: "…", "[…]", "(...)". */
export const GAP = '…'

const BRACKETED_GAP = /[[(]\s*(?:\.{3}|…)\s*[\])]/gu
const INSERTED = /\[[^\]]{0,80}\]/gu
const PIECE = /…|\.{3,}|[\p{L}\p{M}\p{Nd}]+(?:['.,][\p{L}\p{Nd}]+)*%?|%/gu
/** A number with its thousands set apart: "1,500", "1 500". */
const THOUSANDS = /(?<![\d.,])\d{1,3}(?:[, ]\d{3})+(?!\d)/gu
const APART = /[, ]/gu
const EDGE_GAP = new Set([GAP])
const PERSIAN_MARKS = /\u200c|\u200d|\u200e|\u200f|\u0640/gu

/**
 * A statement's words made comparable: case, quotation marks, punctuation, letter variants, contractions, spellings and the
 * setting of numbers levelled;
 * words that an editor put in brackets fall out, and what was left out stays as `GAP` between words.
 *
 * @example normaliseWords('“We’re … ready,”', 'en') // ['we', 'are', '…', 'ready']
 */
export function normaliseWords(text: string, lang: string | null): readonly string[] {
  const variants = VARIANTS[(lang ?? 'en').slice(0, 2)] ?? {}
  const plain = text.replace(BRACKETED_GAP, GAP).replace(INSERTED, ' ').replace(PERSIAN_MARKS, '')
  const words: string[] = []
  for (const [piece] of joinThousands(foldText(plain).text).matchAll(PIECE)) {
    if (piece === GAP || piece.startsWith('...')) {
      if (words.length > 0 && words.at(-1) !== GAP) words.push(GAP)
      continue
    }
    words.push(...(variants[piece] ?? piece).split(' '))
  }
  while (EDGE_GAP.has(words.at(-1) ?? '')) words.pop()
  return words
}

/** Writes the numbers of a folded text without a mark between their thousands: "1,500" and "1 500" as "1500". */
export function joinThousands(text: string): string {
  return text.replace(THOUSANDS, (number) => number.replace(APART, ''))
}
