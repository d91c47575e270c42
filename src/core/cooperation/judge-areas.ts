import type { Sentence } from './annotate-text.ts'
import { AREAS, type Area } from './cooperation.ts'
import type { Link } from './link.ts'

const REACH_BEFORE = 5
const REACH_AFTER = 10
/** Things that change hands stand next to the word; what is further off is another matter ("Ukraine's energy grid"). */
const GOODS_REACH = 2

const HANDS = new Set(['give', 'get', 'use'])
const MEETINGS = new Set(['contact', 'mediate'])

/** The areas that a link touches: what the word names, and what is named near it; diplomacy where nothing else is. */
export function judgeAreas(sentence: Sentence, link: Link): readonly Area[] {
  const { cue } = link
  const found = new Set<Area>()
  const inHands = HANDS.has(cue.frame)
  const from = link.first - (inHands ? GOODS_REACH : REACH_BEFORE)
  const to = link.end + (inHands ? GOODS_REACH : REACH_AFTER)
  for (const hit of sentence.areas) {
    if (hit.first < from || hit.first >= to) continue
    if (cue.frame === 'use' && hit.area !== 'arms') continue
    found.add(hit.area)
  }
  if (link.rule === 'made-by-other') found.add('arms')
  if (cue.area !== null && (cue.area !== 'diplomacy' || found.size === 0 || MEETINGS.has(cue.frame)))
    found.add(cue.area)
  if (found.size === 0) found.add('diplomacy')
  return AREAS.filter((area) => found.has(area))
}
