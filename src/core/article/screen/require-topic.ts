import { matchClause } from '../../topic/match-clause.ts'
import type { PreparedDocument } from '../../topic/prepare-document.ts'
import { isGroup, type QueryClause, type TopicQuery, type WordsClause } from '../../topic/query.ts'
import type { NeedleBook } from './index-needles.ts'
import { foldLetters } from './letters.ts'

/** What must hold of a page, before it is read, for a topic to match it at all. */
export type Requirement =
  | { readonly kind: 'anything' }
  /** Both sides must be named: nothing else makes cooperation. */
  | { readonly kind: 'sides' }
  /** All of these needles must be there. */
  | { readonly kind: 'needles'; readonly ids: readonly number[] }
  /** A fact that is known before the page is read. */
  | { readonly kind: 'fact'; readonly clause: QueryClause; readonly holds: boolean }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Requirement[] }

/** What is known of a page when it is screened. */
export interface ScreenedPage {
  readonly found: ReadonlySet<number>
  readonly bothSides: boolean
  /** A document that has the facts of its source and address, and nothing else. */
  readonly facts: PreparedDocument
}

type FieldName = QueryClause['field']

const ANYTHING: Requirement = { kind: 'anything' }
const FACTS: ReadonlySet<FieldName> = new Set<FieldName>(['country', 'site', 'source', 'source.tag'])
/** What only found cooperation gives an article or a statement. */
const OF_COOPERATION: ReadonlySet<FieldName> = new Set<FieldName>(['area', 'modality'])
/** Fields whose words stand on the page; the names of speakers may come from the gazetteer in another spelling. */
const ON_PAGE: ReadonlySet<FieldName> = new Set<FieldName>(['author', 'statement', 'text', 'title'])

/** What a topic's query asks of a page: less than the query, never more. */
export function requireTopic(query: TopicQuery, book: NeedleBook): Requirement {
  if (isGroup(query)) {
    const parts = query.parts.map((part) => requireTopic(part, book))
    return query.kind === 'and' ? all(parts) : any(parts)
  }
  if (query.kind === 'not') return requireAbsence(query.part)
  if (FACTS.has(query.field)) return { kind: 'fact', clause: query, holds: true }
  if (query.kind === 'words') return requireWords(query, book)
  if (query.kind === 'flag') return query.value ? { kind: 'sides' } : ANYTHING
  return OF_COOPERATION.has(query.field) ? { kind: 'sides' } : ANYTHING
}

function requireAbsence(part: TopicQuery): Requirement {
  const known = 'field' in part && FACTS.has(part.field)
  return known ? { kind: 'fact', clause: part, holds: false } : ANYTHING
}

function all(parts: readonly Requirement[]): Requirement {
  const asked = parts.filter(({ kind }) => kind !== 'anything')
  const [only] = asked
  return only === undefined ? ANYTHING : asked.length === 1 ? only : { kind: 'and', parts: asked }
}

function any(parts: readonly Requirement[]): Requirement {
  return parts.some(({ kind }) => kind === 'anything') ? ANYTHING : { kind: 'or', parts }
}

function requireWords({ field, words }: WordsClause, book: NeedleBook): Requirement {
  if (!ON_PAGE.has(field)) return ANYTHING
  const ids = words.map(({ folded, prefix }) => {
    return book.add([{ text: foldLetters(folded), ending: prefix ? 'any' : 'none' }])
  })
  return ids.length === 0 ? ANYTHING : { kind: 'needles', ids }
}

/** Whether a page may be what a topic asks for. */
export function mayMeet(requirement: Requirement, page: ScreenedPage): boolean {
  switch (requirement.kind) {
    case 'anything':
      return true
    case 'sides':
      return page.bothSides
    case 'needles':
      return requirement.ids.every((id) => page.found.has(id))
    case 'fact':
      return (matchClause(page.facts, requirement.clause) !== undefined) === requirement.holds
    case 'and':
      return requirement.parts.every((part) => mayMeet(part, page))
    case 'or':
      return requirement.parts.some((part) => mayMeet(part, page))
    default:
      return requirement satisfies never
  }
}
