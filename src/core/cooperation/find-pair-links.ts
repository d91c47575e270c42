import type { Cue, Sentence } from './annotate-text.ts'
import type { Frame, Role } from './cooperation-lexicon.ts'
import type { Group } from './group-parties.ts'
import { cover, crossesClause, distance, isOther, sideOf, within, type Link, type Scene } from './link.ts'

/** How the second side may be tied to a word of a frame: its preposition, and how far (in tokens) it may stand. */
interface ObjectRule {
  readonly roles: readonly (Role | null)[]
  readonly reach: number
  /** Without a preposition it must stand this near. */
  readonly bareReach: number
  readonly score: number
}

const OBJECTS: Readonly<Partial<Record<Frame, ObjectRule>>> = {
  bond: { roles: ['with', 'to', 'between', 'and'], reach: 9, bareReach: 0, score: 0.87 },
  joint: { roles: ['with', 'and'], reach: 9, bareReach: 0, score: 0.85 },
  contact: { roles: ['with', 'to', 'in', 'from', null], reach: 8, bareReach: 3, score: 0.85 },
  together: { roles: ['with'], reach: 4, bareReach: 0, score: 0.75 },
  give: { roles: ['to', 'from', 'by', 'for', 'in', 'with', null], reach: 12, bareReach: 3, score: 0.82 },
  get: { roles: ['from', 'to', 'on', 'like', 'by', 'of', null], reach: 12, bareReach: 1, score: 0.82 },
  support: { roles: ['to', 'for', 'with', 'from', 'by', 'of', 'in', null], reach: 6, bareReach: 3, score: 0.82 },
  ally: { roles: ['of', 'to', 'with', 'for', 'in', null], reach: 4, bareReach: 3, score: 0.8 },
  mediate: { roles: ['between', 'with', 'to', 'for', 'on', 'about', null], reach: 10, bareReach: 6, score: 0.7 },
}

/** Prepositions that leave a name a mere circumstance: not the one who acts. */
const OBLIQUE: ReadonlySet<Role | null> = new Set<Role>(['in', 'about', 'on', 'like', 'for', 'to'])
/** A vote "against" what is aimed at a side is cast for it. */
const VOTE_ROLES: ReadonlySet<Role | null> = new Set<Role | null>(['on', 'about', 'for', null])
/** "concern over Russia helping Iran", "reports on Iran supplying Russia": the topic is the one who acts. */
const TOPICS: ReadonlySet<Role | null> = new Set<Role | null>(['about', 'on'])
const TOPIC_REACH = 3
const VERB_LAST = new Set(['fa', 'tr'])
const SUBJECT_REACH = 45
/** "the visit of Iran's president to Moscow": the one who acts may follow the word closely. */
const INNER_REACH = 2

/** Links of a word with each side in a place of its own: "Iran supplies Russia", "Moscow's pact with Tehran", "Putin to visit Iran". */
export function findPairLinks(scene: Scene): readonly Link[] {
  const links: Link[] = []
  for (const cue of scene.sentence.cues) {
    const frame = OBJECTS[cue.frame]
    if (frame === undefined) continue
    const best = scene.groups
      .flatMap((object) => linkOf(scene, cue, frame, object) ?? [])
      .reduce<Link | null>((best, next) => (best === null || next.score > best.score ? next : best), null)
    const link = best ?? findPronounObject(scene, cue)
    if (link !== null) links.push(link)
  }
  return links
}

function linkOf(scene: Scene, cue: Cue, frame: ObjectRule, object: Group): Link | null {
  if (sideOf(object) === null || overlaps(object, cue)) return null
  const score = objectScore(scene, cue, frame, object)
  if (score === 0) return null
  const subject = findSubject(scene, cue, object)
  if (subject === null) return null
  if (subject === 'antecedent') {
    return { rule: `${cue.frame}-pronoun`, score: score - 0.22, ...cover([cue, object]), cue, groups: [object] }
  }
  const far = 0.006 * distance(subject, cue)
  const weak = subject.speaker && (cue.frame === 'contact' || object.role === null) ? 0.3 : 0
  return {
    rule: cue.frame,
    score: score - far - weak,
    ...cover([subject, cue, object]),
    cue,
    groups: [subject, object],
  }
}

/** "Iran sends it drones": the one who receives was named in the sentence before. */
function findPronounObject(scene: Scene, cue: Cue): Link | null {
  if (cue.frame !== 'give' && cue.frame !== 'support') return null
  const { sentence, groups, antecedent } = scene
  if (antecedent === null || sentence.roles[cue.end]?.has('anaphor') !== true) return null
  const subject = groups.findLast((group) => group.end <= cue.first)
  if (subject === undefined || sideOf(subject) === null || sideOf(subject) === antecedent) return null
  return { rule: 'object-pronoun', score: 0.6, ...cover([subject, cue]), cue, groups: [subject] }
}

function overlaps(a: Group, cue: Cue): boolean {
  return a.first < cue.end && cue.first < a.end
}

