import type { AreaHit, Cue, Place, Sentence } from './annotate-text.ts'
import type { Area } from './cooperation.ts'
import type { Role } from './cooperation-lexicon.ts'
import type { Group } from './group-parties.ts'

/** A place where a sentence ties the two sides: the word that does it, the names it ties, the rule that saw it, how surely (0..1). */
export interface Link extends Place {
  readonly rule: string
  readonly score: number
  readonly cue: Cue
  readonly groups: readonly Group[]
  /** What the rule itself knows of the area: that of the thing in hand. */
  readonly area?: Area
}

/** A sentence as the rules see it: what it holds, its groups, and which sides the text before it leaves open to a pronoun. */
export interface Scene {
  readonly sentence: Sentence
  readonly groups: readonly Group[]
  /** The side that a pronoun of this sentence stands for, from the sentence before. */
  readonly antecedent: 'RU' | 'IR' | null
  /** The side that "this", "these" before a noun point to. */
  readonly topic: 'RU' | 'IR' | null
  /** Whose "we" it is, where the sentence itself names nobody who speaks. */
  readonly speaker?: 'RU' | 'IR' | null
}

/** The side a group stands for alone, or null where it holds both or neither. */
export function sideOf(group: Group): 'RU' | 'IR' | null {
  if (group.russia === group.iran) return null
  return group.russia ? 'RU' : 'IR'
}

export function isBoth(group: Group): boolean {
  return group.russia && group.iran
}

/** Names only others, and so takes the place of a side: "US talks with Iran". */
export function isOther(group: Group): boolean {
  return group.other && !group.russia && !group.iran
}

const PLACE_ROLES: ReadonlySet<Role | null> = new Set<Role | null>(['in', 'from', 'of', 'about', 'on', 'for', 'like'])

/** A third party that acts itself, no mere place, matter or voice: "through Azerbaijan" and "the Pentagon said" are none. */
export function actsAside(group: Group): boolean {
  return isOther(group) && !group.speaker && !PLACE_ROLES.has(group.role)
}

/** Tokens between two places; 0 where they touch or overlap. */
export function distance(a: Place, b: Place): number {
  return Math.max(0, a.first >= b.end ? a.first - b.end : b.first - a.end)
}

/** Whether another clause begins between two places of the sentence. */
export function crossesClause(sentence: Sentence, a: Place, b: Place): boolean {
  const from = Math.min(a.end, b.end)
  const to = Math.max(a.first, b.first)
  for (let at = from; at < to; at++) {
    if (sentence.tokens[at]?.text === ';' || sentence.roles[at]?.has('clause') === true) return true
  }
  return false
}

/** The range of tokens that covers all places. */
export function cover(places: readonly Place[]): Place {
  return { first: Math.min(...places.map(({ first }) => first)), end: Math.max(...places.map(({ end }) => end)) }
}

/** Hits of one kind that begin within a range. */
export function within(hits: readonly AreaHit[], first: number, end: number): readonly AreaHit[] {
  return hits.filter((hit) => hit.first >= first && hit.first < end)
}
