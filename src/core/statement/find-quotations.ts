import type { Span } from '../text/span.ts'

/** A quotation as printed: from its opening to behind its closing mark, and the words between; `closed` is false where no mark closes it. */
export interface Quotation {
  readonly start: number
  readonly end: number
  readonly inner: Span
  readonly closed: boolean
}

/** Opening marks and the marks that close them; the second list holds what careless typing puts in their place. */
const PAIRS: Readonly<Record<string, { readonly close: readonly string[]; readonly slack: readonly string[] }>> = {
  '“': { close: ['”'], slack: ['"'] },
  '„': { close: ['“', '”'], slack: ['"'] },
  '«': { close: ['»'], slack: ['”', '"'] },
  '‹': { close: ['›'], slack: [] },
  '「': { close: ['」'], slack: [] },
  '『': { close: ['』'], slack: [] },
  '"': { close: ['"'], slack: ['”'] },
  '”': { close: ['”'], slack: [] },
  "''": { close: ["''"], slack: ['"'] },
  '``': { close: ["''"], slack: ['"'] },
  '‘': { close: ['’'], slack: ["'"] },
  "'": { close: ["'"], slack: ['’'] },
}
const SINGLE = new Set(['‘', "'"])
const INTERESTING = /'{2,3}|``|[“”„«»‹›「」『』"‘’']|\n\s*\n/gu
const BEFORE_OPENING = /[\s([{—–\-:,;/«“„"‘¿¡]/u
const LETTER = /[\p{L}\p{Nd}]/u
/** A quotation that begins with what it leaves out: “ … and so on”. */
const ELLIPSIS = /^\s(?:…|\.\.)/u
const BLANK = /\s/u
const SENTENCE_END = /[.!?…,]/u
const PARAGRAPH = '\n\n'
/** Longest single-quoted passage believed in, in UTF-16 units: apostrophes otherwise pair up across sentences. */
const LONGEST_SINGLE = 700

interface Open {
  readonly mark: string
  readonly at: number
  readonly innerStart: number
  depth: number
}

/**
 * Finds the outermost quotations of a text, in order: all usual marks, nested ones inside, careless closings (“…’ and “…“), and
 * paragraphs of a long quotation that only open. A quotation never runs over the end of its paragraph. Linear.
 *
 * @example findQuotations('He said “yes”.')[0] // { start: 8, end: 13, inner: [9, 12], closed: true }
 */
export function findQuotations(text: string): readonly Quotation[] {
  const found: Quotation[] = []
  const marks = [...text.matchAll(INTERESTING)]
  let open: Open | undefined
  const close = (end: number, innerEnd: number, closed: boolean): void => {
    if (open && innerEnd > open.innerStart)
      found.push({ start: open.at, end, inner: [open.innerStart, innerEnd], closed })
    open = undefined
  }
  for (const [index, match] of marks.entries()) {
    const mark = match[0] === "'''" ? "''" : match[0]
    const at = match.index + match[0].length - mark.length
    const after = at + mark.length
    if (mark.startsWith('\n')) {
      if (open && !SINGLE.has(open.mark)) close(at, trimEnd(text, at), false)
      open = undefined
      continue
    }
    if (open && SINGLE.has(open.mark) && at - open.at > LONGEST_SINGLE) open = undefined
    if (!open) {
      if (opens(text, mark, at, after)) open = { mark, at, innerStart: after, depth: 0 }
      continue
    }
    const verdict = judge(text, open, mark, at, marks[index + 1])
    if (verdict === 'close') close(after, at, true)
    else if (verdict === 'nest') open.depth++
    else if (verdict === 'unnest') open.depth--
    else if (verdict === 'restart') {
      close(at, trimEnd(text, at), false)
      open = { mark, at, innerStart: after, depth: 0 }
    }
  }
  if (open && !SINGLE.has(open.mark)) close(text.length, trimEnd(text, text.length), false)
  return found
}

function opens(text: string, mark: string, at: number, after: number): boolean {
  if (!(mark in PAIRS)) return false
  const before = text[at - 1] ?? ' '
  const next = text[after] ?? ' '
  if (BLANK.test(next))
    return mark === '«' || mark === '„' || ELLIPSIS.test(text.slice(after, after + 3)) ? after < text.length : false
  if (mark === "'") return BEFORE_OPENING.test(before) && LETTER.test(next)
  if (mark === '‘') return !LETTER.test(before)
  if (mark === '”') return BEFORE_OPENING.test(before) && LETTER.test(next)
  return true
}

type Verdict = 'close' | 'nest' | 'unnest' | 'restart' | 'ignore'

/** What a mark means inside an open quotation. */
function judge(text: string, open: Open, mark: string, at: number, nextMark: RegExpExecArray | undefined): Verdict {
  const pair = PAIRS[open.mark]
  const before = text[at - 1] ?? ' '
  const next = text[at + mark.length] ?? ' '
  if (pair === undefined) return 'ignore'
  if (pair.close.includes(mark) || pair.slack.includes(mark)) {
    if (SINGLE.has(open.mark)) return LETTER.test(next) ? 'ignore' : 'close'
    if (mark === '"' && BLANK.test(before) && LETTER.test(next) && open.mark === '"')
      return closesTwice(text, at) ? 'nest' : 'restart'
    return open.depth > 0 && pair.close.includes(mark) ? 'unnest' : 'close'
  }
  if (mark === open.mark) {
    if (!BLANK.test(before) && !LETTER.test(next)) return 'close'
    return open.mark === '“' && (SENTENCE_END.test(before) || before === '\n') ? 'restart' : 'nest'
  }
  if (mark === '’' && SENTENCE_END.test(before) && BLANK.test(next) && !hasInnerSingle(text, open, at)) {
    const follows = nextMark?.[0] ?? PARAGRAPH
    return follows.startsWith('\n') || follows in PAIRS ? 'close' : 'ignore'
  }
  return 'ignore'
}

/** Longest passage behind a straight mark that is looked through for its closing marks, in UTF-16 units. */
const LONGEST_LOOK = 1500

/** Whether the straight mark at `at` opens a quotation within another: behind it one more closes than opens. Bounded. */
function closesTwice(text: string, at: number): boolean {
  const end = text.indexOf(PARAGRAPH, at)
  const part = text.slice(at, Math.min(at + LONGEST_LOOK, end < 0 ? text.length : end))
  let depth = 1
  for (let next = part.indexOf('"', 1); next > 0; next = part.indexOf('"', next + 1)) {
    const opens = BLANK.test(part[next - 1] ?? ' ') && LETTER.test(part[next + 1] ?? ' ')
    depth += opens ? 1 : -1
    if (depth < 0) return true
  }
  return false
}

/** Whether a single quotation mark was opened since the outer one, so that this ’ closes that. Bounded look back. */
function hasInnerSingle(text: string, open: Open, at: number): boolean {
  const from = Math.max(open.innerStart, at - LONGEST_SINGLE)
  return text.slice(from, at).includes('‘')
}

function trimEnd(text: string, end: number): number {
  let at = end
  while (at > 0 && BLANK.test(text[at - 1] ?? '')) at--
  return at
}
