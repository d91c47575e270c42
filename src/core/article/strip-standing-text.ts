import { DROPPED_LINES, SECTION_HEADINGS } from './boilerplate-lines.ts'

const LINES = /\n+/
const SENTENCES = /(?<=[.!?…؟۔])\s+/u
const STANDING =
  /\b(?:free trial|log ?in|sign(?:ed)? ?(?:in|up)|subscri(?:be|ber|bers|ption|ptions)|newsletters?|registered users|register (?:now|for free)|your (?:e-?mail|inbox|account|subscription)|enter your|cookies?|privacy (?:policy|notice)|terms of (?:use|service)|user agreement|all rights reserved|copyright|advertisement|follow us|click here|javascript|reached the limit|free access|work email|please fill)\b/i
const MAX_CHARS = 60_000

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
      if (!(sentence.length <= 400 && STANDING.test(sentence))) kept.push(sentence)
  }
  return kept.join(' ')
}
