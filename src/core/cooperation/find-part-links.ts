import { cover, distance, sideOf, type Link, type Scene } from './link.ts'

/** Too little to find cooperation by, enough to tell its area where the rest of the text speaks of it. */
export const WEAK_SCORE = 0.4
const REACH = 12

/**
 * Weak links: one side has a part in something that is the other's or both's by name: "Russia is a signatory of the JCPOA",
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
