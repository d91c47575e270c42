import { types } from 'pg'

type Parse = (value: string) => unknown

/** Looks a parser up by the number of a type in PostgreSQL's catalogue (`pg_type.oid`), which `pg` types as a closed list. */
const parserOf = types.getTypeParser as (oid: number, format?: 'text' | 'binary') => Parse

/** Array types, which `pg` knows by number only. */
const INT8_ARRAY = 1016
const TEXT_ARRAY = 1009

const parseTexts = parserOf(TEXT_ARRAY) as (value: string) => readonly (string | null)[]

/** Counts and keys come as int8 and stay far below 2^53; a date without time is its own text, not midnight somewhere. */
const PARSERS: ReadonlyMap<number, Parse> = new Map<number, Parse>([
  [types.builtins.INT8, Number],
  [INT8_ARRAY, (value) => parseTexts(value).map((item) => (item === null ? null : Number(item)))],
  [types.builtins.DATE, String],
])

/** How a column's text becomes a value: int8 a number, timestamptz a Date, JSON its value, date its text, the rest as `pg` has it. */
export function columnParser(oid: number, format: 'text' | 'binary' = 'text'): Parse {
  return (format === 'text' ? PARSERS.get(oid) : undefined) ?? parserOf(oid, format)
}
