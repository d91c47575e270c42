import type { Sentence } from './annotate-text.ts'
import type { Direction } from './cooperation.ts'
import type { Frame } from './cooperation-lexicon.ts'
import type { Group } from './group-parties.ts'
import { sideOf, type Link } from './link.ts'

const HANDS: ReadonlySet<Frame> = new Set<Frame>(['give', 'get', 'support', 'use'])
/** Help by a vote, thanks and warnings change nothing hands; a line or a place has no one way. */
const NO_WAY = new Set(['support-vote', 'support-thanks', 'give-warn', 'line', 'between', 'guest'])
/** Rules that name their sides in no telling order. */
const UNORDERED = new Set(['near', 'flow-owned'])

/** Russian case endings of the names themselves, where a case has a form of its own: who gives, and to whom. */
const RUSSIAN_GIVER =
  /^(?:иран|тегеран|россия|москва|кремль|ираном|тегераном|россией|москвой|кремлем)$|(?:овым|евым|иным)$/u
const RUSSIAN_TAKER = /^(?:ирану|тегерану|кремлю|москве|исламской)$|(?:ому|ову|еву|ину)$/u

/**
 * Which side gives and which takes, where a link tells it: by prepositions ("to", "from", "by"), Russian cases, the verb and the
 * order of the two. Null for ties without a way, and for what both do.
 *
 * @example "Tehran is supplied by Moscow with jets" // { from: 'RU', to: 'IR' }
 */
export function judgeDirection(sentence: Sentence, link: Link): Direction | null {
  const { cue, groups, rule } = link
  const named = groups.filter((group) => sideOf(group) !== null)
  const comes = cue.id === 'contact-arrive' && named.some(({ role }) => role === 'from') && sentence.areas.length > 0
  if ((!HANDS.has(cue.frame) && !comes) || NO_WAY.has(cue.id) || NO_WAY.has(rule)) return null
  const giver = named.find((group) => partOf(sentence, cue.frame, group) === 'giver')
  if (giver !== undefined) return wayFrom(sideOf(giver))
  const taker = named.find((group) => partOf(sentence, cue.frame, group) === 'taker')
  if (taker !== undefined) return wayTo(sideOf(taker))
  return UNORDERED.has(rule) ? null : byOrder(link, named)
}

function partOf({ lang, tokens }: Sentence, frame: Frame, group: Group): 'giver' | 'taker' | null {
  if (group.role === 'to') return 'taker'
  if (group.role === 'from') return 'giver'
  if (group.role === 'by') return frame === 'get' ? 'taker' : 'giver'
  if (group.role === 'for') return frame === 'get' ? null : 'taker'
  const last = group.mentions.at(-1)
  const name = tokens[(last?.end ?? 1) - 1]?.text ?? ''
  if (lang !== 'ru' || group.role !== null || frame === 'use') return null
  if (RUSSIAN_TAKER.test(name)) return 'taker'
  if (RUSSIAN_GIVER.test(name)) return frame === 'get' ? 'taker' : 'giver'
  return null
}

/** The rules hand their groups over as who acts and with whom; goods as their maker and who has them. */
function byOrder({ cue, rule }: Link, named: readonly Group[]): Direction | null {
  const [first, second] = named
  if (first === undefined) return null
  if (rule.startsWith('made-by-other') || rule === 'flow' || rule === 'route') return wayFrom(sideOf(first))
  const goods = rule === 'named-goods' || rule === 'named-gift'
  if (goods) return wayTo(sideOf(first))
  if (cue.frame === 'use') return null
  const acts = second !== undefined || rule === 'object-pronoun' || rule === 'home' || rule === 'our-work'
  const actor = acts ? sideOf(first) : other(sideOf(first))
  return cue.frame === 'get' ? wayTo(actor) : wayFrom(actor)
}

function other(side: 'RU' | 'IR' | null): 'RU' | 'IR' | null {
  if (side === null) return null
  return side === 'RU' ? 'IR' : 'RU'
}

function wayFrom(side: 'RU' | 'IR' | null): Direction | null {
  if (side === null) return null
  return side === 'RU' ? { from: 'RU', to: 'IR' } : { from: 'IR', to: 'RU' }
}

function wayTo(side: 'RU' | 'IR' | null): Direction | null {
  return wayFrom(other(side))
}
