import { COMMON_WORDS, TRADE_WORDS } from './common-words.ts'

/** One distinct term of a text: how telling it is, how often it stands there, and where first. */
export interface Term {
  readonly weight: number
  readonly count: number
  /** Number of the word where it first stands. */
  readonly first: number
}

const WORD_OR_STOP = /\p{N}(?:[\p{N}.,:]*\p{N})?|\p{L}[\p{L}\p{M}\p{N}\u200c]*|[.!?…؟۔\n]/gu
const STARTS_UPPER = /^\p{Lu}/u
const DIGIT = /\p{N}/u
const STOP = /^[.!?…؟۔\n]$/u
const MARKS = /[\u0640\u200c\p{M}]/gu
/** Russian and Persian endings are longer than English ones. */
const STEM_CHARS = 6
const LATIN_STEM_CHARS = 8
const LATIN = /^[a-z\u00c0-\u024f]/
const PLURAL = /(?:es|s)$/

// How telling a term is when nothing is known but its form: names and numbers make a story, long words its subject.
const NAME_WEIGHT = 2.5
const OPENING_NAME_WEIGHT = 1.5
const NUMBER_WEIGHT = 1
const DIGIT_WEIGHT = 0.5
const LONG_WORD_WEIGHT = 1.2
const WORD_WEIGHT = 0.9
const SHORT_WORD_WEIGHT = 0.5
const TRADE_WEIGHT = 0.4

/** The telling terms of a text, reduced to comparable stems, without the words that every report has. */
export function findTerms(text: string): ReadonlyMap<string, Term> {
  const terms = new Map<string, { weight: number; count: number; first: number }>()
  let opening = true
  let at = 0
  for (const match of text.normalize('NFC').matchAll(WORD_OR_STOP)) {
    const word = match[0]
    if (STOP.test(word)) {
      opening = true
      continue
    }
    at += 1
    const stem = stemOf(word)
    if (stem !== undefined) {
      const weight = weightOf(word, opening)
      const known = terms.get(stem)
      if (known === undefined) terms.set(stem, { weight, count: 1, first: at })
      else {
        known.count += 1
        known.weight = Math.max(known.weight, weight)
      }
    }
    opening = false
  }
  return terms
}

function weightOf(word: string, opening: boolean): number {
  if (TRADE_WORDS.has(foldWord(word))) return TRADE_WEIGHT
  if (DIGIT.test(word)) return word.length >= 2 ? NUMBER_WEIGHT : DIGIT_WEIGHT
  if (STARTS_UPPER.test(word)) return opening ? OPENING_NAME_WEIGHT : NAME_WEIGHT
  if (word.length >= 8) return LONG_WORD_WEIGHT
  return word.length >= 5 ? WORD_WEIGHT : SHORT_WORD_WEIGHT
}

function stemOf(word: string): string | undefined {
  if (DIGIT.test(word)) return word
  const low = foldWord(word)
  if (low.length < 3 || COMMON_WORDS.has(low)) return undefined
  return low.replace(PLURAL, '').slice(0, LATIN.test(low) ? LATIN_STEM_CHARS : STEM_CHARS)
}

/** Lower case, without vowel marks and joiners, Arabic letters written the Persian way. */
export function foldWord(word: string): string {
  return word.toLowerCase().replace(MARKS, '').replaceAll('ي', 'ی').replaceAll('ك', 'ک').replaceAll('ё', 'е')
}
