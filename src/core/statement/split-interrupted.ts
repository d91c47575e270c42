import { foldWord } from '../text/tokenise.ts'
import type { Quotation } from './find-quotations.ts'
import { FORM, type CueLexicon } from './statement-lexicon.ts'

/** A comma or stop with a dash and a word behind it: where a speaker may break into a quotation. */
const BREAK = /[,!?…]\s[—–-]\s(?=(\p{L}+))/gu
/** A stop and a dash: where the quotation goes on. */
const RESUME = /[.,;:]\s[—–-]\s/gu
/** Any verb and who did it: «обрадовал он», «усмехнулся Ветров». */
const ANY_REMARK = /^\p{Ll}{3,}л[аи]?(?:ся|сь)? (?:он|она|они|\p{Lu}\p{Ll}+)(?=[,.\s])/u
/** Longest remark inside a quotation, in UTF-16 units. */
const LONGEST_REMARK = 160

/**
 * Splits quotations that a remark of the narrator breaks without closing them, as Russian prints them: «Это так, — сказал он. — Всё».
 * Others come back as they are.
 */
export function splitInterrupted(
  text: string,
  quotations: readonly Quotation[],
  lexicon: CueLexicon,
): readonly Quotation[] {
  if (lexicon.inflection !== 'russian') return quotations
  return quotations.flatMap((quotation) => splitOne(text, quotation, lexicon))
}

function splitOne(text: string, quotation: Quotation, lexicon: CueLexicon): readonly Quotation[] {
  const [from, to] = quotation.inner
  const words = text.slice(from, to)
  for (const match of words.matchAll(BREAK)) {
    const forms = lexicon.verbs.get(foldWord(match[1] ?? ''))
    const known = forms?.some((form) => (form.forms & FORM.gerund) === 0)
    if (!known && !ANY_REMARK.test(words.slice(match.index + match[0].length, match.index + LONGEST_REMARK))) continue
    const remark = match.index + match[0].length
    RESUME.lastIndex = remark
    const resume = RESUME.exec(words)
    const first = {
      start: quotation.start,
      end: from + match.index + 1,
      inner: [from, from + match.index + 1],
      closed: true,
    } as const
    if (!resume || resume.index - remark > LONGEST_REMARK) return [first]
    const start = from + resume.index + resume[0].length
    const rest: Quotation = { start, end: quotation.end, inner: [start, to], closed: quotation.closed }
    return [first, ...splitOne(text, rest, lexicon)]
  }
  return [quotation]
}
