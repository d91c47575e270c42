import type { Span } from '../text/span.ts'
import type { AlertEvidence } from './alert.ts'

/** A passage longer than this is cut around what it shows, in UTF-16 units. */
const LONGEST_PASSAGE = 1_200
/** What is kept on each side of the shown words when a passage is cut. */
const CONTEXT = 200

/**
 * The paragraphs of a text in which some spans stand, each with the spans marked (offsets count from the passage's start).
 * A span that runs over a paragraph's end is marked in both.
 *
 * @example findPassages('One.\n\nTwo said "yes".', [[15, 20]]) // [{ text: 'Two said "yes".', highlights: [[9, 14]] }]
 */
export function findPassages(text: string, spans: readonly Span[]): readonly AlertEvidence[] {
  const passages: AlertEvidence[] = []
  for (const [start, end] of splitLines(text)) {
    const inside = spans
      .map(([from, to]): Span => [Math.max(from, start), Math.min(to, end)])
      .filter(([from, to]) => from < to)
      .sort((a, b) => a[0] - b[0])
    const first = inside[0]
    const last = inside.at(-1)
    if (first === undefined || last === undefined) continue
    const long = end - start > LONGEST_PASSAGE
    const from = long ? Math.max(start, first[0] - CONTEXT) : start
    const to = long ? Math.min(end, Math.max(last[1], first[0]) + CONTEXT) : end
    const highlights = inside.map(([a, b]): Span => [a - from, b - from])
    passages.push({ text: text.slice(from, to), highlights })
  }
  return passages
}

function* splitLines(text: string): Generator<Span> {
  let start = 0
  while (start < text.length) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    if (end > start) yield [start, end]
    start = end + 1
  }
}
