/** A word, number or single mark of a text; offsets are UTF-16. A clitic ("’s", "’ll") is a token of its own. */
export interface Token {
  readonly start: number
  readonly end: number
  readonly kind: 'word' | 'number' | 'mark'
  /** The token as `foldWord` writes it. */
  readonly lower: string
  /** Whether the first letter is a capital. */
  readonly capital: boolean
}

/** Acronyms with stops, words with inner hyphens, apostrophes or joiners, numbers, single marks: no part can match two ways. */
const TOKEN =
  /(?:\p{L}\.){2,}|\p{L}[\p{L}\p{M}\p{Nd}\u200c]*(?:[-‑'’]\p{L}[\p{L}\p{M}\p{Nd}]*)*|\p{Nd}+(?:[.,:]\p{Nd}+)*(?:-\p{L}+)*|\S/gu
const WORD_START = /^\p{L}/u
const DIGIT_START = /^\p{Nd}/u
const CAPITAL_START = /^\p{Lu}/u
const CLITIC = /['’](?:s|ll|ve|d|re|m)$/iu
const PLAIN = /^[a-z]+$/u
const APOSTROPHES = /[’ʼ]/gu
const HYPHENS = /[‑‐]/gu
const JOINERS = /\u200c|\u200d|\u0640|[\u064b-\u0655]/gu

/**
 * A word in the one form that lexicons are looked up in: lower case, plain apostrophe and hyphen, ё as е, Arabic letter variants as
 * Persian ones, joiners and vowel signs dropped.
 *
 * @example foldWord('Ещё') // 'еще'
 */
export function foldWord(word: string): string {
  const lower = word.toLowerCase()
  if (PLAIN.test(lower)) return lower
  return lower
    .replace(APOSTROPHES, "'")
    .replace(HYPHENS, '-')
    .replace(JOINERS, '')
    .replaceAll('ё', 'е')
    .replaceAll('ي', 'ی')
    .replaceAll('ك', 'ک')
    .replaceAll('ۀ', 'ه')
    .replaceAll('أ', 'ا')
    .replaceAll('إ', 'ا')
    .replaceAll('ؤ', 'و')
}

/**
 * Splits a text into words, numbers and marks, in order. Linear.
 *
 * @example tokenise("Hale's plan").map((token) => token.lower) // ['hale', "'s", 'plan']
 */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(TOKEN)) {
    const raw = match[0]
    const start = match.index
    const end = start + raw.length
    if (!WORD_START.test(raw)) {
      const lower = raw === '،' ? ',' : raw === '؛' ? ';' : raw
      tokens.push({ start, end, kind: DIGIT_START.test(raw) ? 'number' : 'mark', lower, capital: false })
      continue
    }
    const lower = foldWord(raw)
    const capital = CAPITAL_START.test(raw)
    const clitic = raw.length > 2 ? CLITIC.exec(raw)?.index : undefined
    if (clitic === undefined) {
      tokens.push({ start, end, kind: 'word', lower, capital })
      continue
    }
    tokens.push({ start, end: start + clitic, kind: 'word', lower: foldWord(raw.slice(0, clitic)), capital })
    tokens.push({ start: start + clitic, end, kind: 'word', lower: foldWord(raw.slice(clitic)), capital: false })
  }
  return tokens
}
