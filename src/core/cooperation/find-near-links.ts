import type { AreaHit, Cue, Place, Sentence } from './annotate-text.ts'
import type { Area } from './cooperation.ts'
import type { Frame, Role } from './cooperation-lexicon.ts'
import type { Group } from './group-parties.ts'
import { actsAside, cover, crossesClause, distance, isOther, sideOf, type Link, type Scene } from './link.ts'

const SCORE = 0.52
const REACH = 16
const BEFORE = 6
const AFTER = 8
const FRAMES: ReadonlySet<Frame> = new Set<Frame>([
  'bond',
  'joint',
  'contact',
  'give',
  'get',
  'support',
  'concert',
  'ally',
])
const MATTERS: ReadonlySet<Role | null> = new Set<Role | null>(['about', 'on', 'like'])
/** Words of these areas stand in news of any kind: "flee to Russia if the protests go on". */
const LOOSE: ReadonlySet<Area> = new Set<Area>(['security', 'diplomacy', 'military'])
/** Between two names, these begin a second thing, or tell that one only looks at the other. */
const DIVIDERS: readonly Role[] = ['and', 'speech', 'regard', 'apart', 'about', 'on']

/**
 * The last reading, for a sentence that no other rule ties: one side, the other, and a word of exchange or a thing that can be
 * exchanged in one clause, with nobody else acting and nothing hostile: "Tehran kept the Kremlin stocked with drones".
 */
export function findNearLinks({ sentence, groups }: Scene): readonly Link[] {
  if (sentence.roles.some((roles) => roles.has('apart'))) return []
  if (sentence.cues.some(({ frame, id }) => frame === 'adverse' || id === 'use-war')) return []
  const evades = sentence.areas.some(({ id }) => id === 'economy-sanctions-evasion')
  if (!evades && sentence.tokens.some(({ text }) => text === 'sanctions')) return []
  if (groups.some((group) => group.other && (actsAside(group) || !isOther(group)))) return []
  for (const [at, from] of groups.entries()) {
    const to = groups[at + 1]
    if (to === undefined || !areNear(sentence, from, to)) continue
    const place = cover([from, to])
    const isNear = ({ first, end }: Place): boolean => first >= place.first - BEFORE && end <= place.end + AFTER
    const owned = [from, to].every((group) => group.adjective || group.possessive)
    const fits = (place: Place): boolean => (owned ? place.first > from.end && place.end <= to.first : isNear(place))
    const cue = sentence.cues.find((cue) => FRAMES.has(cue.frame) && fits(cue))
    if (cue !== undefined) return [{ rule: 'near', score: SCORE, ...cover([place, cue]), cue, groups: [from, to] }]
    const hit = sentence.areas.find((hit) => hit.kind !== 'generic' && !LOOSE.has(hit.area) && fits(hit))
    if (hit !== undefined)
      return [{ rule: 'near', score: SCORE, ...cover([place, hit]), cue: cueOf(hit), groups: [from, to] }]
  }
  return []
}

function cueOf({ first, end, area }: AreaHit): Cue {
  return { first, end, frame: 'give', area, id: 'near' }
}

function areNear(sentence: Sentence, from: Group, to: Group): boolean {
  const side = sideOf(from)
  if (side === null || sideOf(to) === null || sideOf(to) === side) return false
  if ([from, to].some((group) => group.speaker || MATTERS.has(group.role))) return false
  if (distance(from, to) > REACH || crossesClause(sentence, from, to)) return false
  return (
    !isCut(sentence, from, to) &&
    !sentence.roles.slice(from.end, to.first).some((roles) => DIVIDERS.some((role) => roles.has(role)))
  )
}

/** A mark between two names parts them, but for an English apposition: "its northern neighbour, Russia." */
function isCut({ lang, tokens }: Sentence, from: Place, to: Place): boolean {
  const closed = lang === 'en' && (tokens[to.end] === undefined || tokens[to.end]?.kind === 'mark')
  const last = closed && tokens[to.first - 1]?.text === ',' ? to.first - 1 : to.first
  return tokens.slice(from.end, last).some(({ kind }) => kind === 'mark')
}
