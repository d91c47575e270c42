import type { Sentence } from './annotate-text.ts'
import type { Frame, Role } from './cooperation-lexicon.ts'
import type { Group } from './group-parties.ts'
import { cover, crossesClause, distance, sideOf, type Link, type Scene } from './link.ts'

const SCORE = 0.52
const REACH = 16
const CUE_BEFORE = 6
const CUE_AFTER = 8
const FRAMES: ReadonlySet<Frame> = new Set<Frame>(['bond', 'joint', 'contact', 'give', 'get', 'support', 'concert'])
const MATTERS: ReadonlySet<Role | null> = new Set<Role | null>(['about', 'on', 'like'])
/** Between two names, these begin a second thing, or tell that one only looks at the other. */
const DIVIDERS: readonly Role[] = ['and', 'speech', 'regard', 'apart']

/**
 * The last reading, for a sentence that no other rule ties: one side, the other and a word of exchange in one clause, with nobody
 * else named and nothing hostile: "a grain terminal that Astrakhan merchants rent in Anzali".
 */
export function findNearLinks({ sentence, groups }: Scene): readonly Link[] {
  if (sentence.cues.some(({ frame, id }) => frame === 'adverse' || id === 'use-war')) return []
  if (groups.some((group) => group.other)) return []
  for (const [at, from] of groups.entries()) {
    const to = groups[at + 1]
    if (to === undefined || !areNear(sentence, from, to)) continue
    const place = cover([from, to])
    const cue = sentence.cues.find(
      (cue) => FRAMES.has(cue.frame) && cue.first >= place.first - CUE_BEFORE && cue.end <= place.end + CUE_AFTER,
    )
    if (cue !== undefined) return [{ rule: 'near', score: SCORE, ...cover([place, cue]), cue, groups: [from, to] }]
  }
  return []
}

function areNear(sentence: Sentence, from: Group, to: Group): boolean {
  const side = sideOf(from)
  if (side === null || sideOf(to) === null || sideOf(to) === side) return false
  if ([from, to].some((group) => group.speaker || MATTERS.has(group.role))) return false
  if ([from, to].every((group) => group.adjective || group.possessive)) return false
  if (distance(from, to) > REACH || crossesClause(sentence, from, to)) return false
  const marks = sentence.tokens.slice(from.end, to.first).some(({ kind }) => kind === 'mark')
  return !marks && !sentence.roles.slice(from.end, to.first).some((roles) => DIVIDERS.some((role) => roles.has(role)))
}
