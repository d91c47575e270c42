import { findDates } from '../date/find-dates.ts'

const DIGIT = /\p{N}/u
const TIME = /(?<!\p{N})\p{N}{1,2}[:.]\p{N}{2}(?!\p{N})/u
const LETTER = /\p{L}/gu
/** A sentence of these is as short as a word of letters. */
const IDEOGRAPH = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u
const LONGEST = 110
/** Beside a day and a time stand words like "published", "Uhr", "last updated", or a name; beside a day alone next to nothing. */
const MOST_LETTERS_BESIDE_TIME = 32
const MOST_LETTERS_BESIDE_DAY = 10

/**
 * Whether a line is little else than a day, as those are that tell when an article was published.
 *
 * @param timed whether it must tell a time of day too: a day alone may also lead the entries of a chronology
 * @example isDateLine('21 May 2025 - 14:19', true) // true
 */
export function isDateLine(text: string, timed: boolean): boolean {
  if (text.length > LONGEST || !DIGIT.test(text) || IDEOGRAPH.test(text)) return false
  const dates = findDates(text, { dayFirst: true })
  if (dates.length === 0) return false
  let rest = ''
  let from = 0
  for (const { index, end } of dates) {
    rest += text.slice(from, index)
    from = end
  }
  rest += text.slice(from)
  const letters = rest.match(LETTER)?.length ?? 0
  return TIME.test(rest) ? letters <= MOST_LETTERS_BESIDE_TIME : !timed && letters <= MOST_LETTERS_BESIDE_DAY
}
