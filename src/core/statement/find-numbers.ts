import { foldText } from '../text/fold-text.ts'
import { NUMBER_LINKS, NUMBER_WORDS, UNITS } from './number-words.ts'
import { joinThousands } from './normalise-words.ts'

/** A number that a text names, in no language; `unit` is null where nothing says what is counted. */
export interface NamedNumber {
  readonly value: number
  readonly unit: string | null
}

const PIECE = /\p{Nd}+(?:[.,]\p{Nd}+)?|[\p{L}\p{M}]+|%/gu
const DIGITS = /^\p{Nd}/u

/**
 * The numbers of an English, Russian or Persian text, in digits or words, with their units, in order.
 *
 * @example findNumbers('1.5 млн тонн') // [{ value: 1_500_000, unit: 'tonne' }]
 */
export function findNumbers(text: string): readonly NamedNumber[] {
  const pieces = joinThousands(foldText(text).text).match(PIECE) ?? []
  const numbers: NamedNumber[] = []
  let at = 0
  while (at < pieces.length) {
    const read = readNumber(pieces, at)
    if (read === undefined) at++
    else {
      numbers.push({ value: read.value, unit: unitOf(pieces, read.end) })
      at = read.end
    }
  }
  return numbers
}

/** "two hundred and forty thousand": what counts multiplies what was read since the last greater unit. */
function readNumber(
  pieces: readonly string[],
  from: number,
): { readonly value: number; readonly end: number } | undefined {
  let total = 0
  let current: number | undefined
  let end = from
  for (let at = from; at < pieces.length; at++) {
    const piece = pieces[at] ?? ''
    if (end > from && NUMBER_LINKS.has(piece) && NUMBER_WORDS.has(pieces[at + 1] ?? '')) continue
    const word = NUMBER_WORDS.get(piece)
    if (DIGITS.test(piece) && end === from) current = Number(piece.replace(',', '.'))
    else if (word === undefined) break
    else if (!word.counts) current = (current ?? 0) + word.value
    else if (word.value === 100) current = (current ?? 0) > 9 ? (current ?? 0) + 100 : (current ?? 1) * 100
    else {
      total += (current ?? 1) * word.value
      current = undefined
    }
    end = at + 1
  }
  return end === from ? undefined : { value: total + (current ?? 0), end }
}

function unitOf(pieces: readonly string[], at: number): string | null {
  const next = `${pieces[at] ?? ''} ${pieces[at + 1] ?? ''} `
  return UNITS.find(([beginning]) => next.startsWith(beginning))?.[1] ?? null
}
