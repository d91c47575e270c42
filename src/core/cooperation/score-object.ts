import type { Cue, Sentence } from './annotate-text.ts'
import type { Frame, Role } from './cooperation-lexicon.ts'
import type { Group } from './group-parties.ts'
import { cover, crossesClause, distance, isOther, within, type Scene } from './link.ts'

/** How the second side may be tied to a word of a frame: by which prepositions, and how far (in tokens) it may stand. */
interface ObjectRule {
  readonly roles: ReadonlySet<Role | null>
  readonly reach: number
  /** Reach without a preposition; `bareReach.en` for English, where word order alone tells, `other` where case endings do. */
  readonly bareReach: { readonly en: number; readonly other: number }
  readonly score: number
}

function rule(score: number, reach: number, roles: readonly (Role | null)[], en = 0, other = en): ObjectRule {
  return { roles: new Set(roles), reach, bareReach: { en, other }, score }
}

const RULES: Readonly<Partial<Record<Frame, ObjectRule>>> = {
  bond: rule(0.87, 9, ['with', 'to', 'between', 'and']),
  joint: rule(0.85, 9, ['with', 'and', 'in', 'for', null], 0, 0),
  contact: rule(0.85, 8, ['with', 'to', 'in', 'from', 'by', null], 3),
  together: rule(0.75, 4, ['with']),
  give: rule(0.82, 12, ['to', 'from', 'by', 'for', 'in', 'with', null], 3, 8),
  get: rule(0.82, 12, ['from', 'to', 'on', 'like', 'by', 'of', null], 1),
  support: rule(0.82, 6, ['to', 'for', 'with', 'from', 'by', 'of', 'in', null], 3),
  ally: rule(0.8, 4, ['of', 'to', 'with', 'for', 'in', null], 3),
  mediate: rule(0.7, 10, ['between', 'with', 'to', 'for', 'on', 'about', null], 6),
}

/** One joins what the other leads: "observer status in the Eurasian Economic Union". */
const JOIN = rule(0.8, 6, ['in', 'of', 'to', 'with', null], 2, 3)

/** A vote "against" what is aimed at a side is cast for it. */
const VOTE_ROLES: ReadonlySet<Role | null> = new Set<Role | null>(['on', 'about', 'for', 'to', 'of', null])
const VOTE_REACH = 10
/** Words that tie by a place: one comes to it, builds in it. */
const PLACED = new Set([
  'contact-visit',
  'contact-arrive',
  'bond-join',
  'contact-basing',
  'contact-study',
  'give-build',
  'support',
])
const PLACE_PENALTY = 0.3
/** Words that tie without one who receives; other rules read them. */
const NO_OBJECT = new Set(['together-stand', 'give-launch'])
/** Nouns and verbs that need a preposition: "talks Iran rejected" ties nothing. */
const NEVER_BARE = new Set(['contact-call', 'contact-discuss'])
const NO_GOODS_PENALTY = 0.22
const OWNER_REACH = 4
/** "meets Iranian crews for manoeuvres". */
const JOINT_REACH = 4
const RECEIVER_REACH = 10
/** "discussed gas, the railway and a new plant with Mishustin". */
const AGENDA_REACH = 18
const MEDIATED_REACH = 8
/** „Russland mit Waffen zu beliefern“: a German infinitive ends its clause. */
const INFINITIVE_REACH = 4
/** Where the verb ends the sentence, criticism stands behind what it is of. */
const VERB_LAST = new Set(['fa', 'tr'])

/** How surely `object` is the one whom `cue` ties somebody to, by its preposition and place; 0 where it is not. */
export function scoreObject(scene: Scene, cue: Cue, object: Group): number {
  const rule = NO_OBJECT.has(cue.id) ? undefined : cue.id === 'bond-join' ? JOIN : RULES[cue.frame]
  if (rule === undefined || crossesClause(scene.sentence, object, cue)) return 0
  if (cue.id === 'support-vote')
    return VOTE_ROLES.has(object.role) && distance(object, cue) <= VOTE_REACH ? rule.score : 0
  if (standsBetween(scene, cue, object)) return 0
  if (isTalkOfOthers(scene, cue, object)) return 0
  if (cue.id === 'give-warn' && !scene.sentence.areas.some(({ area }) => area === 'security')) return 0
  if (isBlamed(scene, cue, object) || isBetweenOthers(scene, cue, object)) return 0
  const follows = object.first >= cue.end
  if (follows && isTurnedAway(scene, cue, object)) return 0
  if (cue.frame === 'get' && follows && takesGoods(scene.sentence, cue, object)) return rule.score
  if (cue.id === 'contact-basing' && !follows && isOwnerOf(object, cue)) return rule.score - BASE_PENALTY
  if (object.role === null)
    return follows ? bareAfter(scene.sentence, cue, object, rule) : bareBefore(scene.sentence, cue, object, rule)
  return governed(scene.sentence, cue, object, rule)
}

