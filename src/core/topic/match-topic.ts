import type { CompiledTopic } from './compile-topic.ts'
import { matchClause, type TopicHit } from './match-clause.ts'
import { prepareDocument, type PreparedDocument } from './prepare-document.ts'
import { findClauses, isGroup, type QueryClause, type TopicQuery } from './query.ts'
import type { TopicDocument, TopicMatch } from './topic.ts'

/** A match with the places of the words that met it. */
export interface TopicMatchWithHits extends TopicMatch {
  readonly hits: readonly TopicHit[]
}

const NO_MATCH: TopicMatchWithHits = { matched: false, why: [], hits: [] }

function isMet(prepared: PreparedDocument, query: TopicQuery): boolean {
  if (isGroup(query)) {
    const meets = (part: TopicQuery): boolean => isMet(prepared, part)
    return query.kind === 'and' ? query.parts.every(meets) : query.parts.some(meets)
  }
  if (query.kind === 'not') return !isMet(prepared, query.part)
  return matchClause(prepared, query) !== undefined
}

/** Says a clause in words, as when it is not met. */
function describeClause(clause: QueryClause): string {
  if (clause.kind === 'words') return `${clause.field} has "${clause.raw}"`
  if (clause.kind === 'flag') return `${clause.field} is ${clause.value}`
  if (clause.kind === 'present') return `${clause.field} is known`
  return `${clause.field} is ${clause.raw}`
}

function negate(said: string): string {
  return said.replace(' has ', ' has no ').replace(' is ', ' is not ')
}

/** Says what none of some clauses met, as one line however many they are. */
function describeUnmet(clauses: readonly QueryClause[]): string {
  const said = clauses.map(describeClause)
  const [first = ''] = said
  return said.length === 1 ? negate(first) : `none of: ${said.join('; ')}`
}

/** Collects what met the query: every met clause of a matched part, none of a part that failed. */
function collect(prepared: PreparedDocument, query: TopicQuery, why: string[], hits: TopicHit[]): void {
  if (isGroup(query)) {
    for (const part of query.parts) if (isMet(prepared, part)) collect(prepared, part, why, hits)
  } else if (query.kind === 'not') {
    const unmet = findClauses(query.part).filter((clause) => matchClause(prepared, clause) === undefined)
    if (unmet.length > 0) why.push(describeUnmet(unmet))
  } else {
    const match = matchClause(prepared, query)
    if (match === undefined) return
    why.push(match.said())
    if (match.hit !== null) hits.push(match.hit)
  }
}

function isPrepared(document: TopicDocument | PreparedDocument): document is PreparedDocument {
  return 'document' in document
}

/**
 * Matches a topic with one document; `why` has a line for each clause that was met, with the words and their offsets.
 * Pass a document through `prepareDocument` once where many topics look at it.
 */
export function matchTopic(topic: CompiledTopic, document: TopicDocument | PreparedDocument): TopicMatchWithHits {
  const prepared = isPrepared(document) ? document : prepareDocument(document)
  // A statement topic has nothing to say on an article alone.
  if (topic.definition.watch === 'statement' && prepared.document.statement === null) return NO_MATCH
  if (!isMet(prepared, topic.plan)) return NO_MATCH
  const why: string[] = []
  const hits: TopicHit[] = []
  collect(prepared, topic.query, why, hits)
  return { matched: true, why: [...new Set(why)], hits }
}

/** Says why a document does not match: the clauses that stand in the way. Empty where it matches. */
export function explainMismatch(topic: CompiledTopic, document: TopicDocument | PreparedDocument): readonly string[] {
  const prepared = isPrepared(document) ? document : prepareDocument(document)
  const missing = (query: TopicQuery): readonly string[] => {
    if (isMet(prepared, query)) return []
    if (isGroup(query)) {
      const standing = query.parts.flatMap(missing)
      return query.kind === 'and' ? standing : [standing.join(' and ')]
    }
    if (query.kind === 'not')
      return findClauses(query.part).flatMap((clause) => matchClause(prepared, clause)?.said() ?? [])
    return [negate(describeClause(query))]
  }
  return missing(topic.query)
}
