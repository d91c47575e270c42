import type { CooperationTag } from './statement.ts'

/** A statement as wordings of different languages are compared by. */
export interface CrossLanguageStatement {
  /** Id of the speaker in the gazetteer; null: not known there. */
  readonly actor: string | null
  readonly lang: string | null
  readonly text: string
  /** ISO 8601. */
  readonly saidAt: string
  /** As `findKeyTerms` gives them. */
  readonly terms: readonly string[]
  readonly cooperation: CooperationTag
}

const DAY_MS = 24 * 60 * 60_000
/** Agencies translate within a day; time zones and weekends make two of it. */
const MOST_DAYS = 2
/** What a shared term says of two statements being one, by its kind: many speak of Iran, few of 24 aircraft. */
const WEIGHTS: Readonly<Record<string, number>> = {
  actor: 2,
  area: 1,
  country: 0.5,
  cue: 1,
  number: 2,
  project: 2,
  sense: 0.5,
  way: 0.5,
}
/** A term of this weight must be shared: without one, statements of one speaker on one subject are too much alike. */
const TELLING = 2
/** Weight that must be shared, and its share of all terms of the two. */
const LEAST_SHARED = 4
const LEAST_ALIKE = 0.55
/** The shorter has this share of the longer's letters at least; Persian and English differ by less. */
const LEAST_LENGTH = 0.4
/** Cues of handing over. */
const HANDED = /^cue:(?:give|get)-(?:supply|share|acquire|ask|extradite)$/u
/** Terms of these kinds name facts: what one wording has and the other has otherwise speaks against them. */
const FACTS = ['actor', 'country', 'number'] as const

/**
 * Decides which known statement a candidate words in another language: one speaker of the gazetteer, within two days, the same tag
 * of cooperation, telling terms in common and none that contradicts. Where two fit, none does: a wrong link hides news, a missing
 * one tells it twice. Linear in `known`.
 *
 * @example decideWording(candidate, []) // undefined
 */
export function decideWording<Known extends CrossLanguageStatement>(
  candidate: CrossLanguageStatement,
  known: readonly Known[],
  rootOf: (known: Known) => string,
): string | undefined {
  const roots = new Set(known.filter((other) => isWording(candidate, other)).map(rootOf))
  const [root] = roots
  return roots.size === 1 ? root : undefined
}

function isWording(a: CrossLanguageStatement, b: CrossLanguageStatement): boolean {
  if (a.actor === null || a.actor !== b.actor) return false
  if (a.lang === null || b.lang === null || a.lang.slice(0, 2) === b.lang.slice(0, 2)) return false
  if (Math.abs(Date.parse(a.saidAt) - Date.parse(b.saidAt)) > MOST_DAYS * DAY_MS) return false
  if (Math.min(a.text.length, b.text.length) < LEAST_LENGTH * Math.max(a.text.length, b.text.length)) return false
  if (!agree(a.cooperation, b.cooperation) || !isEqual(ofKind(a.terms, 'sense'), ofKind(b.terms, 'sense'))) return false
  if (FACTS.some((kind) => contradict(ofKind(a.terms, kind), ofKind(b.terms, kind)))) return false
  const shared = a.terms.filter((term) => b.terms.some((other) => isSameTerm(term, other)))
  if (!shared.some((term) => kindOf(term) === 'cue') || !goesOneWay(a.terms, b.terms)) return false
  const weight = sum(shared)
  const all = sum(a.terms) + sum(b.terms) - weight
  return shared.some((term) => weightOf(term) >= TELLING) && weight >= LEAST_SHARED && weight >= LEAST_ALIKE * all
}

/** Whether two statements say the same of cooperation: as sure, of areas that meet. */
function agree(a: CooperationTag, b: CooperationTag): boolean {
  if (!a.found || !b.found || a.modality !== b.modality) return false
  return a.areas.some((area) => b.areas.includes(area))
}

/** What changes hands goes the same way in both: who gives to whom must be known, or "drones for Iran" is "drones from Iran". */
function goesOneWay(a: readonly string[], b: readonly string[]): boolean {
  const [ways, others] = [ofKind(a, 'way'), ofKind(b, 'way')]
  if (ways.length + others.length > 0) return isEqual(ways, others)
  return !a.some((term) => HANDED.test(term) && b.includes(term))
}

/** Facts contradict where each side has one that the other lacks; one that says less is no contradiction. */
function contradict(a: readonly string[], b: readonly string[]): boolean {
  const lacks = (some: readonly string[], others: readonly string[]) =>
    some.some((term) => !others.some((other) => isSameTerm(term, other)))
  return lacks(a, b) && lacks(b, a)
}

/** A number without a unit may be the same with one. */
function isSameTerm(a: string, b: string): boolean {
  if (a === b) return true
  const [kindA, valueA, unitA] = a.split(':')
  const [kindB, valueB, unitB] = b.split(':')
  return kindA === 'number' && kindB === 'number' && valueA === valueB && (unitA === undefined || unitB === undefined)
}

const isEqual = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((term) => b.includes(term))
const kindOf = (term: string): string => term.split(':')[0] ?? ''
const weightOf = (term: string): number => WEIGHTS[kindOf(term)] ?? 0
const sum = (terms: readonly string[]): number => terms.reduce((total, term) => total + weightOf(term), 0)
const ofKind = (terms: readonly string[], kind: string) => terms.filter((term) => kindOf(term) === kind)
