import type { Cue, Place, Sentence } from './annotate-text.ts'
import type { Role } from './cooperation-lexicon.ts'
import type { Group } from './group-parties.ts'
import { actsAside, distance, isOther, sideOf, type Scene } from './link.ts'

/** Prepositions that leave a name a mere circumstance: not the one who acts. */
const OBLIQUE: ReadonlySet<Role | null> = new Set<Role | null>(['in', 'about', 'on', 'like', 'for', 'to'])
/** "concern over Russia helping Iran", "reports on Iran supplying Russia": the topic is the one who acts. */
const TOPICS: ReadonlySet<Role | null> = new Set<Role | null>(['about', 'on'])
const TOPIC_REACH = 3
/** "from Turkmenistan", "of Syria", "talks with the US": third parties that only qualify something. */
const PLACES: ReadonlySet<Role | null> = new Set<Role | null>(['from', 'of', 'with'])
const SUBJECT_REACH = 45
/** "the visit of Iran's president to Moscow": the one who acts may follow the word closely. */
const INNER_REACH = 2
const AGENT_REACH = 8
const POINTER_REACH = 2
const VERB_LAST = new Set(['fa', 'tr'])

/**
 * Who is tied to `object` by `cue`: the nearest name of the other side before the word that is no mere circumstance (a third
 * party there takes the place), one named after it as agent, the speaker, or, with a pronoun, whom the sentence before named.
 */
export function findSubject(scene: Scene, cue: Cue, object: Group): Group | 'antecedent' | null {
  const { sentence, groups } = scene
  const wanted = sideOf(object) === 'RU' ? 'IR' : 'RU'
  const named = groups.filter((group) => group !== object && sideOf(group) === wanted)
  const told = findTold(scene, cue, object, wanted)
  if (told !== null) return told
  const blamed = isBlame(sentence, cue) ? nearest(named, cue) : undefined
  if (blamed !== undefined) return blamed
  const before = groups.filter((group) => group !== object && group.end <= cue.first)
  const third = before.findLast(actsAside)
  const inner = named.find((group) => isInner(cue, group, object) && !isParallel(cue, group, object))
  if (inner !== undefined && (third === undefined || distance(third, cue) > 0)) return inner
  for (const group of before.toReversed()) {
    if (distance(group, cue) > SUBJECT_REACH) break
    if (named.includes(group)) {
      if (isAccused(sentence, group)) return group
      if (isCircumstance(group) && !isTopic(sentence, group, cue) && !isExample(sentence, group)) continue
      if (group.role === 'with' && sentence.lang === 'en') continue
      if (isParallel(cue, group, object)) continue
      if (group.role === 'from' && cue.frame === 'contact' && third !== undefined) continue
      return group
    }
    if (isOther(group) && !OBLIQUE.has(group.role) && !PLACES.has(group.role) && !group.speaker) {
      if (!isPatient(sentence, group)) return null
    }
  }
  const agent = named.find((group) => isAgent(sentence, cue, group))
  if (agent !== undefined) return agent
  if (cue.frame === 'bond' || cue.frame === 'support') {
    const speaker = named.find((group) => group.speaker && group.first >= cue.end)
    if (speaker !== undefined) return speaker
  }
  const addressed = findAddressed(sentence, before, cue, object, wanted)
  if (addressed !== null) return addressed
  const aside = findAside(sentence, groups, cue, object, named)
  if (aside !== undefined) return aside
  if (before.some((group) => isOther(group) && !isPatient(sentence, group))) return null
  if (wanted === 'IR' && isHomeTrade(scene, cue)) return 'antecedent'
  if (scene.antecedent === wanted && hasPronoun(scene, cue)) return 'antecedent'
  if (scene.topic === wanted && pointsBack(scene, cue)) return 'antecedent'
  return null
}

const OWNER_REACH = 2

/** "arms its proxies, and …", "regrets the US strikes, and …": others who are somebody's, or whose deeds alone are named, do not act. */
function isPatient(sentence: Sentence, group: Group): boolean {
  const { lang, cues, tokens } = sentence
  if (lang !== 'en') return false
  const owned = tokens.slice(Math.max(0, group.first - OWNER_REACH), group.first).some(({ text }) => OWNERS.has(text))
  const deed = cues.some(({ id, first }) => DEEDS.has(id) && first >= group.end && first - group.end <= 1)
  return owned || deed || isListener(sentence, group)
}

/** "told Trump they help nobody": who is told does not act where a pronoun goes on with the one who tells. */
function isListener({ tokens, roles }: Sentence, group: Group): boolean {
  const verb = tokens.slice(Math.max(0, group.first - TOLD_REACH), group.first).some(({ text }) => TOLD.has(text))
  return verb && roles.slice(group.end, group.end + TOLD_REACH).some((at) => at.has('anaphor'))
}
const TOLD = new Set(['assured', 'assures', 'informed', 'informs', 'told', 'tells'])
const TOLD_REACH = 3
const OWNERS = new Set(['its', 'his', 'their'])
const DEEDS = new Set(['adverse-attack', 'adverse-sanction', 'use-war'])

/** "signalled to Moscow not to share data with Tehran": who is told so is the one who would do it. */
function findTold({ sentence, groups }: Scene, cue: Cue, object: Group, wanted: 'RU' | 'IR'): Group | null {
  if (sentence.lang !== 'en' || cue.frame !== 'give' || object.first < cue.end) return null
  const last = groups.findLast((group) => group.end <= cue.first)
  if (last === undefined || sideOf(last) !== wanted || last.role !== 'to') return null
  return sentence.tokens[last.end]?.text === 'not' && sentence.tokens[last.end + 1]?.text === 'to' ? last : null
}

