import type { Span } from '../core/text/span.ts'

/** A stretch of text, and which of the marks lie over it. */
export interface MarkedPart<Kind extends string> {
  readonly text: string
  readonly kinds: ReadonlySet<Kind>
  /** Labels of the marks that begin before this part, and of those that end after it. */
  readonly opens: readonly string[]
  readonly closes: readonly string[]
}

/** Something to show at some places of a text: UTF-16 offsets; a label is written at each end of each place. */
export interface Mark<Kind extends string> {
  readonly kind: Kind
  readonly spans: readonly Span[]
  readonly label?: string
}

/** Cuts a text wherever a mark begins or ends; marks may overlap. */
export function markText<Kind extends string>(text: string, marks: readonly Mark<Kind>[]): readonly MarkedPart<Kind>[] {
  const placed = marks.flatMap(({ kind, label, spans }) => spans.map(([start, end]) => ({ kind, label, start, end })))
  const cuts = new Set([0, text.length, ...placed.flatMap(({ start, end }) => [start, end])])
  const bounds = [...cuts].toSorted((left, right) => left - right)
  return bounds.slice(0, -1).map((start, at) => {
    const end = bounds[at + 1] ?? text.length
    const over = placed.filter((mark) => mark.start <= start && mark.end >= end)
    return {
      text: text.slice(start, end),
      kinds: new Set(over.map(({ kind }) => kind)),
      opens: over.flatMap((mark) => (mark.start === start && mark.label !== undefined ? [mark.label] : [])),
      closes: over.flatMap((mark) => (mark.end === end && mark.label !== undefined ? [mark.label] : [])),
    }
  })
}