/** How well the object's preposition and place fit; 0 where they do not. */
function objectScore(
  { sentence, groups }: Pick<Scene, 'sentence' | 'groups'>,
  cue: Cue,
  frame: ObjectRule,
  object: Group,
): number {
  const gap = distance(object, cue)
  const follows = object.first >= cue.end
  if (crossesClause(sentence, object, cue)) return 0
  if (cue.id === 'support-vote') return VOTE_ROLES.has(object.role) && gap <= 10 ? frame.score : 0
  const between = groups.filter(
    (next) =>
      next !== object && next.first >= Math.min(cue.end, object.end) && next.end <= Math.max(cue.first, object.first),
  )
  if (between.some((next) => isOther(next) && !OBLIQUE.has(next.role) && next.role !== 'of')) return 0
  if (!follows && object.role === null) return bareBefore(cue, object, gap, frame)
  if (follows && isTurnedAway({ sentence, groups }, cue, object)) return 0
  if (object.role === null && cue.frame === 'get' && cue.id !== 'get-ask') {
    const goods = within(sentence.areas, object.end, object.end + 4).length > 0
    return object.adjective && gap <= 2 && follows && goods ? frame.score : 0
  }
  if (!frame.roles.includes(object.role)) return 0
  if (object.role === null ? gap > frame.bareReach : gap > frame.reach) return 0
  if (object.role === null && (object.speaker || isNounOnly(cue) || isBareGift(cue, object))) return 0
  if (object.role === null && sentence.tokens.slice(cue.end, object.first).some(({ kind }) => kind === 'mark')) return 0
  if (object.role === 'in' && cue.id !== 'contact-visit' && cue.id !== 'give-build' && cue.frame !== 'support')
    return frame.score - 0.3
  if (!follows && sentence.lang === 'en' && object.role !== 'by')
    return gap <= 3 && object.role === 'with' ? frame.score - 0.1 : 0
  if ((cue.frame === 'give' || cue.frame === 'get') && !hasGoods(sentence, cue, object)) return frame.score - 0.22
  return frame.score
}

/** "send Russian troops": what is given is no receiver; "to Hezbollah": somebody else is. "help prevent Iran": nobody is helped. */
function isBareGift(cue: Cue, object: Group): boolean {
  return cue.frame === 'give' && object.adjective && cue.id !== 'give-train'
}

function isTurnedAway({ sentence, groups }: Pick<Scene, 'sentence' | 'groups'>, cue: Cue, object: Group): boolean {
  const hostile = sentence.cues.some(
    ({ frame, first, end }) => frame === 'adverse' && first >= cue.end && end <= object.first,
  )
  if (hostile) return true
  if (cue.frame !== 'give' || object.role === 'to') return false
  return groups.some(
    (group) => isOther(group) && group.role === 'to' && group.first >= cue.end && distance(group, cue) <= 10,
  )
}

/** "talks", "calls" need "with": "talks Iran rejected" ties nothing. */
function isNounOnly(cue: Cue): boolean {
  return cue.id === 'contact-call' || cue.id === 'contact-discuss'
}

/** The object stands right before the word: "his Iranian counterpart", "its Russian ally", «иранскому коллеге». */
function bareBefore(cue: Cue, object: Group, gap: number, frame: ObjectRule): number {
  if (gap > 1) return 0
  if (cue.frame === 'contact' && object.adjective) return frame.score
  if (cue.frame === 'ally') return frame.score
  return 0
}

/** Something to give stands near: goods, weapons, energy; a bare "gives" ties too little. */
function hasGoods(sentence: Sentence, cue: Cue, object: Group): boolean {
  if (cue.area !== null || cue.id === 'give-share') return true
  const place = cover([cue, object])
  return within(sentence.areas, place.first - 8, place.end + 10).length > 0
}

/** Who acts: the nearest name before the word (or the object) that is no mere circumstance; others there take the place. */
function findSubject(scene: Scene, cue: Cue, object: Group): Group | 'antecedent' | null {
  const { sentence, groups } = scene
  const wanted = sideOf(object) === 'RU' ? 'IR' : 'RU'
  const inner = groups.find((group) => sideOf(group) === wanted && isInner(cue, group, object))
  if (inner !== undefined) return inner
  const before = groups.filter(
    (group) => group !== object && group.end <= cue.first && group.end <= Math.max(object.first, cue.first),
  )
  for (const group of before.toReversed()) {
    if (distance(group, cue) > SUBJECT_REACH) break
    if (sideOf(group) === wanted) {
      if (isCircumstance(group) && !isTopic(sentence, group, cue)) continue
      return group
    }
    if (isOther(group) && !OBLIQUE.has(group.role) && !group.speaker) return null
  }
  const agent = groups.find(
    (group) => group.first >= cue.end && group !== object && sideOf(group) === wanted && distance(group, cue) <= 8,
  )
  if (
    agent !== undefined &&
    (agent.role === 'by' || agent.role === 'from' || agent.role === 'of' || sentence.lang !== 'en')
  )
    return agent
  const speaker = groups.find((group) => group.speaker && group.first >= cue.end && sideOf(group) === wanted)
  if (speaker !== undefined && (cue.frame === 'bond' || cue.frame === 'support')) return speaker
  if (scene.antecedent === wanted && hasPronoun(scene, cue) && !before.some(isOther)) return 'antecedent'
  return null
}

function isTopic({ lang }: Sentence, group: Group, cue: Cue): boolean {
  return !VERB_LAST.has(lang) && TOPICS.has(group.role) && distance(group, cue) <= TOPIC_REACH
}

function isInner(cue: Cue, group: Group, object: Group): boolean {
  if (cue.id === 'contact-discuss' || isCircumstance(group)) return false
  return group.first >= cue.end && group.first - cue.end <= INNER_REACH && group.end <= object.first
}

function isCircumstance(group: Group): boolean {
  return OBLIQUE.has(group.role) && group.role !== 'in' && group.role !== 'for'
}

function hasPronoun({ sentence }: Scene, cue: Cue): boolean {
  return sentence.roles.slice(0, cue.first).some((roles) => roles.has('anaphor'))
}