/** "broker peace between Russia and Ukraine and take a stance on Iran": those named with "between" are all who are mediated. */
function isBetweenOthers({ groups }: Scene, cue: Cue, object: Group): boolean {
  if (cue.frame !== 'mediate') return false
  return groups.some(
    (next) => next !== object && next.role === 'between' && next.first >= cue.end && next.end <= object.first,
  )
}

/** "criticised Moscow for its support of the Emirates": who is named before the word is blamed for it. */
function isBlamed({ sentence }: Scene, cue: Cue, object: Group): boolean {
  if (cue.frame !== 'support' || object.end > cue.first) return false
  return sentence.cues.some(({ frame, end }) => frame === 'adverse' && end <= object.first)
}

/** «مذاکرات روسیه و اوکراین», "talks between Russia and Ukraine": those who are named behind the word are all who meet. */
function isTalkOfOthers({ sentence }: Scene, cue: Cue, object: Group): boolean {
  if (!object.other || (cue.frame !== 'contact' && cue.frame !== 'bond') || object.first < cue.end) return false
  return object.role === 'between' || (object.role === null && sentence.lang !== 'en')
}

/** Somebody else stands between the word and the object, and takes its place. */
function standsBetween({ sentence, groups }: Scene, cue: Cue, object: Group): boolean {
  const from = Math.min(cue.end, object.end)
  const to = Math.max(cue.first, object.first)
  return groups.some((next) => {
    if (!isOther(next) || next.first < from || next.end > to) return false
    if (cue.frame === 'give' && next.role === 'to' && VERB_LAST.has(sentence.lang)) return true
    return cue.frame === 'ally' || !CIRCUMSTANCES.has(next.role)
  })
}
const CIRCUMSTANCES: ReadonlySet<Role | null> = new Set<Role | null>(['in', 'about', 'on', 'like', 'for', 'to', 'of'])

/** With a preposition: "with Iran", "to Tehran". */
function governed(sentence: Sentence, cue: Cue, object: Group, rule: ObjectRule): number {
  const gap = distance(object, cue)
  const follows = object.first >= cue.end
  const reach = cue.id === 'contact-discuss' && object.role === 'with' ? AGENDA_REACH : rule.reach
  if (!rule.roles.has(object.role) || gap > reach) return 0
  if (object.role === 'on' && cue.frame === 'get' && sentence.lang !== 'en') return 0
  if (
    object.role === 'from' &&
    (cue.id === 'contact-meeting' || (cue.frame === 'contact' && !follows && sentence.lang !== 'fa'))
  )
    return 0
  if (object.role === 'in' && !PLACED.has(cue.id)) return placed(sentence, object, follows, rule)
  if (!follows && sentence.lang === 'en') return englishBefore(cue, object, gap, rule)
  return rule.score - (lacksGoods(sentence, cue, object) ? NO_GOODS_PENALTY : 0)
}

/** "builds in Iran" ties little, "sends drones for use in Russia's war" more. */
function placed({ cues }: Sentence, object: Group, follows: boolean, rule: ObjectRule): number {
  if (!follows) return 0
  const owned = object.possessive || object.adjective
  const war = cues.some(({ id, first }) => id === 'use-war' && first >= object.end && first - object.end <= WAR_REACH)
  return rule.score - (owned && war ? 0 : PLACE_PENALTY)
}
const WAR_REACH = 3

/** English puts the object behind the word but for "to Iran's rescue", "with Iran cooperating" and passives. */
function englishBefore(cue: Cue, object: Group, gap: number, rule: ObjectRule): number {
  if (object.role === 'by') return rule.score
  if (cue.frame === 'support' && object.role === 'to' && object.possessive && gap <= 1) return rule.score
  return 0
}

/** Without a preposition, behind the word: "visits Iran", "supplies Russia", «поставил Ирану», «با همکاری روسیه». */
function bareAfter(sentence: Sentence, cue: Cue, object: Group, rule: ObjectRule): number {
  const gap = distance(object, cue)
  const english = sentence.lang === 'en'
  if (object.speaker || NEVER_BARE.has(cue.id)) return 0
  if (isNeeded(sentence, cue, object)) return rule.score
  if (sentence.tokens.slice(cue.end, object.first).some(({ kind }) => kind === 'mark')) return 0
  if (cue.frame !== 'mediate' && sentence.roles.slice(cue.end, object.first).some((roles) => roles.has('and'))) return 0
  if (cue.frame === 'bond') {
    const led = sentence.roles[cue.first - 1]
    return !english && gap <= 1 && (led?.has('with') === true || led?.has('in') === true) ? rule.score - 0.1 : 0
  }
  if (cue.id === 'get-expect')
    return gap <= 1 && !object.adjective && !lacksGoods(sentence, cue, object) ? rule.score : 0
  if (gap > (english ? rule.bareReach.en : rule.bareReach.other) || !rule.roles.has(null)) return 0
  if (cue.frame === 'get' && cue.id !== 'get-ask') return 0
  const receiver = english && sentence.roles[object.end]?.has('rank') === true
  if (cue.frame === 'give' && object.adjective && cue.id !== 'give-train' && !receiver) return 0
  return rule.score - (lacksGoods(sentence, cue, object) ? NO_GOODS_PENALTY : 0)
}

