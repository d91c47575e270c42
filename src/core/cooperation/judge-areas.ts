import type { AreaHit, Cue, Sentence } from './annotate-text.ts'
import { AREAS, type Area } from './cooperation.ts'
import { isLaunch } from './find-made-links.ts'
import { isAboutGoods } from './judge-modality.ts'
import { cover, distance, type Link } from './link.ts'

const REACH_BEFORE = 4
const REACH_AFTER = 10
/** A meeting is about what the rest of its sentence names. */
const MEETING_REACH_AFTER = 20
/** Things that change hands stand next to the word; what is further off is another matter ("Ukraine's energy grid"). */
const GOODS_REACH_BEFORE = 2
const GOODS_REACH_AFTER = 8
/** "the satellites that Moscow supplies to Tehran". */
const RELATIVES = new Set(['that', 'which'])
const NEAR = 6
/** Where the verb ends the sentence, what is signed stands before both names. */
const CLAUSE_REACH = 16
const TITLE_REACH = 4
const GUEST_REACH = 14
const QUOTES = new Set(['"', "'", '«', '»', '“', '”'])
/** Where the verb ends the sentence, goods stand between the sides. */
const VERB_LAST = new Set(['fa', 'tr'])

const HANDS = new Set(['give', 'get', 'use', 'support'])
/** Of what changes hands, words of diplomacy are but somebody's office: "the foreign ministry". */
const GOODS = new Set(['give', 'get', 'use'])
const MEETINGS = new Set(['contact', 'mediate'])
const TIES = new Set(['bond', 'joint', 'contact', 'mediate', 'ally'])

/**
 * The areas that a link touches: what the word names, and what is named near it; diplomacy for a tie of no other kind. Empty for
 * help or supplies of no named kind.
 */
export function judgeAreas(sentence: Sentence, link: Link): readonly Area[] {
  const { cue } = link
  if (cue.frame === 'joint' && cue.area === 'military') return ['military']
  const hits = hitsOf(sentence, link)
  const telling = hits.filter((hit) => hit.kind !== 'generic' || isMilitaryTie(hit, cue))
  const found = new Set<Area>(telling.map(({ area }) => area))
  if (found.size === 0 && cue.frame !== 'contact' && cue.id !== 'support-thanks')
    for (const { area } of hits) found.add(area)
  if (link.area !== undefined) found.add(link.area)
  if (cue.id === 'give-train' && found.size === 0) for (const area of peacefulAreas(sentence)) found.add(area)
  const advice = cue.id === 'give-train' && found.size > 0 && !found.has('arms')
  const peaceful = cue.id === 'produce' && found.size > 0 && !sentence.areas.some(({ area }) => area === 'arms')
  const ofItself =
    cue.area !== null && !advice && !peaceful && (cue.area !== 'diplomacy' || isMeeting(sentence, link, found))
  if (ofItself && cue.area !== null) found.add(cue.area)
  if (cue.id === 'support-vote' || (cue.frame === 'support' && hits.some(isNuclearDeal))) found.add('diplomacy')
  if (found.size === 0 && TIES.has(cue.frame)) {
    found.add(cue.frame === 'contact' && isAmongSoldiers(sentence, link) ? 'military' : 'diplomacy')
  }
  if (found.size === 0) for (const area of warlikeAreas(sentence, link)) found.add(area)
  if (found.size === 0 && isAid(sentence, link)) found.add('military')
  return AREAS.filter((area) => found.has(area))
}

/** "economic and military cooperation", «همکاری سیاسی، نظامی و اقتصادی»: the adjective of a tie tells, also beside others. */
function isMilitaryTie(hit: AreaHit, cue: Cue): boolean {
  return hit.area === 'military' && cue.id === 'bond-cooperation' && distance(hit, cue) <= ADJECTIVES_REACH
}
const ADJECTIVES_REACH = 3

function hitsOf(sentence: Sentence, link: Link): readonly AreaHit[] {
  const { cue } = link
  const inHands = HANDS.has(cue.frame)
  const verbLast = VERB_LAST.has(sentence.lang)
  const reach = verbLast ? Infinity : NEAR
  const near = cover([cue, ...link.groups.filter((group) => distance(group, cue) <= reach)])
  const from = inHands
    ? near.first - GOODS_REACH_BEFORE - Number(RELATIVES.has(sentence.tokens[near.first - 1]?.text ?? ''))
    : verbLast
      ? clauseStart(sentence, near.first)
      : near.first - REACH_BEFORE
  const reachAfter = cue.frame === 'contact' ? MEETING_REACH_AFTER : REACH_AFTER
  const to = inHands
    ? goodsEnd(sentence, near.end, cue.frame === 'give' && cue.area === 'military')
    : sayingStart(sentence, near.end, reachAfter)
  const held = sentence.areas.some((hit) => hit.first >= from && hit.first < to)
  const end = inHands ? (held ? to : goodsEnd(sentence, near.end, true)) : listEnd(sentence, from, to)
  return sentence.areas.filter((hit) => {
    if (hit.first < from || hit.first >= end || ownedByOthers(sentence, hit)) return false
    if (hit.area === 'arms' && isLaunch(sentence)) return false
    if (hit.area === 'diplomacy' && (GOODS.has(cue.frame) || (inHands && isOffice(link, hit)))) return false
    return cue.frame !== 'use' || hit.area === 'arms'
  })
}

