import { abbreviationsOf, type Abbreviations } from './sentence-abbreviations.ts'
import type { Span } from './span.ts'

/** Places where a sentence may end: a run of terminators, or a run of line breaks with the blanks around it. */
const CANDIDATE = /[.!?…؟。！？۔]+|\n[\s\u200e\u200f]*/gu
const WIDE_STOP = /[。！？]/u
const CLOSER = /["'”’»“)\]」』]/u
const BLANK = /\s/u
const LETTER = /\p{L}/u
const LOWER = /\p{Ll}/u
const UPPER = /\p{Lu}/u
const DIGIT = /\p{Nd}/u
const WORD_CHAR = /[\p{L}\p{Nd}.-]/u
const CONTINUES_LINE = /[\p{Ll},;:)\]»”’%&]/u
const NUMBER_ONLY = /^\p{Nd}{1,3}$/u
const SINGLE_LETTER = /^\p{Lu}$/u
const INITIALS = /^(?:\p{L}\.)+\p{L}$/u
const LEADING_STOPS = /^[.-]+/u

/** Longest word looked at before a full stop, in UTF-16 units; bounds the work for text without blanks. */
const LONGEST_WORD = 24
/** Languages that write ordinals with a full stop: "am 3. Oktober". */
const ORDINAL_STOP = new Set(['de', 'tr', 'cs', 'hu', 'sr'])

/**
 * Splits a text into sentences: spans without the blanks around them, in order, that together cover everything but blanks.
 * Knows titles and abbreviations ("Sen.", "U.S.", «т. е.»), initials, closing quotation marks after the full stop, sentences
 * glued together by a lost blank ("…friendship."Next"), and single line breaks inside a sentence; a blank line always ends one.
 * Linear in the text's length. `lang` is BCP 47; null reads as English.
 *
 * @example splitSentences('Mr. Hale left. "Why?" she asked.', 'en') // [[0, 14], [15, 32]]
 */
export function splitSentences(text: string, lang: string | null): readonly Span[] {
  const abbreviations = abbreviationsOf(lang)
  const ordinals = ORDINAL_STOP.has((lang ?? '').slice(0, 2))
  const spans: Span[] = []
  let start = 0
  let counted = 0
  let straightOpen = false
  const countStraight = (to: number): void => {
    for (; counted < to; counted++) {
      const char = text[counted]
      if (char === '"') straightOpen = !straightOpen
      else if (char === '\n' && text[counted + 1] === '\n') straightOpen = false
    }
  }
  const cut = (end: number): void => {
    const span = trimSpan(text, start, end)
    if (span) spans.push(span)
    start = end
  }
  for (const candidate of text.matchAll(CANDIDATE)) {
    const at = candidate.index
    if (at < start) continue
    const mark = candidate[0]
    countStraight(at)
    if (mark[0] === '\n') {
      if (endsLine(text, start, at, mark)) cut(at + mark.length)
      continue
    }
    const end = skipClosers(text, at + mark.length, straightOpen)
    if (endsSentence(text, { at, mark, end, start, abbreviations, ordinals })) cut(end)
  }
  cut(text.length)
  return spans
}

/** The span without blanks at its ends, or undefined where nothing else is in it. */
function trimSpan(text: string, from: number, to: number): Span | undefined {
  let start = from
  let end = to
  while (start < end && BLANK.test(text[start] ?? '')) start++
  while (end > start && BLANK.test(text[end - 1] ?? '')) end--
  return start < end ? [start, end] : undefined
}

/** A blank line ends a sentence; a single break only where the next line does not go on with a small letter or a comma. */
function endsLine(text: string, start: number, at: number, mark: string): boolean {
  if (mark.indexOf('\n', 1) > 0) return true
  const next = text[at + mark.length] ?? ''
  if (CONTINUES_LINE.test(next)) return false
  if (next !== '"' && next !== '“') return true
  const last = trimSpan(text, start, at)
  return last === undefined || !/[,:]/u.test(text[last[1] - 1] ?? '')
}

