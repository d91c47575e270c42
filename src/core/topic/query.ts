import type { FieldName, TextField } from './topic-fields.ts'

/** A word of a query, folded; `prefix` where it ended in a star. */
export interface QueryWord {
  readonly folded: string
  readonly prefix: boolean
}

/** Where a clause stands in the query: UTF-16 offsets. */
interface Place {
  readonly start: number
  readonly end: number
}

/** Words in a row in a text field; with `slop` they may stand in any order with at most so many other words between. */
export interface WordsClause extends Place {
  readonly kind: 'words'
  readonly field: TextField
  readonly words: readonly QueryWord[]
  readonly slop: number | null
  readonly raw: string
}

/** A field of fixed values that equals, or with `prefix` begins with, a value; compared folded. */
export interface ValueClause extends Place {
  readonly kind: 'value'
  readonly field: FieldName
  readonly value: string
  readonly prefix: boolean
  readonly raw: string
}

/** A yes-or-no field. */
interface FlagClause extends Place {
  readonly kind: 'flag'
  readonly field: FieldName
  readonly value: boolean
}

/** A number or a time in milliseconds since 1970 within bounds; null is an open end. */
export interface RangeClause extends Place {
  readonly kind: 'range'
  readonly field: FieldName
  readonly from: number | null
  readonly to: number | null
  readonly fromIncluded: boolean
  readonly toIncluded: boolean
  readonly raw: string
}

/** A field that is known at all: `speaker:*`. */
interface PresentClause extends Place {
  readonly kind: 'present'
  readonly field: FieldName
}

export type QueryClause = WordsClause | ValueClause | FlagClause | RangeClause | PresentClause

/** Conditions of which all (`and`) or at least one (`or`) must be met. */
export interface QueryGroup extends Place {
  readonly kind: 'and' | 'or'
  readonly parts: readonly TopicQuery[]
}

/** A condition that must not be met. */
interface QueryNegation extends Place {
  readonly kind: 'not'
  readonly part: TopicQuery
}

/** A parsed topic query. */
export type TopicQuery = QueryClause | QueryGroup | QueryNegation

/** Whether a query is a group. */
export function isGroup(query: TopicQuery): query is QueryGroup {
  return query.kind === 'and' || query.kind === 'or'
}

/** Lists all clauses of a query in the order in which they were written, excluded ones too. */
export function findClauses(query: TopicQuery): readonly QueryClause[] {
  if (isGroup(query)) return query.parts.flatMap(findClauses)
  return query.kind === 'not' ? findClauses(query.part) : [query]
}
