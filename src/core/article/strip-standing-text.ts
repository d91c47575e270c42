import { anyOf } from './any-of.ts'
import { DROPPED_LINES } from './dropped-lines.ts'
import { SECTION_HEADINGS } from './section-headings.ts'

const LINES = /\n+/
const SENTENCES = /(?<=[.!?…؟۔])\s+/u
const STANDING = anyOf(
  '(?<![\\p{L}\\p{N}])',
  [
    'free trial',
    'log ?in',
    'sign(?:ed)? ?(?:in|up)',
    'subscri(?:be|ber|bers|ption|ptions)',
    'newsletters?',
    'registered users',
    'register (?:now|for free)',
    'your (?:e-?mail|inbox|account|subscription)',
    'enter your',
    'cookies?',
    'privacy (?:policy|notice)',
    'terms of (?:use|service)',
    'user agreement',
    'all rights reserved',
    'copyright',
    'advertisement',
    'follow us',
    'click here',
    'javascript',
    'reached the limit',
    'free access',
    'work email',
    'please fill',
    '(?:full|free) trial',
    'details below',
    'our services',
    'special characters',
  ],
  '(?![\\p{L}\\p{N}])',
  'iu',
)
const MAX_CHARS = 60_000
const WORD = /\p{L}[\p{L}\p{M}]*/gu
const STARTS_LOWER = /^\p{Ll}/u
const STARTS_UPPER = /^\p{Lu}/u
/** A run of so many words of which few are in lower case is a menu, a form or a list of names. */
const LIST_WORDS = 15
const LIST_LOWER_SHARE = 0.25

/**
 * Leaves out sentences that sites put around any story (sign up, log in, cookies, copyright): two different stories of one site
 * share them word for word. Used for comparing only; the stored text keeps its sentences.
 */
export function stripStandingText(text: string): string {
  const kept: string[] = []
  for (const line of text.slice(0, MAX_CHARS).split(LINES)) {
    const tidy = line.trim()
    if (
      tidy === '' ||
      (tidy.length <= 90 && SECTION_HEADINGS.test(tidy)) ||
      (tidy.length <= 300 && DROPPED_LINES.some((pattern) => pattern.test(tidy)))
    )
      continue
    for (const sentence of tidy.split(SENTENCES))
      if (!(sentence.length <= 400 && STANDING.test(sentence)) && !isList(sentence)) kept.push(sentence)
  }
  return kept.join(' ')
}

/** Scripts without case have no such lists that could be told. */
function isList(sentence: string): boolean {
  const words = sentence.match(WORD) ?? []
  if (words.length < LIST_WORDS) return false
  const upper = words.filter((word) => STARTS_UPPER.test(word)).length
  const lower = words.filter((word) => STARTS_LOWER.test(word)).length
  return upper > 0 && lower < (upper + lower) * LIST_LOWER_SHARE && upper + lower > words.length / 2
}
