import { findNearestName } from './find-nearest-name.ts'
import { readClause } from './read-clause.ts'
import type { TopicQuery } from './query.ts'
import { QueryFault, tokenizeQuery, type QueryToken } from './tokenize-query.ts'
import { FIELD_NAMES, isFieldName, TOPIC_FIELDS, type FieldName } from './topic-fields.ts'
import type { TopicDefinition } from './topic.ts'

export type ParsedTopicQuery =
  | { readonly ok: true; readonly query: TopicQuery }
  | { readonly ok: false; readonly message: string; readonly offset: number }

type Watch = TopicDefinition['watch']

/** Deeper or longer queries are slips or attacks, and would exhaust the stack. */
const DEEPEST = 50
const LONGEST = 20_000

interface Reader {
  readonly tokens: readonly QueryToken[]
  readonly watch: Watch
  readonly length: number
  position: number
}

const DEFAULT_FIELDS: Readonly<Record<Watch, readonly FieldName[]>> = {
  statement: ['statement'],
  article: ['title', 'text'],
}

function join(kind: 'and' | 'or', parts: readonly TopicQuery[]): TopicQuery {
  const [first] = parts
  const last = parts.at(-1)
  if (first === undefined || last === undefined) throw new QueryFault('the query is empty', 0)
  return parts.length === 1 ? first : { kind, parts, start: first.start, end: last.end }
}

function checkField(name: string, offset: number, watch: Watch): FieldName {
  if (!isFieldName(name)) {
    const nearest = findNearestName(name, FIELD_NAMES)
    const hint = nearest === undefined ? `fields are ${FIELD_NAMES.join(', ')}` : `did you mean ${nearest}?`
    throw new QueryFault(`unknown field "${name}"; ${hint}`, offset)
  }
  if (watch === 'article' && TOPIC_FIELDS[name].ofStatement === true) {
    throw new QueryFault(`only a statement has ${name}: this topic watches articles`, offset)
  }
  return name
}

function readOr(reader: Reader, fields: readonly FieldName[], depth: number): TopicQuery {
  const parts = [readAnd(reader, fields, depth)]
  while (reader.tokens[reader.position]?.kind === 'or') {
    reader.position += 1
    parts.push(readAnd(reader, fields, depth))
  }
  return join('or', parts)
}

function readAnd(reader: Reader, fields: readonly FieldName[], depth: number): TopicQuery {
  const parts = [readUnit(reader, fields, depth)]
  for (;;) {
    const next = reader.tokens[reader.position]
    if (next === undefined || next.kind === 'or' || next.kind === 'close') return join('and', parts)
    if (next.kind === 'and') reader.position += 1
    parts.push(readUnit(reader, fields, depth))
  }
}

function readGroup(reader: Reader, fields: readonly FieldName[], depth: number, start: number): TopicQuery {
  const inside = readOr(reader, fields, depth + 1)
  const close = reader.tokens[reader.position]
  if (close?.kind !== 'close') throw new QueryFault('this parenthesis is never closed', start)
  reader.position += 1
  return { ...inside, start, end: close.end }
}

function readField(reader: Reader, token: Extract<QueryToken, { kind: 'field' }>, depth: number): TopicQuery {
  const field = checkField(token.name, token.start, reader.watch)
  const next = reader.tokens[reader.position]
  const usable = next?.kind === 'open' || next?.kind === 'word' || next?.kind === 'phrase' || next?.kind === 'range'
  if (!usable || next.start !== token.end) throw new QueryFault(`a value must follow ${field}: at once`, token.start)
  return readUnit(reader, [field], depth + 1)
}

function readUnit(reader: Reader, fields: readonly FieldName[], depth: number): TopicQuery {
  const token = reader.tokens[reader.position]
  if (token === undefined) throw new QueryFault('a condition is missing at the end', reader.length)
  if (depth > DEEPEST) throw new QueryFault(`parentheses stand more than ${DEEPEST} deep here`, token.start)
  reader.position += 1
  if (token.kind === 'not') {
    const part = readUnit(reader, fields, depth + 1)
    return { kind: 'not', part, start: token.start, end: part.end }
  }
  if (token.kind === 'open') return readGroup(reader, fields, depth, token.start)
  if (token.kind === 'field') return readField(reader, token, depth)
  if (token.kind === 'word' || token.kind === 'phrase' || token.kind === 'range') {
    const clauses = fields.map((field) => readClause(field, token))
    return join('or', clauses)
  }
  const before = token.kind === 'close' ? 'this parenthesis' : token.kind.toUpperCase()
  throw new QueryFault(`a condition is missing before ${before}`, token.start)
}

/** Whether a query asks for something: what only excludes would match nearly every document. */
function asks(query: TopicQuery): boolean {
  if (query.kind === 'and') return query.parts.some(asks)
  if (query.kind === 'or') return query.parts.every(asks)
  if (query.kind === 'flag') return query.value
  return query.kind !== 'not' && query.kind !== 'present'
}

/**
 * Parses a topic's query in Lucene syntax. `AND` binds closer than `OR`, and joins what stands side by side. On a fault
 * gives a message and the offset of the character where it shows. Linear in the length of the query.
 *
 * A parser of our own, because the libraries tried (liqe 3.8, lucene 2.1) give `a OR b AND c` a wrong meaning, drop or
 * refuse parts of the syntax (`"a b"~8`, `field:(a OR b)`, a dangling `AND`) and do not say where a fault is.
 *
 * @example parseTopicQuery('area:arms AND "Su-35"', 'statement')
 */
export function parseTopicQuery(query: string, watch: Watch = 'statement'): ParsedTopicQuery {
  try {
    if (query.length > LONGEST) throw new QueryFault(`a query has at most ${LONGEST} characters`, LONGEST)
    const reader: Reader = { tokens: tokenizeQuery(query), watch, length: query.length, position: 0 }
    if (reader.tokens.length === 0) throw new QueryFault('the query is empty', 0)
    const parsed = readOr(reader, DEFAULT_FIELDS[watch], 0)
    const rest = reader.tokens[reader.position]
    if (rest !== undefined) throw new QueryFault('this parenthesis was never opened', rest.start)
    if (!asks(parsed)) {
      throw new QueryFault('the query only excludes: it would match nearly everything; say what to look for', 0)
    }
    return { ok: true, query: parsed }
  } catch (error) {
    if (error instanceof QueryFault) return { ok: false, message: error.message, offset: error.offset }
    throw error
  }
}
