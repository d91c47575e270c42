import type { Cue } from './annotate-text.ts'
import { findSubject } from './find-subject.ts'
import type { Group } from './group-parties.ts'
import { cover, distance, sideOf, type Link, type Scene } from './link.ts'
import { scoreObject } from './score-object.ts'

const PRONOUN_PENALTY = 0.22
const SPEAKER_PENALTY = 0.3
const PENALTY_A_TOKEN = 0.006

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
  if (subject === 'antecedent') {
    const place = cover([cue, object])
    return { rule: `${cue.frame}-pronoun`, score: score - PRONOUN_PENALTY, ...place, cue, groups: [object] }
  }
  const spoken = subject.speaker && (cue.frame === 'contact' || object.role === null) ? SPEAKER_PENALTY : 0
  return {
    rule: cue.frame,
    score: score - PENALTY_A_TOKEN * distance(subject, cue) - spoken,
    ...cover([subject, cue, object]),
    cue,
    groups: [subject, object],
  }
}

/** "Iran sends it drones": the one who receives was named in the sentence before. */
function findPronounObject({ sentence, groups, antecedent }: Scene, cue: Cue): Link | null {
  if (cue.frame !== 'give' && cue.frame !== 'support') return null
  if (antecedent === null || sentence.roles[cue.end]?.has('anaphor') !== true) return null
  const subject = groups.findLast((group) => group.end <= cue.first)
  if (subject === undefined || sideOf(subject) === null || sideOf(subject) === antecedent) return null
  return { rule: 'object-pronoun', score: 0.6, ...cover([subject, cue]), cue, groups: [subject] }
}
