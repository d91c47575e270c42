import type { Cue, Sentence } from './annotate-text.ts'
import type { Role } from './cooperation-lexicon.ts'
import { findSubject } from './find-subject.ts'
import type { Group } from './group-parties.ts'
import { cover, distance, isOther, sideOf, type Link, type Scene } from './link.ts'
import { scoreObject } from './score-object.ts'

const PRONOUN_PENALTY = 0.22
const SPEAKER_PENALTY = 0.3
const PENALTY_A_TOKEN = 0.006
const ASIDE: ReadonlySet<Role | null> = new Set<Role | null>(['to', 'on', 'about'])
const ASIDE_PENALTY = 0.1

/** Links of a word with each side in a place of its own: "Iran supplies Russia", "Moscow's pact with Tehran", "Putin to visit Iran". */
export function findPairLinks(scene: Scene): readonly Link[] {
  return scene.sentence.cues.flatMap((cue) => {
    const links = scene.groups.flatMap((object) => linkOf(scene, cue, object) ?? [])
    const best = links.reduce<Link | null>(
      (best, next) => (best !== null && best.score >= next.score ? best : next),
      null,
    )
    return best ?? findPronounObject(scene, cue) ?? []
  })
}

function linkOf(scene: Scene, cue: Cue, object: Group): Link | null {
  if (sideOf(object) === null || (object.first < cue.end && cue.first < object.end)) return null
  const score = scoreObject(scene, cue, object)
  if (score === 0) return null
  const subject = findSubject(scene, cue, object)
  if (subject === null) return null
  if (subject !== 'antecedent' && subject.other && isTopic(cue, object)) return null
  if (subject === 'antecedent') {
    const place = cover([cue, object])
    return { rule: `${cue.frame}-pronoun`, score: score - PRONOUN_PENALTY, ...place, cue, groups: [object] }
  }
  const meant = scene.sentence.roles
    .slice(subject.end, cue.first)
    .some((roles) => roles.has('anaphor') || roles.has('we'))
  const spoken = subject.speaker && !meant && (cue.frame === 'contact' || object.role === null) ? SPEAKER_PENALTY : 0
  return {
    rule: cue.frame,
    score: score - PENALTY_A_TOKEN * distance(subject, cue) - spoken - (ASIDE.has(subject.role) ? ASIDE_PENALTY : 0),
    ...cover([subject, cue, object]),
    cue,
    groups: [subject, object],
  }
}

/** "Putin and Trump discussed Iran": the two who meet are named, the third is what they speak of. */
function isTopic(cue: Cue, object: Group): boolean {
  if (cue.id === 'contact-discuss') return object.role !== 'with'
  return cue.frame === 'contact' && object.role === null
}

/** "Iran sends it drones", "Moscow asked Tehran to keep in contact with it": the one who receives was named before. */
function findPronounObject({ sentence, groups, antecedent }: Scene, cue: Cue): Link | null {
  const { roles } = sentence
  const direct = BARE_PRONOUN.has(cue.frame) && roles[cue.end]?.has('anaphor') === true && !isOwner(sentence, cue.end)
  const led =
    WITH_PRONOUN.has(cue.frame) && roles[cue.end]?.has('with') === true && roles[cue.end + 1]?.has('anaphor') === true
  if (!direct && !led) return null
  const before = groups.filter((group) => group.end <= cue.first)
  const subject = before.at(-1)
  if (subject === undefined || sideOf(subject) === null) return null
  if (direct && before.some(isOther)) return null
  const other = before.findLast((group) => sideOf(group) !== null && sideOf(group) !== sideOf(subject))
  if (other === undefined && (antecedent === null || antecedent === sideOf(subject))) return null
  const named = led && other !== undefined ? [other, subject] : [subject]
  return { rule: 'object-pronoun', score: 0.6, ...cover([subject, cue]), cue, groups: named }
}

/** "advised its nationals": a pronoun that only owns what comes after it. */
function isOwner({ tokens }: Sentence, at: number): boolean {
  return OWNERS.has(tokens[at]?.text ?? '')
}
const OWNERS = new Set(['its', 'his', 'her', 'their', 'свой', 'своей', 'своего', 'своим', 'своему', 'свою'])

const BARE_PRONOUN = new Set(['give', 'support'])
const WITH_PRONOUN = new Set(['bond', 'joint', 'contact'])