/** A list that begins within reach goes on to its last member: "sectors, including energy, ship-building, and transport". */
function listEnd({ areas, tokens, roles }: Sentence, from: number, to: number): number {
  let end = to
  for (const hit of areas.toSorted((a, b) => a.first - b.first)) {
    if (hit.first < end) continue
    const last = areas.findLast((other) => other.first >= from && other.first < end)
    if (last === undefined || hit.first - last.end > LIST_GAP) return end
    const between = tokens.slice(last.end, hit.first)
    const carriesOn = between.some(({ text }, at) => text === ',' || roles[last.end + at]?.has('and') === true)
    if (!carriesOn || between.some((_, at) => roles[last.end + at]?.has('clause') === true)) return end
    end = hit.end
  }
  return end
}
const LIST_GAP = 5

/** "Russian Foreign Minister Lavrov": what stands within a name is its office. */
function isOffice({ groups }: Link, { first, end }: AreaHit): boolean {
  return groups.some((group) => group.first <= first && end <= group.end)
}

/** Whether a tie of diplomacy is one for the people who meet, not for what they bring, exercise or trade. */
function isMeeting(sentence: Sentence, link: Link, found: ReadonlySet<Area>): boolean {
  if (link.cue.id === 'support-thanks') return found.size === 0
  if (!MEETINGS.has(link.cue.frame) || found.has('military') || found.has('society')) return false
  if (isAboutGoods(sentence, link)) return false
  if (link.cue.id === 'contact-arrive' && found.size > 0) return isByGuest(sentence, link)
  return !isAmongSoldiers(sentence, link)
}

/** Defence ministers and chiefs of staff who meet do so on military matters. */
function isAmongSoldiers({ areas }: Sentence, link: Link): boolean {
  const place = cover([link, ...link.groups])
  return areas.some(({ first, end, area, kind }) => {
    return area === 'military' && kind === 'term' && distance({ first, end }, place) <= TITLE_REACH
  })
}

/** A person, or someone by office, arrives; trains, ships and parcels do too. */
function isByGuest({ mentions, roles }: Sentence, { cue }: Link): boolean {
  const from = Math.max(0, cue.first - GUEST_REACH)
  const person = mentions.some(({ kind, first }) => kind === 'person' && first >= from)
  return person || roles.slice(from, cue.end + GUEST_REACH).some((at) => at.has('office'))
}

/** The nuclear deal is diplomacy by itself: who votes or speaks for Iran there acts in both. */
function isNuclearDeal({ area, kind, side }: AreaHit): boolean {
  return area === 'nuclear' && kind === 'term' && side === 'IR'
}

/** What changes hands in a sentence on arms is arms; help of no named kind there is military. */
function warlikeAreas(sentence: Sentence, { cue }: Link): readonly Area[] {
  const { areas } = sentence
  if (isLaunch(sentence)) return ['space']
  const arms = areas.some(({ area }) => area === 'arms')
  if (arms && (cue.frame === 'give' || cue.frame === 'get')) return ['arms']
  return arms || areas.some(({ area }) => area === 'military') ? ['military'] : []
}

/** Aid of no named kind, and reliance, are of war: "alleged aid to Iran", "forced to rely on Tehran". */
function isAid({ lang, tokens }: Sentence, { cue }: Link): boolean {
  return lang === 'en' && HANDS.has(cue.frame) && AID.test(tokens[cue.first]?.text ?? '')
}
const AID = /^(?:aid|assist|rel(?:y|ies|ied|iance|iant)|depend)/u

/** "Surgeons trained Iranian colleagues": what the sentence names besides arms and armies. */
function peacefulAreas({ areas }: Sentence): readonly Area[] {
  const warlike = areas.some(({ area }) => area === 'arms' || area === 'military')
  return warlike ? [] : areas.filter(({ kind }) => kind !== 'generic').map(({ area }) => area)
}

/** Where the clause begins in which a verb at the end stands. */
function clauseStart({ roles, tokens }: Sentence, to: number): number {
  for (let at = to - 1; at > Math.max(0, to - CLAUSE_REACH); at--) {
    if (roles[at]?.has('clause') === true || roles[at]?.has('speech') === true || tokens[at]?.text === ':') return at
  }
  return Math.max(0, to - CLAUSE_REACH)
}

/** What is tied ends where the sentence turns to who says so. */
function sayingStart({ roles }: Sentence, from: number, reach: number): number {
  for (let at = from; at < from + reach; at++) if (roles[at]?.has('speech') === true) return at
  return from + reach
}

/** Counting words that a stop shortens: «220 тыс. тонн». */
const SHORTENED = new Set(['тыс', 'млн', 'млрд', 'трлн', 'долл', 'руб', 'куб', 'кв'])

/** Goods end at the first mark that does not carry on a list of goods: "sold missiles to Russia, its minister said". */
function goodsEnd({ tokens, areas, roles }: Sentence, from: number, onMatters: boolean): number {
  for (let at = from; at < from + GOODS_REACH_AFTER; at++) {
    const token = tokens[at]
    if (roles[at]?.has('on') === true && !onMatters) return at
    if (token?.kind !== 'mark' || QUOTES.has(token.text) || tokens[at - 1]?.kind === 'number') continue
    if (token.text === '.' && SHORTENED.has(tokens[at - 1]?.text ?? '')) continue
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
