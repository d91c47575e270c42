import { findNearestName } from './find-nearest-name.ts'
import type { QueryClause, QueryWord, RangeClause } from './query.ts'
import { foldWord, splitWords } from './split-words.ts'
import { QueryFault, type QueryToken } from './tokenize-query.ts'
import { TOPIC_FIELDS, type FieldName, type TextField, type ValueFormat } from './topic-fields.ts'

/** Fewer letters before the star would match most words of a language. */
const SHORTEST_PREFIX = 3

const LETTER = /[\p{L}\p{N}]/gu
const COMPARISON = /^(>=|<=|>|<)(.*)$/su
const NUMBER = /^-?\d+(?:\.\d+)?$/
const DATE = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2})?)?$/
const COUNTRY = /^[a-z]{2}$/i
const HOST = /^[\p{L}\p{N}.-]+$/u

const DAY_MS = 24 * 60 * 60 * 1000

type ValueToken = Extract<QueryToken, { kind: 'word' | 'phrase' | 'range' }>

function readWords(token: Exclude<ValueToken, { kind: 'range' }>): readonly QueryWord[] {
  const pieces = token.kind === 'phrase' ? token.text.split(/\s+/u) : [token.text]
  return pieces.flatMap((piece) => {
    const star = piece.endsWith('*')
    const body = star ? piece.slice(0, -1) : piece
    if (body.includes('*') || (token.kind === 'word' && body.includes('?'))) {
      throw new QueryFault('a star may only stand at the end of a word, and ? is no wildcard', token.start)
    }
    if (star && (body.match(LETTER) ?? []).length < SHORTEST_PREFIX) {
      throw new QueryFault(`at least ${SHORTEST_PREFIX} letters must stand before the star`, token.start)
    }
    const words = splitWords(body)
    return words.map((word, at) => ({ folded: word.folded, prefix: star && at === words.length - 1 }))
  })
}

function readText(field: TextField, token: ValueToken): QueryClause {
  if (token.kind === 'range') throw new QueryFault(`${field} is searched by words, not by a range`, token.start)
  if (token.kind === 'word' && token.text.includes('~')) {
    throw new QueryFault('~ gives the proximity of a phrase: "two words"~8', token.start + token.text.indexOf('~'))
  }
  const words = readWords(token)
  if (words.length === 0) throw new QueryFault('there is no word to search for here', token.start)
  const slop = token.kind === 'phrase' ? token.slop : null
  return { kind: 'words', field, words, slop, raw: token.text, start: token.start, end: token.end }
}

function checkListed(field: FieldName, values: readonly string[], value: string, offset: number): void {
  if (values.includes(value)) return
  const nearest = findNearestName(value, values)
  const hint = nearest === undefined ? `it is one of ${values.join(', ')}` : `did you mean ${nearest}?`
  throw new QueryFault(`${field} is never "${value}"; ${hint}`, offset)
}

function checkFormat(field: FieldName, format: ValueFormat, value: string, offset: number): void {
  if (typeof format !== 'string') return checkListed(field, format, value, offset)
  if (format === 'country' && !COUNTRY.test(value)) {
    throw new QueryFault(`${field} is a country of two letters, as IR, RU or US (ISO 3166), not "${value}"`, offset)
  }
  if (format === 'country' && value === 'uk') {
    throw new QueryFault(`${field} of the United Kingdom is GB (ISO 3166)`, offset)
  }
  if (format === 'host' && !HOST.test(value)) {
    throw new QueryFault(`${field} is a host name, as example.org, not "${value}"`, offset)
  }
}

function readValue(field: FieldName, format: ValueFormat, token: ValueToken): QueryClause {
  if (token.kind === 'range') throw new QueryFault(`${field} has no order: it takes no range`, token.start)
  const prefix = token.kind === 'word' && token.text.endsWith('*')
  const value = foldValue(prefix ? token.text.slice(0, -1) : token.text)
  if (prefix && value.length < SHORTEST_PREFIX) {
    throw new QueryFault(`at least ${SHORTEST_PREFIX} letters must stand before the star`, token.start)
  }
  if (!prefix) checkFormat(field, format, value, token.start)
  return { kind: 'value', field, value, prefix, raw: token.text, start: token.start, end: token.end }
}

function readBound(type: 'number' | 'date', text: string, offset: number): number {
  if (type === 'number' ? NUMBER.test(text) : DATE.test(text)) {
    const value = type === 'number' ? Number(text) : Date.parse(text)
    if (Number.isFinite(value)) return value
  }
  const wanted = type === 'number' ? 'a number' : 'a date as 2024-10-31'
  throw new QueryFault(`${wanted} is needed here, not "${text}"`, offset)
}

/** The end of a bound: a date without a time stands for its whole day. */
function endOf(type: 'number' | 'date', text: string, value: number): number {
  return type === 'date' && !text.includes('T') ? value + DAY_MS - 1 : value
}

function readRange(field: FieldName, type: 'number' | 'date', token: ValueToken): RangeClause {
  const { start, end } = token
  const clause = { kind: 'range', field, start, end } as const
  if (token.kind === 'range') {
    const from = token.from === '*' ? null : readBound(type, token.from, start)
    const to = token.to === '*' ? null : readBound(type, token.to, start)
    const fromIncluded = token.open === '['
    const toIncluded = token.close === ']'
    if (from === null && to === null) throw new QueryFault('a range needs at least one bound', start)
    if (from !== null && to !== null && from > to) throw new QueryFault('this range ends before it begins', start)
    return {
      ...clause,
      from: from === null || fromIncluded ? from : endOf(type, token.from, from),
      to: to === null || !toIncluded ? to : endOf(type, token.to, to),
      fromIncluded,
      toIncluded,
      raw: `${token.open}${token.from} TO ${token.to}${token.close}`,
    }
  }
  const [, operator = '', rest = token.text] = COMPARISON.exec(token.text) ?? []
  const low = readBound(type, rest, start + operator.length)
  const high = endOf(type, rest, low)
  const raw = token.text
  if (operator === '>') return { ...clause, from: high, to: null, fromIncluded: false, toIncluded: true, raw }
  if (operator === '>=') return { ...clause, from: low, to: null, fromIncluded: true, toIncluded: true, raw }
  if (operator === '<') return { ...clause, from: null, to: low, fromIncluded: true, toIncluded: false, raw }
  if (operator === '<=') return { ...clause, from: null, to: high, fromIncluded: true, toIncluded: true, raw }
  return { ...clause, from: low, to: high, fromIncluded: true, toIncluded: true, raw }
}

/** Folds a value of a fixed-value field: `US`, `us` and `Us` are alike. */
export function foldValue(value: string): string {
  return foldWord(value.trim())
}

/** Reads what stands after a field (or a bare word for the default field) as a clause; throws a `QueryFault`. */
export function readClause(field: FieldName, token: ValueToken): QueryClause {
  const known = TOPIC_FIELDS[field]
  const place = { start: token.start, end: token.end }
  if (token.kind === 'word' && token.text === '*') return { kind: 'present', field, ...place }
  if (known.type === 'value') return readValue(field, known.format, token)
  if (known.type === 'number' || known.type === 'date') return readRange(field, known.type, token)
  if (known.type === 'flag') {
    const value = token.kind === 'range' ? '' : token.text.toLowerCase()
    if (value === 'true' || value === 'false') return { kind: 'flag', field, value: value === 'true', ...place }
    throw new QueryFault(`${field} is true or false`, token.start)
  }
  return readText(field as TextField, token)
}
