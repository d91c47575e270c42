import type { AreaHit, Sentence } from './annotate-text.ts'
import { AREAS, type Area } from './cooperation.ts'
import { isAboutGoods } from './judge-modality.ts'
import { cover, distance, type Link } from './link.ts'

const REACH_BEFORE = 2
const REACH_AFTER = 10
/** A meeting is about what the rest of its sentence names. */
const MEETING_REACH_AFTER = 20
/** Things that change hands stand next to the word; what is further off is another matter ("Ukraine's energy grid"). */
const GOODS_REACH_BEFORE = 2
const GOODS_REACH_AFTER = 6
const NEAR = 6
const QUOTES = new Set(['"', "'", '«', '»', '“', '”'])
/** Where the verb ends the sentence, goods stand between the sides. */
const VERB_LAST = new Set(['fa', 'tr'])

const HANDS = new Set(['give', 'get', 'use', 'support'])
const MEETINGS = new Set(['contact', 'mediate'])
/** Help of no named kind, in a sentence on arms and armies, is military. */
const WARLIKE: ReadonlySet<Area> = new Set<Area>(['arms', 'military'])
const TIES = new Set(['bond', 'joint', 'contact', 'mediate', 'ally'])

/**
 * The areas that a link touches: what the word names, and what is named near it; diplomacy for a tie of no other kind. Empty for
 * help or supplies of no named kind.
 */
export function judgeAreas(sentence: Sentence, link: Link): readonly Area[] {
  const { cue } = link
  if (cue.frame === 'joint' && cue.area === 'military') return ['military']
  const found = new Set<Area>()
  const generic = new Set<Area>()
  const inHands = HANDS.has(cue.frame)
  const reach = VERB_LAST.has(sentence.lang) ? Infinity : NEAR
  const near = cover([cue, ...link.groups.filter((group) => distance(group, cue) <= reach)])
  const from = near.first - (inHands ? GOODS_REACH_BEFORE : REACH_BEFORE)
  const reachAfter = cue.frame === 'contact' ? MEETING_REACH_AFTER : REACH_AFTER
  const to = inHands
    ? goodsEnd(sentence, near.end, cue.frame === 'give' && cue.area === 'military')
    : sayingStart(sentence, near.end, reachAfter)
  for (const hit of sentence.areas) {
    if (hit.first < from || hit.first >= to || ownedByOthers(sentence, hit)) continue
    if (cue.frame === 'use' && hit.area !== 'arms') continue
    if (hit.kind === 'generic') generic.add(hit.area)
    else found.add(hit.area)
  }
  if (found.size === 0 && cue.frame !== 'contact') for (const area of generic) found.add(area)
  const meeting =
    MEETINGS.has(cue.frame) && !found.has('military') && !found.has('society') && !isAboutGoods(sentence, link)
  if (link.area !== undefined) found.add(link.area)
  const advice = cue.id === 'give-train' && found.size > 0
  if (cue.area !== null && (cue.area !== 'diplomacy' || meeting) && !advice) found.add(cue.area)
  if (found.size === 0 && TIES.has(cue.frame)) found.add('diplomacy')
  if (found.size === 0 && sentence.areas.some(({ area }) => WARLIKE.has(area))) found.add('military')
  return AREAS.filter((area) => found.has(area))
}

/** What is tied ends where the sentence turns to who says so. */
function sayingStart({ roles }: Sentence, from: number, reach: number): number {
  for (let at = from; at < from + reach; at++) if (roles[at]?.has('speech') === true) return at
  return from + reach
}

/** Goods end at the first mark that does not carry on a list of goods: "sold missiles to Russia, its minister said". */
function goodsEnd({ tokens, areas, roles }: Sentence, from: number, onMatters: boolean): number {
  for (let at = from; at < from + GOODS_REACH_AFTER; at++) {
    const token = tokens[at]
    if (roles[at]?.has('on') === true && !onMatters) return at
    if (token?.kind !== 'mark' || QUOTES.has(token.text) || tokens[at - 1]?.kind === 'number') continue
    if (!areas.some(({ end }) => end === at) && roles[at + 1]?.has('like') !== true) return at
  }
  return from + GOODS_REACH_AFTER
}

/** "data on US warships": a third party's things are no area of the two. */
function ownedByOthers({ mentions, tokens }: Sentence, hit: AreaHit): boolean {
  return mentions.some(({ side, end }) => {
    return side === 'other' && (end === hit.first || (end === hit.first - 1 && tokens[end]?.text === "'s"))
  })
}
