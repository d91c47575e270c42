import type { Cue } from './annotate-text.ts'
import { cover, distance, isOther, sideOf, type Link, type Scene } from './link.ts'

/** Too little to find cooperation by, enough to tell its area where the rest of the text speaks of it. */
export const WEAK_SCORE = 0.4
const REACH = 12

/**
 * Weak links: one side has a part in something that is the other's or both's by name: "Moscow is a party to the JCPOA",
 * "Iran joined the North-South corridor".
 */
export function findPartLinks({ sentence, groups }: Scene): readonly Link[] {
  return sentence.areas.flatMap((hit) => {
    if (hit.kind !== 'project' && hit.side === null) return []
    const group = groups.find(
      (group) => sideOf(group) !== null && sideOf(group) !== hit.side && distance(group, hit) <= REACH,
    )
    const cue = sentence.cues.find(
      ({ frame, first, end }) => frame === 'part' && distance({ first, end }, hit) <= REACH,
    )
    if (group === undefined || cue === undefined) return []
    return [{ rule: 'part', score: WEAK_SCORE, ...cover([group, hit, cue]), cue, groups: [group] }]
  })
}

const BOTH_SCORE = 0.6
const BILATERAL = /^(?:bilateral|двусторонн.+|взаимн(?:ый|ая|ое|ые|ого|ой|ых|ому|ую|ом)|دوجانبه|متقابل)$/u

/** "Iran's ambassador to Moscow praised bilateral ties": bilateral where nobody else is named, though one side is only a post. */
export function findBilateralLinks({ sentence, groups }: Scene): readonly Link[] {
  const { cues, mentions, tokens } = sentence
  const cue = cues.find(({ first }) => BILATERAL.test(tokens[first]?.text ?? ''))
  const sides = new Set(mentions.filter(({ kind }) => kind !== 'pair').map(({ side }) => side))
  if (cue === undefined || sides.size !== 2 || !sides.has('RU') || !sides.has('IR')) return []
  return [{ rule: 'bilateral', score: BOTH_SCORE, ...cover([cue, ...mentions]), cue, groups }]
}

/** Both sides with a joint undertaking by name: "Moscow asks Tehran to speed up the North-South corridor". */
export function findProjectLinks({ sentence, groups }: Scene): readonly Link[] {
  const project = sentence.areas.find(({ area, kind }) => kind === 'project' && area !== 'nuclear')
  if (project === undefined || groups.some((group) => isOther(group) && group.role === null)) return []
  const russia = groups.find((group) => group.russia)
  const iran = groups.find((group) => group.iran && group.end !== project.end)
  if (russia === undefined || iran === undefined) return []
  const { first, end } = project
  const cue: Cue = { first, end, frame: 'bond', area: project.area, id: 'project' }
  return [
    {
      rule: 'project',
      score: BOTH_SCORE,
      ...cover([russia, iran, project]),
      cue,
      groups: [russia, iran],
      area: project.area,
    },
  ]
}