/** "shares technology that Iran needs": the goods are what the other wants. */
function isNeeded({ lang, tokens }: Sentence, cue: Cue, object: Group): boolean {
  if (lang !== 'en' || cue.frame !== 'give' || distance(object, cue) > NEEDED_REACH) return false
  if (object.first < cue.end || !RELATIVES.has(tokens[object.first - 1]?.text ?? '')) return false
  return tokens.slice(object.end, object.end + 3).some(({ text }) => NEEDS.test(text))
}
const NEEDED_REACH = 10
const RELATIVES = new Set(['that', 'which', 'what'])
const NEEDS = /^(?:need|want|lack|seek|sought|request|crave|require)(?:s|ed)?$/u

/** "buys Russian wheat", «заинтересован в российских вертолётах»: the goods are the other's. */
function takesGoods(sentence: Sentence, cue: Cue, object: Group): boolean {
  if (
    cue.id === 'get-expect' ||
    !object.adjective ||
    distance(object, cue) > 2 ||
    (object.role !== null && object.role !== 'in')
  )
    return false
  return within(sentence.areas, object.end, object.end + OWNER_REACH).length > 0
}

/** Without a preposition, before the word: "his Iranian counterpart", "its Russian ally". */
function bareBefore(sentence: Sentence, cue: Cue, object: Group, rule: ObjectRule): number {
  if (cue.frame === 'joint') return distance(object, cue) <= JOINT_REACH ? rule.score - 0.15 : 0
  if (cue.frame === 'mediate' && VERB_LAST.has(sentence.lang) && distance(object, cue) <= MEDIATED_REACH)
    return rule.score
  if (sentence.lang === 'de' && cue.frame === 'give' && !object.adjective && distance(object, cue) <= INFINITIVE_REACH)
    return rule.score - 0.1
  if (distance(object, cue) > 1) return 0
  if (cue.frame === 'support' && sentence.lang === 'ru' && !object.adjective && !object.speaker) return rule.score - 0.1
  return cue.frame === 'ally' || (cue.frame === 'contact' && object.adjective) ? rule.score : 0
}

/** "help prevent Iran": nobody is helped; "supplies weapons to Hezbollah": somebody else receives. */
function isTurnedAway({ sentence, groups }: Scene, cue: Cue, object: Group): boolean {
  const hostile = sentence.cues.some(({ id, frame, first, end }) => {
    if (frame !== 'adverse' || cue.frame === 'mediate') return false
    if (cue.frame === 'support' && VERB_LAST.has(sentence.lang) && first >= object.end) return true
    const shunned = cue.frame === 'contact' && id === 'adverse-prevent' && end <= cue.first && cue.first - end <= 2
    return shunned || (first >= cue.end && end <= object.first)
  })
  if (hostile) return true
  if (cue.frame !== 'give' || object.role === 'to') return false
  return groups.some(
    (group) =>
      isOther(group) &&
      group.role === 'to' &&
      group.first >= cue.end &&
      distance(group, cue) <= RECEIVER_REACH &&
      !VIOLENT.test(sentence.tokens[group.first - 1]?.text ?? ''),
  )
}

/** "from Iran's Hamedan airbase": whose base it is stands before it. */
function isOwnerOf(object: Group, cue: Cue): boolean {
  return distance(object, cue) <= 1 && !object.speaker
}
const BASE_PENALTY = 0.15

/** "drones to target Ukrainians": those are no receivers. */
const VIOLENT =
  /^(?:target|attack|hit|strike|kill|bomb|terrori[sz]e|pound|fight|defeat|crush|destroy|hurt|punish|murder|batter)$/u

/** Nothing to give stands near: a bare "gives" ties too little. */
function lacksGoods(sentence: Sentence, cue: Cue, object: Group): boolean {
  if ((cue.frame !== 'give' && cue.frame !== 'get') || cue.area !== null || cue.id === 'get-ask') return false
  if (object.role === 'on' || object.role === 'like') return false
  const place = cover([cue, object])
  return within(sentence.areas, place.first - 8, place.end + 10).length === 0
}
