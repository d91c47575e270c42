import type { Span } from '../text/span.ts'
import { findWords } from './find-words.ts'
import type { PreparedDocument } from './prepare-document.ts'
import type { QueryClause, RangeClause, ValueClause, WordsClause } from './query.ts'
import { TOPIC_FIELDS } from './topic-fields.ts'

/** How a clause was met: `said()` in words; for words of a text also their place. */
export interface ClauseMatch {
  readonly said: () => string
  readonly hit: TopicHit | null
}

/** Words of a document that met a clause: UTF-16 offsets into the field's text. */
export interface TopicHit {
  readonly field: string
  readonly span: Span
}

/** Values to which a host belongs: itself and the domains above it. */
function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`)
}

function findValue(prepared: PreparedDocument, clause: ValueClause): string | undefined {
  const known = TOPIC_FIELDS[clause.field]
  const raw = known.type === 'value' ? known.read(prepared.document) : []
  const values = prepared.values(clause.field)
  const at = values.findIndex((value) => {
    if (clause.prefix) return value.startsWith(clause.value)
    if (clause.field === 'site') return isWithin(value, clause.value)
    // A language without a region stands for all of its regions: `lang:en` also means en-GB.
    if (clause.field === 'lang') return value === clause.value || value.startsWith(`${clause.value}-`)
    return value === clause.value
  })
  return at === -1 ? undefined : raw[at]
}

/** The text whose words the `words` field counts. */
function countWords(prepared: PreparedDocument): number {
  const field = prepared.document.statement === null ? 'text' : 'statement'
  return prepared.words(field)?.words.length ?? 0
}

function readNumber(prepared: PreparedDocument, clause: RangeClause): number | null {
  const known = TOPIC_FIELDS[clause.field]
  if (known.type === 'number') return countWords(prepared)
  const text = known.type === 'date' ? known.read(prepared.document) : null
  const time = text === null ? Number.NaN : Date.parse(text)
  return Number.isNaN(time) ? null : time
}

function isInRange(value: number, clause: RangeClause): boolean {
  const { from, to, fromIncluded, toIncluded } = clause
  if (from !== null && (fromIncluded ? value < from : value <= from)) return false
  return to === null || (toIncluded ? value <= to : value < to)
}

function matchWords(prepared: PreparedDocument, clause: WordsClause): ClauseMatch | undefined {
  const { field, raw } = clause
  const index = prepared.words(field)
  const span = index === undefined ? undefined : findWords(index, clause)
  if (index === undefined || span === undefined) return undefined
  const said = (): string => {
    const found = index.text.slice(...span)
    const asked =
      found.toLowerCase() === raw.toLowerCase() ? '' : ` (${clause.slop === null ? raw : `"${raw}"~${clause.slop}`})`
    return `${field} has "${found}" at ${span[0]}–${span[1]}${asked}`
  }
  return { said, hit: { field, span } }
}

function matchRange(prepared: PreparedDocument, clause: RangeClause): ClauseMatch | undefined {
  const value = readNumber(prepared, clause)
  if (value === null || !isInRange(value, clause)) return undefined
  const shown = clause.field === 'words' ? String(value) : (prepared.document.publishedAt ?? '')
  return { said: () => `${clause.field} is ${shown} (${clause.raw})`, hit: null }
}

function isPresent(prepared: PreparedDocument, field: QueryClause['field']): boolean {
  const known = TOPIC_FIELDS[field]
  if (known.type === 'text') return (known.read(prepared.document) ?? '') !== ''
  if (known.type === 'value') return known.read(prepared.document).length > 0
  if (known.type === 'date') return known.read(prepared.document) !== null
  return true
}

/** Matches one clause with a document; undefined where it is not met. */
export function matchClause(prepared: PreparedDocument, clause: QueryClause): ClauseMatch | undefined {
  const { field, kind } = clause
  if (kind === 'words') return matchWords(prepared, clause)
  if (kind === 'range') return matchRange(prepared, clause)
  if (kind === 'present') return isPresent(prepared, field) ? { said: () => `${field} is known`, hit: null } : undefined
  if (kind === 'value') {
    const value = findValue(prepared, clause)
    return value === undefined ? undefined : { said: () => `${field} is ${value}`, hit: null }
  }
  const known = TOPIC_FIELDS[field]
  const met = known.type === 'flag' && known.read(prepared.document) === clause.value
  return met ? { said: () => `${field} is ${clause.value}`, hit: null } : undefined
}