/** "the warning to Tehran read: ship nothing to Moscow": with a receiver so plain, even a name aside may be the one who acts. */
function findAddressed(
  { tokens }: Sentence,
  before: readonly Group[],
  cue: Cue,
  object: Group,
  wanted: 'RU' | 'IR',
): Group | null {
  if (cue.frame !== 'give' || object.role !== 'to' || object.first < cue.end) return null
  const last = before.at(-1)
  if (last === undefined || sideOf(last) !== wanted || last.role !== 'to') return null
  return tokens.slice(last.end, cue.first).some(({ text }) => text === ':' || text === '"') ? last : null
}

const GOVERNED: ReadonlySet<Role | null> = new Set<Role | null>(['with', 'to', 'from'])

/** "on Moscow, he turned at last to its warm relations with Tehran": a topic further off, where nobody else could be meant. */
function findAside(
  sentence: Sentence,
  groups: readonly Group[],
  cue: Cue,
  object: Group,
  named: readonly Group[],
): Group | undefined {
  if (cue.frame !== 'bond' || !GOVERNED.has(object.role)) return undefined
  const aside = named.findLast((group) => group.end <= cue.first && group.role !== 'like')
  if (aside === undefined || distance(aside, cue) > SUBJECT_REACH) return undefined
  const between = (place: Place): boolean => place.first >= aside.end && place.end <= cue.first
  if (groups.some((group) => isOther(group) && between(group) && group.role !== 'in')) return undefined
  const hostile = sentence.cues.some((other) => other.frame === 'adverse' && other.end <= cue.first)
  return hostile || sentence.roles.slice(aside.end, cue.first).some((roles) => roles.has('and')) ? undefined : aside
}

/** "trade with Iran grew, with Russia it fell": the same preposition puts them side by side, not face to face. */
function isParallel(cue: Cue, group: Group, object: Group): boolean {
  if (group.role !== object.role) return false
  return GOVERNED.has(group.role) || (group.role === 'in' && cue.frame === 'contact')
}

const BLAME_REACH = 12

/** "sanctions on Iranians for supplying Russia", «санкции за поставки»: who is named near did it, whoever punishes. */
function isBlame({ roles, cues }: Sentence, cue: Cue): boolean {
  const led = [roles[cue.first - 1], roles[cue.first - 2]]
  if (!led.some((roles) => roles?.has('for') === true || roles?.has('about') === true)) return false
  return (cue.frame === 'give' || cue.frame === 'bond') && cues.some(({ frame }) => frame === 'adverse')
}

function nearest(groups: readonly Group[], cue: Cue): Group | undefined {
  const near = groups.filter((group) => distance(group, cue) <= BLAME_REACH)
  return near.toSorted((a, b) => distance(a, cue) - distance(b, cue))[0]
}

function isCircumstance(group: Group): boolean {
  return OBLIQUE.has(group.role) && group.role !== 'in' && group.role !== 'for'
}

const ACCUSED_BEHIND = new Set(['de', 'es'])

/** Whether somebody stands right behind the word that accuses, and so is the one who acts: "acusa a Irán de suministrar", „wirft dem Iran vor“. */
export function isAccused({ lang, modes }: Sentence, group: Group): boolean {
  return ACCUSED_BEHIND.has(lang) && modes.some(({ mode, end }) => mode === 'hedge' && group.first - end === 1)
}

/** "countries like India and Iran that buy Russian oil": the examples do it too. */
function isExample({ lang, tokens }: Sentence, group: Group): boolean {
  return lang === 'en' && group.role === 'like' && RELATIVES.has(tokens[group.end]?.text ?? '')
}
const RELATIVES = new Set(['that', 'which', 'who'])

function isTopic({ lang }: Sentence, group: Group, cue: Cue): boolean {
  return !VERB_LAST.has(lang) && TOPICS.has(group.role) && distance(group, cue) <= TOPIC_REACH
}

function isInner(cue: Cue, group: Group, object: Group): boolean {
  if (cue.id === 'contact-discuss' || isCircumstance(group)) return false
  return group.first >= cue.end && group.first - cue.end <= INNER_REACH && group.end <= object.first
}

/** One who acts may be named after the word: "supplied by Iran", «поставлены Ираном». */
function isAgent({ lang, tokens }: Sentence, cue: Cue, group: Group): boolean {
  if (group.first < cue.end || distance(group, cue) > AGENT_REACH) return false
  if (group.role === 'by' || group.role === 'from' || group.role === 'of') return cue.frame !== 'bond'
  return lang !== 'en' && group.role === null && !tokens.slice(cue.end, group.first).some(({ kind }) => kind === 'mark')
}

/** «خرید … از روسیه»: Persian news leave out Iran as the one who buys, sells or ships where nobody else is named. */
function isHomeTrade({ sentence, groups }: Scene, cue: Cue): boolean {
  return sentence.lang === 'fa' && TRADE.has(sentence.tokens[cue.first]?.text ?? '') && !groups.some(isOther)
}
const TRADE = new Set(['خرید', 'واردات', 'صادرات', 'ارسال', 'فروش', 'ترانزیت', 'سواپ', 'تحویل'])

/** "These shipments now reach Moscow": of what the sentence before spoke of. */
function pointsBack({ sentence }: Scene, cue: Cue): boolean {
  return sentence.roles.slice(Math.max(0, cue.first - POINTER_REACH), cue.first).some((roles) => roles.has('this'))
}

function hasPronoun({ sentence }: Scene, cue: Cue): boolean {
  return sentence.roles.slice(0, cue.first).some((roles) => roles.has('anaphor') || roles.has('we'))
}
