import type { Cue, Sentence } from './annotate-text.ts'
import type { Frame } from './cooperation-lexicon.ts'
import type { Group } from './group-parties.ts'
import { cover, distance, isOther, sideOf, type Link, type Scene } from './link.ts'

const SCORE = 0.7
const OWNED_REACH = 3
const OTHER_REACH = 8
const WORK_REACH = 10
const OWNED: ReadonlySet<Frame> = new Set<Frame>(['ally', 'bond', 'joint', 'support', 'contact'])
const WORKS: ReadonlySet<Frame> = new Set<Frame>(['give', 'bond', 'support', 'concert'])
const GIVEN: ReadonlySet<Frame> = new Set<Frame>(['give', 'support'])

/** "Russia is our partner," says an Iranian of the same sentence: "our" is the side of the one who speaks. */
export function findOursLinks(scene: Scene): readonly Link[] {
  const speakers = new Set(scene.groups.filter(({ speaker }) => speaker).map(sideOf))
  const [speaker = scene.speaker] = speakers
  return speaker === undefined || speaker === null || speakers.size > 1 ? [] : findLinksOfSpeaker(scene, speaker)
}

/** Links of the other side with a "we" that is `speaker`'s: "Russia is our friend", "Moscow helps us". */
export function findLinksOfSpeaker({ sentence, groups }: Scene, speaker: 'RU' | 'IR'): readonly Link[] {
  if (sentence.cues.some(({ frame }) => frame === 'adverse')) return []
  if (groups.some((group) => isOther(group) && group.role === null)) return []
  return [
    ...findOwnWork(sentence, groups, speaker),
    ...sentence.cues.flatMap((cue) => {
      const isWe = (from: number, to: number): boolean =>
        sentence.roles.slice(Math.max(0, from), to).some((roles) => roles.has('we'))
      const owned = OWNED.has(cue.frame) && (isWe(cue.first - OWNED_REACH, cue.first) || isWe(cue.end, cue.end + 2))
      const given = GIVEN.has(cue.frame) && isWe(cue.end, cue.end + 1)
      if (!owned && !given) return []
      const other = groups.find((group) => isOtherSide(group, speaker, cue))
      if (other === undefined || groups.some((group) => isOther(group) && distance(group, cue) < distance(other, cue)))
        return []
      return [{ rule: 'ours', score: SCORE, ...cover([cue, other]), cue, groups: [other] }]
    }),
  ]
}

/** "Our specialists go on building at Bushehr": the speaker's people at work on what is the other's by name. */
function findOwnWork(sentence: Sentence, groups: readonly Group[], speaker: 'RU' | 'IR'): readonly Link[] {
  const work = sentence.cues.find(({ frame }) => WORKS.has(frame))
  const project = sentence.areas.find(({ kind, side }) => kind === 'project' && side !== null && side !== speaker)
  const we = sentence.roles.some((roles) => roles.has('we'))
  if (work === undefined || project === undefined || !we || distance(work, project) > WORK_REACH) return []
  const own = groups.filter((group) => sideOf(group) === speaker)
  return [{ rule: 'our-work', score: SCORE, ...cover([work, project]), cue: work, groups: own, area: project.area }]
}

function isOtherSide(group: Scene['groups'][number], speaker: 'RU' | 'IR', cue: Cue): boolean {
  const side = sideOf(group)
  return side !== null && side !== speaker && distance(group, cue) <= OTHER_REACH
}