/** End of the marks that close a quotation or a bracket after a terminator; a mark glued to a word opens the next sentence. */
function skipClosers(text: string, from: number, straightOpen: boolean): number {
  let end = from
  let open = straightOpen
  while (end < text.length && CLOSER.test(text[end] ?? '')) {
    const mark = text[end]
    const next = text[end + 1] ?? ' '
    const glued = LETTER.test(next) || DIGIT.test(next)
    if (mark === '"' && !open && glued) break
    if (mark === '“' && glued) break
    if (mark === "'" && glued) break
    if (mark === '"') open = !open
    end++
  }
  return end
}

interface Stop {
  readonly at: number
  readonly mark: string
  readonly end: number
  readonly start: number
  readonly abbreviations: Abbreviations
  readonly ordinals: boolean
}

function endsSentence(text: string, stop: Stop): boolean {
  const { at, mark, end, start } = stop
  if (WIDE_STOP.test(mark)) return true
  const next = text[end] ?? ' '
  if (!BLANK.test(next)) return isGlued(text, stop)
  let ahead = end
  while (ahead < text.length && BLANK.test(text[ahead] ?? '')) ahead++
  const first = firstWordChar(text, ahead)
  if (LOWER.test(first) || CONTINUES_LINE.test(text[ahead] ?? '')) return text.slice(end, ahead).includes('\n\n')
  if (mark !== '.' || end > at + 1) return true
  const word = wordBefore(text, at, start)
  if (word === '') return true
  const lower = word.toLowerCase()
  const { binding, loose, starters } = stop.abbreviations
  if (binding.has(lower)) return false
  const last = lower.slice(lower.lastIndexOf('.') + 1)
  if (SINGLE_LETTER.test(word) || INITIALS.test(word) || loose.has(lower) || (last.length === 1 && LETTER.test(last))) {
    return startsSentence(text, ahead, starters)
  }
  if (NUMBER_ONLY.test(word)) return !(stop.ordinals || atLineStart(text, at - word.length))
  return true
}

/** "friendship.Next" and "friendship."Next" end a sentence; "3.5", "U.S." and "example.com" do not. */
function isGlued(text: string, { at, mark, end, start }: Stop): boolean {
  const word = wordBefore(text, at, start)
  let ahead = end
  if (/["“«‘]/u.test(text[ahead] ?? '')) ahead++
  const opens = UPPER.test(text[ahead] ?? '')
  if (ahead > end || end > at + mark.length) return opens
  const plain = word.length > 2 && !word.includes('.') && LOWER.test(word.at(-1) ?? '')
  return opens && plain && LOWER.test(text[ahead + 1] ?? '')
}

function wordBefore(text: string, at: number, start: number): string {
  const least = Math.max(start, at - LONGEST_WORD)
  let from = at
  while (from > least && WORD_CHAR.test(text[from - 1] ?? '')) from--
  return text.slice(from, at).replace(LEADING_STOPS, '')
}

/** Whether the word at `from` is a known starter and not itself an initial: «В. В. Орлов». */
function startsSentence(text: string, from: number, starters: ReadonlySet<string>): boolean {
  let start = from
  while (start < text.length && !LETTER.test(text[start] ?? '') && start < from + 3) start++
  let end = start
  while (end < text.length && end < start + LONGEST_WORD && LETTER.test(text[end] ?? '')) end++
  if (end === start + 1 && text[end] === '.') return false
  return starters.has(text.slice(start, end).toLowerCase())
}

/** The first letter or digit within the marks that may open a sentence, else the first character. */
function firstWordChar(text: string, from: number): string {
  for (let at = from; at < Math.min(text.length, from + 4); at++) {
    const char = text[at] ?? ''
    if (LETTER.test(char) || DIGIT.test(char)) return char
  }
  return text[from] ?? ''
}

function atLineStart(text: string, at: number): boolean {
  return at === 0 || text[at - 1] === '\n'
}
