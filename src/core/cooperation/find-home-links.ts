import type { Cue } from './annotate-text.ts'
import type { Area } from './cooperation.ts'
import type { Frame } from './cooperation-lexicon.ts'
import { cover, crossesClause, distance, isOther, sideOf, type Link, type Scene } from './link.ts'

const REACH = 14
const SCORE = 0.6
/** Systems and products of one side that are of use only where they work: Shetab, Mir, Sputnik V. */
const SYSTEMS: ReadonlySet<Area> = new Set<Area>(['economy', 'society'])
const HOSTILE: ReadonlySet<Frame> = new Set<Frame>(['adverse', 'use'])
const WORKS: ReadonlySet<Frame> = new Set<Frame>(['give', 'get', 'support', 'bond', 'concert', 'contact', 'joint'])

/**
 * One side at work on what is the other's by name, as an undertaking or a system of payment: "Rosatom pours concrete at Bushehr",
 * "the Rasht–Astara line, which Moscow finances", "Shetab cards at Russian cash machines".
 */
export function findHomeLinks({ sentence, groups }: Scene): readonly Link[] {
  if (sentence.cues.some(({ frame }) => HOSTILE.has(frame)) || groups.some(isThird)) return []
  return sentence.areas.flatMap((hit) => {
    if (hit.side === null || (hit.kind !== 'project' && !SYSTEMS.has(hit.area))) return []
    const group = groups.find((group) => {
      const side = sideOf(group)
      return side !== null && side !== hit.side && distance(group, hit) <= REACH && !crossesClause(sentence, group, hit)
    })
    if (group === undefined || (hit.kind === 'project' && group.speaker)) return []
    const work = sentence.cues.find((cue) => WORKS.has(cue.frame) && distance(cue, hit) <= REACH)
    if (hit.kind === 'project' && work === undefined) return []
    const cue: Cue = work ?? { first: hit.first, end: hit.end, frame: 'give', area: hit.area, id: 'home' }
    return [{ rule: 'home', score: SCORE, ...cover([group, hit, cue]), cue, groups: [group], area: hit.area }]
  })
}

function isThird(group: Scene['groups'][number]): boolean {
  return isOther(group) && group.role === null
}
