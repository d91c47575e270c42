import { Failure } from '../errors.ts'

/** A page of rows, latest first, with where the next one starts; `next` is null at the end. */
export interface Page<Row> {
  readonly items: readonly Row[]
  readonly next: string | null
}

/** Which page is wanted: after a cursor that an earlier page gave, or the first. */
export interface PageRequest {
  readonly cursor?: string | null
  readonly limit: number
}

/** A place in a list ordered by time and then by id. */
export interface Place {
  readonly at: Date
  readonly id: string
}

/** The place a cursor stands for; undefined for none, or for one that is not ours. */
export function parseCursor(cursor: string | null | undefined): Place | undefined {
  if (cursor === null || cursor === undefined) return undefined
  const text = Buffer.from(cursor, 'base64url').toString('utf8')
  const bar = text.indexOf('|')
  const at = new Date(text.slice(0, Math.max(bar, 0)))
  return bar < 0 || Number.isNaN(at.getTime()) ? undefined : { at, id: text.slice(bar + 1) }
}

/** Refuses a cursor that no list of the archive gave: throws `Failure('input', 'bad-cursor')`. */
export function checkCursor(cursor: string | null): void {
  if (cursor !== null && parseCursor(cursor) === undefined) {
    throw new Failure('input', 'bad-cursor', 'the cursor is not one that this list gave')
  }
}

/** Cuts rows, of which one more than the limit was asked for, into a page. */
export function toPage<Row>(rows: readonly Row[], limit: number, placeOf: (row: Row) => Place): Page<Row> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  if (rows.length <= limit || last === undefined) return { items, next: null }
  const { at, id } = placeOf(last)
  return { items, next: Buffer.from(`${at.toISOString()}|${id}`, 'utf8').toString('base64url') }
}
