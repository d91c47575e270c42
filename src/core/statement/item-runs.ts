import type { Run } from './find-source.ts'
import type { Item, Unit } from './read-units.ts'
import type { CueLexicon } from './statement-lexicon.ts'

const EDGE_MARKS = new Set([',', '.', ';', ':', '—', '–', '―', '-', '--', '…', '!', '?'])

/** Marks that part a remark from its sentence. */
export const DASHES = new Set(['—', '–', '―', '--', '-'])

/** Endings of regular past forms and participles. */
export const PAST = /(?:ed|ing)$/u

/** Whether a line is speech because a dash opens it, as dialogues are printed. */
export function isDialogue({ items, opensLine }: Unit): boolean {
  return opensLine && items.length > 1 && DASHES.has(items[0]?.lower ?? '')
}

const FRONTED = new Set(['in', 'on', 'at', 'during', 'after', 'before', 'with'])

/** The run without marks at its ends. */
export function trimRun(items: readonly Item[], from: number, to: number): Run | undefined {
  let start = from
  let end = Math.min(to, items.length)
  while (start < end && EDGE_MARKS.has(items[start]?.lower ?? '')) start++
  while (end > start && EDGE_MARKS.has(items[end - 1]?.lower ?? '')) end--
  return start < end ? { from: start, to: end } : undefined
}

/** The words between `floor` and a comma, a dash or a quotation right before `end`. */
export function readLeft(items: readonly Item[], floor: number, end: number): Run | undefined {
  const before = items[end - 1]
  if (!before || end - 1 < floor) return undefined
  const separated = before.lower === ',' || DASHES.has(before.lower) || before.kind === 'quote'
  return separated ? trimRun(items, floor, end) : undefined
}

/** Whether the last item of a run is a quotation. */
export function endsInQuote(items: readonly Item[], run: Run): boolean {
  return items[run.to - 1]?.kind === 'quote'
}

/** Whether a run ends in a quotation, or in small words that go on with it: '“We are happy” about the deal, said …'. */
export function endsNearQuote(items: readonly Item[], run: Run): boolean {
  for (let at = run.to - 1; at >= run.from; at--) {
    const item = items[at]
    if (item?.quote) return at === run.to - 1 || (!item.stopped && items[at + 1]?.capital === false)
  }
  return false
}

/** Whether a run that ends in a quotation is speech, not a quoted name in an adverbial: "With the help of “Port Radio”, she asked …". */
export function isSaid(items: readonly Item[], run: Run): boolean {
  const last = items[run.to - 1]
  if (run.to === run.from + 1) return true
  return last?.stopped === true && (last.spoken === true || !FRONTED.has(items[run.from]?.lower ?? ''))
}

/** The quotations from `at` on, with what follows them in the sentence. */
export function quoteRun(items: readonly Item[], at: number): Run | undefined {
  let to = at
  while (items[to]?.kind === 'quote') to++
  return trimRun(items, at, Math.max(to, items.length))
}

/** Whether a run reads as a clause: it has a verb among its words, as far as small words and endings tell. */
export function hasClause(items: readonly Item[], run: Run, { words, verbs, inflection }: CueLexicon): boolean {
  if (inflection !== 'english') return run.to - run.from >= 2
  for (let at = run.from; at < run.to; at++) {
    const item = items[at]
    if (!item) break
    if (item.spoken) return true
    if (words.be.has(item.lower) || words.have.has(item.lower) || words.modals.has(item.lower)) return true
    if (at > run.from && !item.capital && (PAST.test(item.lower) || verbs.has(item.lower))) return true
  }
  return false
}
