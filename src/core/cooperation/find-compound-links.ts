import type { Sentence } from './annotate-text.ts'
import type { Group } from './group-parties.ts'
import { isBoth, type Link, type Scene } from './link.ts'

const MOST_MEMBERS = 3
/** "a Russian-Iranian-backed militia": backed by each. */
const NO_NOUN = new Set(['backed', 'led', 'supported', 'sponsored', 'aligned', 'allied', 'linked', 'made', 'style'])

/** Links by a compound alone: "a Russian-Iranian plan", «российско-иранский проект». */
export function findCompoundLinks({ sentence, groups }: Scene): readonly Link[] {
  return groups.flatMap((group) => {
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
