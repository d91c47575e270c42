import type { Cue, Sentence } from './annotate-text.ts'
import type { Group } from './group-parties.ts'
import { cover, distance, isBoth, type Link, type Scene } from './link.ts'

const MOST_MEMBERS = 3
/** "a Russian-Iranian-backed militia": backed by each. */
const NO_NOUN = new Set(['backed', 'led', 'supported', 'sponsored', 'aligned', 'allied', 'linked', 'made', 'style'])

/** Links by a compound alone: "a Russian-Iranian plan", «российско-иранский проект». */
export function findCompoundLinks({ sentence, groups }: Scene): readonly Link[] {
  return groups.flatMap((group) => {
    const work = findCrewWork(sentence, group)
    if (work !== undefined) return [work]
    if (!isCompound(sentence, group)) return []
    const place = { first: group.first, end: group.end + 1 }
    return [
      {
        rule: 'compound',
        score: 0.6,
        ...place,
        cue: { ...place, frame: 'bond', area: 'diplomacy', id: 'compound' },
        groups: [group],
      },
    ]
  })
}

/** The sides hyphenated into one adjective, with a noun after it that is no rivalry. */
function isCompound({ tokens, cues }: Sentence, group: Group): boolean {
  if (!isBoth(group) || group.resolved || group.size > MOST_MEMBERS) return false
  const parts = group.mentions
  if (
    parts.length < 2 ||
    !parts.every(({ first }, at) => at === 0 || (tokens[first]?.glued === true && parts[at - 1]?.end === first))
  )
    return false
  const noun = tokens[group.end]
  if (noun === undefined || noun.kind !== 'word' || NO_NOUN.has(noun.text)) return false
  return !cues.some(({ frame, first }) => frame === 'adverse' && first >= group.end && first - group.end <= 2)
}

const WORK_REACH = 12
const SAYS_REACH = 4
const SCORE = 0.6

/** "Russian and Iranian technicians replaced the turbine": people of both at one piece of work. */
function findCrewWork(sentence: Sentence, group: Group): Link | undefined {
  const { areas, cues, roles } = sentence
  if (!isBoth(group) || group.other || group.resolved || !group.adjective) return undefined
  const crew = [group.end, group.first - 1].find((at) => roles[at]?.has('crew') === true)
  if (crew === undefined || cues.some(({ frame, id }) => frame === 'adverse' || id === 'use-war')) return undefined
  if (roles.some((at) => at.has('apart'))) return undefined
  if (roles.slice(group.first, group.end + SAYS_REACH).some((at) => at.has('speech'))) return undefined
  const hit = areas.find(({ kind, first, end }) => kind !== 'generic' && distance({ first, end }, group) <= WORK_REACH)
  if (hit === undefined) return undefined
  const place = cover([group, hit])
  const cue: Cue = { first: crew, end: crew + 1, frame: 'bond', area: hit.area, id: 'crew' }
  return { rule: 'crew', score: SCORE, ...place, cue, groups: [group], area: hit.area }
}
