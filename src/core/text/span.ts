/** A half-open range of UTF-16 offsets into a text: `[start, end)`, as `text.slice(start, end)` takes them. */
export type Span = readonly [start: number, end: number]
