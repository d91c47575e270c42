import type { Cue, Sentence } from './annotate-text.ts'
import type { Role } from './cooperation-lexicon.ts'
import type { Group } from './group-parties.ts'
import { cover, crossesClause, distance, isOther, sideOf, type Link, type Scene } from './link.ts'

const SCORE = 0.6
const OWNER_REACH = 2
const TAKER_REACH = 10
const RECEIVER_REACH = 8

const RECEIVES: ReadonlySet<Role | null> = new Set<Role | null>(['to', 'for', 'of', 'in', 'on', 'with'])

/** Help that is one side's by an adjective or 's, in the hands of the other: "Iran seeks Russian help", "Tehran counts on Moscow's support". */
export function findOwnedHelpLinks({ sentence, groups }: Scene): readonly Link[] {
  if (sentence.lang !== 'en') return []
  return sentence.cues.flatMap((cue) => {
    if (cue.frame !== 'support') return []
    const owner = groups.findLast((group) => group.end <= cue.first && cue.first - group.end <= OWNER_REACH)
    if (owner === undefined || sideOf(owner) === null || !(owner.adjective || owner.possessive)) return []
    if (isForOthers(sentence, groups, cue)) return []
    const taker = groups.findLast((group) => group.end <= owner.first)
    if (taker === undefined || !isTaker(sentence, taker, owner)) return []
    return [{ rule: 'owned-help', score: SCORE, ...cover([taker, owner, cue]), cue, groups: [owner, taker] }]
  })
}

/** "Russian aid to Damascus", "Iranian attacks": what is not for the other side. */
function isForOthers({ cues }: Sentence, groups: readonly Group[], cue: Cue): boolean {
  if (cues.some(({ frame, first }) => frame === 'adverse' && first >= cue.first && first - cue.end <= 1)) return true
  return groups.some(
    (group) =>
      isOther(group) &&
      group.first >= cue.end &&
      (distance(group, cue) <= 1 || (RECEIVES.has(group.role) && distance(group, cue) <= RECEIVER_REACH)),
  )
}

function isTaker(sentence: Sentence, taker: Group, owner: Group): boolean {
  if (sideOf(taker) === null || sideOf(taker) === sideOf(owner) || taker.role !== null || taker.speaker) return false
  if (taker.adjective || taker.possessive || distance(taker, owner) > TAKER_REACH) return false
  if (crossesClause(sentence, taker, owner)) return false
  const between = sentence.roles.slice(taker.end, owner.first)
  if (between.some((roles) => roles.has('speech') || roles.has('regard') || roles.has('apart'))) return false
  if (sentence.tokens.slice(taker.end, owner.first).some(({ kind }) => kind === 'mark')) return false
  return !sentence.cues.some(({ frame, first }) => frame === 'adverse' && first >= taker.end && first < owner.first)
}
