import type { Cue, Sentence } from './annotate-text.ts'
import type { Role } from './cooperation-lexicon.ts'
import type { Group } from './group-parties.ts'
import { cover, crossesClause, distance, isBoth, isOther, type Link, type Scene } from './link.ts'

interface Found {
  readonly rule: string
  readonly score: number
}

const TIES = new Set(['bond', 'joint', 'contact', 'together'])
const BETWEEN_REACH = 9
const ATTRIBUTE_REACH = 4
const SUBJECT_REACH = 14
const PARTNER_REACH = 4
const CONCERT_REACH = 8
const ASIDE: ReadonlySet<Role> = new Set<Role>(['in', 'about', 'on', 'from', 'of', 'for', 'like'])
const HANDS_REACH = 10
const PLURAL_OWNERS = new Set([
  'their',
  'mutual',
  'bilateral',
  'их',
  'двусторонних',
  'двустороннего',
  'взаимного',
  'דו',
])

/** First words of "each other" and its like. */
const RECIPROCAL = new Set(['each', 'one', 'друг', 'один', 'یکدیگر', 'همدیگر', 'einander', 'بعضهما'])

/** Links of a word with a group that names both sides: "between Russia and Iran", "Russian-Iranian talks", "Moscow and Tehran sign". */
export function findBothLinks(scene: Scene): readonly Link[] {
  const links: Link[] = []
  for (const group of scene.groups) {
    if (!isBoth(group)) continue
    for (const cue of scene.sentence.cues) {
      const found = judge(scene, group, cue)
      if (found !== null) links.push({ ...found, ...cover([group, cue]), cue, groups: [group] })
    }
  }
  return links
}

function judge(scene: Scene, group: Group, cue: Cue): Found | null {
  if (crossesClause(scene.sentence, group, cue)) return null
  if (cue.frame === 'together' && scene.sentence.roles.some((roles) => roles.has('apart'))) return null
  if (cue.id === 'together-stand' && group.other && scene.sentence.cues.some(({ frame }) => frame === 'adverse'))
    return null
  if (cue.first >= group.first && cue.end <= group.end) return null
  if (cue.frame === 'ally') return allyOf(scene, group, cue)
  if (cue.frame === 'support' || cue.frame === 'give' || cue.frame === 'get') return mutual(scene, group, cue)
  if (cue.frame === 'concert') return concert(scene, group, cue)
  if (cue.id === 'joint-drills' && takesPart(scene.sentence, group, cue)) return { rule: 'takes-part', score: 0.7 }
  if (!TIES.has(cue.frame)) return null
  return cue.first >= group.end ? before(scene, group, cue) : after(scene, group, cue)
}

/** "support each other", "supply one another": the pair is the object of what both do. */
function mutual(scene: Scene, group: Group, cue: Cue): Found | null {
  const { sentence } = scene
  if (group.role === 'between' && isBlocked(scene, group, cue)) return null
  if (RECIPROCAL.has(sentence.tokens[group.first]?.text ?? '') && group.resolved && distance(group, cue) <= 1) {
    return { rule: 'mutual', score: 0.85 }
  }
  if (group.role === 'between' && distance(group, cue) <= BETWEEN_REACH && cue.frame !== 'support') {
    return { rule: 'flow-between', score: 0.75 }
  }
  if (cue.first < group.end || cue.first - group.end > HANDS_REACH || cue.frame === 'support') return null
  const armed = sentence.areas.some(({ first }) => first >= cue.first - 3 && first < cue.end + 6)
  if (group.role === 'in' && armed && !group.other) return { rule: 'in-both', score: 0.6 }
  const discussed = sentence.cues.some(
    ({ id, first }) => id === 'contact-discuss' && first >= group.end && first < cue.first,
  )
  return discussed && group.role === null ? { rule: 'discussed', score: 0.75 } : null
}

/** "Iran, Russia's partner", "Russia and Iran are allies", but not "the rebels' Russian and Iranian allies". */
function allyOf({ sentence }: Scene, group: Group, cue: Cue): Found | null {
  if (group.adjective || cue.first < group.end || group.size > 3) return null
  const gap = cue.first - group.end
  if (sentence.roles[cue.end]?.has('of') === true && !group.resolved) return null
  if (
    group.possessive &&
    gap <= ATTRIBUTE_REACH &&
    sentence.tokens.slice(group.first, group.end).some(({ text }) => text === ',')
  ) {
    return { rule: 'named-ally', score: 0.8 }
  }
  if (group.role === null && !group.possessive && gap <= 6 && !group.other) return { rule: 'are-allies', score: 0.75 }
  return null
}

/** The group stands before the word. */
function before(scene: Scene, group: Group, cue: Cue): Found | null {
  const { sentence, groups } = scene
  const gap = cue.first - group.end
  const told = sentence.roles.slice(group.end, cue.first).some((roles) => roles.has('speech'))
  if (group.role === 'between' && isBlocked(scene, group, cue)) return null
  if (group.role === 'between' && gap <= BETWEEN_REACH && !told) return { rule: 'between', score: 0.95 }
  if (groups.some((next) => isOther(next) && next.first >= group.end && next.end <= cue.first && !isAside(next, cue))) {
    return null
  }
  if (group.role === 'on' && isPunished(sentence, group)) return null
  const partner = groups.find((next) => next.first >= cue.end && distance(next, cue) <= PARTNER_REACH)
  const outward =
    partner !== undefined &&
    isOther(partner) &&
    (partner.role === 'with' || partner.role === 'to') &&
    !sentence.tokens.slice(cue.end, partner.first).some(({ text }) => BACKGROUND.has(text))
  if (gap <= ATTRIBUTE_REACH && isAttribute(scene, group, cue)) {
    if (outward && (group.possessive || cue.frame === 'bond')) return null
    return { rule: 'attribute', score: cue.frame === 'together' ? 0.75 : 0.9 }
  }
  if (cue.frame === 'bond' && PLURAL_OWNERS.has(sentence.tokens[cue.first - 1]?.text ?? '') && gap <= SUBJECT_REACH) {
    return { rule: 'their-tie', score: 0.75 }
  }
  if (group.role !== null && group.role !== 'by') return null
  if (gap > SUBJECT_REACH || isBlocked(scene, group, cue)) return null
  if (cue.frame === 'bond' && outward) return null
  if (cue.frame === 'together' && gap > 8) return null
  if (isApart(sentence, group, cue)) return null
  const base = cue.frame === 'together' ? 0.7 : 0.85
  return { rule: 'subject', score: base - 0.02 * gap }
}

/** "sanctions on both the Russian and Iranian arms trades". */
function isPunished({ cues }: Sentence, group: Group): boolean {
  return cues.some(({ id, end, first }) => id === 'adverse-sanction' && first < group.first && group.first - end <= 2)
}

const PART_REACH = 24

/** "Warships from Iran, Russia and China fired at targets on the second day of the exercise", however far the word stands. */
function takesPart(sentence: Sentence, group: Group, cue: Cue): boolean {
  if (group.role === 'about' || group.role === 'on' || group.role === 'like' || group.speaker) return false
  if (sentence.cues.some(({ frame }) => frame === 'adverse') || isApart(sentence, group, cue)) return false
  return distance(group, cue) <= PART_REACH
}

/** A third party that is only a place, a matter or a route: "sail to Oman for drills", "agree on Syria". */
function isAside(group: Group, cue: Cue): boolean {
  if (!isOther(group)) return false
  if (group.role === null) return isMatter(group, cue)
  return cue.frame === 'joint' || ASIDE.has(group.role)
}

/** "start Syria ceasefire talks": a country at war that only says what the talks are on. */
function isMatter(group: Group, cue: Cue): boolean {
  const gap = cue.first - group.end
  if (cue.frame !== 'contact' && cue.frame !== 'joint') return false
  return !group.possessive && gap >= 0 && gap <= 2 && group.mentions.every(({ kind }) => kind === 'group')
}

/** Languages whose verbs may stand before those who act. */
const VERB_FIRST = new Set(['ar', 'ru'])

/** Both do one thing, and do it to something that can be shared: "Moscow and Tehran have linked their payment systems". */
function concert({ sentence, groups }: Scene, group: Group, cue: Cue): Found | null {
  const gap = cue.first - group.end
  if (gap < 0 ? !VERB_FIRST.has(sentence.lang) || cue.end > group.first : gap > CONCERT_REACH) return null
  if (group.role !== null || group.speaker || group.other || group.size > 2) return null
  const outer = cover([group, cue])
  const shared = sentence.areas.some(({ first }) => first >= outer.first - 3 && first < outer.end + CONCERT_REACH)
  const ties = sentence.cues.some(
    ({ frame, first }) => frame === 'bond' && first >= outer.first && first < outer.end + CONCERT_REACH,
  )
  const hostile = sentence.cues.some(
    ({ frame, id, first }) => frame === 'adverse' && id !== 'adverse-justice' && first >= group.end,
  )
  const third = groups.some(
    (next) =>
      isOther(next) &&
      next.first >= group.end &&
      distance(next, outer) <= CONCERT_REACH &&
      !sentence.tokens.slice(outer.end, next.first).some(({ text }) => BACKGROUND.has(text)),
  )
  if (!(shared || ties) || hostile || third || isApart(sentence, group, cue)) return null
  return { rule: 'concert', score: 0.7 }
}

/** What follows these is why or when they act: "merged their banks after the West cut them off". */
const BACKGROUND = new Set([
  'after',
  'amid',
  'before',
  'despite',
  'as',
  'после',
  'фоне',
  'несмотря',
  'вопреки',
  'після',
  'тлі',
  'попри',
])

function isApart(sentence: Sentence, group: Group, cue: Cue): boolean {
  const { first, end } = cover([group, cue])
  return sentence.roles.slice(first, end).some((roles) => roles.has('apart'))
}

function isGlued({ tokens }: Sentence, group: Group): boolean {
  return group.mentions.slice(1).every(({ first }) => tokens[first]?.glued === true)
}

/** Nothing but adjectives between the names and the noun: "Russia-Iran strategic agreement", "Moscow and Tehran's growing ties". */
function isAttribute({ sentence }: Scene, group: Group, cue: Cue): boolean {
  const tight = group.adjective || group.possessive || isGlued(sentence, group)
  if (!tight && group.role !== null && group.role !== 'between' && cue.first > group.end + 1) return false
  for (let at = group.end; at < cue.first; at++) {
    const roles = sentence.roles[at]
    if (sentence.tokens[at]?.kind === 'mark' && sentence.tokens[at]?.text !== "'") return false
    if (
      roles === undefined ||
      ['with', 'to', 'on', 'of', 'for', 'in', 'from', 'speech'].some((role) => roles.has(role as 'with'))
    ) {
      return false
    }
  }
  return true
}

/** Something hostile, or a spokesman's verb, stands between the names and the word. */
function isBlocked({ sentence }: Scene, group: Group, cue: Cue): boolean {
  return sentence.cues.some(
    ({ frame, id, first, end }) =>
      frame === 'adverse' && id !== 'adverse-justice' && first >= group.end && end <= cue.first,
  )
}

/** Languages that put a list of adjectives between a noun and who owns it: «همکاری سیاسی، نظامی و اقتصادی ایران و روسیه». */
const ADJECTIVES_LISTED = new Set(['ar', 'fa'])

function wordsBetween({ tokens, roles }: Sentence, from: number, to: number): number {
  return tokens.slice(from, to).filter(({ kind }, at) => kind !== 'mark' && roles[from + at]?.has('and') !== true)
    .length
}

/** The group stands after the word. */
function after(scene: Scene, group: Group, cue: Cue): Found | null {
  const { sentence, groups } = scene
  const gap = ADJECTIVES_LISTED.has(sentence.lang)
    ? wordsBetween(sentence, cue.end, group.first)
    : group.first - cue.end
  if (groups.some((next) => next.first >= cue.end && next.end <= group.first)) return null
  if (group.role === 'between' && gap <= BETWEEN_REACH) return { rule: 'between', score: 0.95 }
  const patient = groups.findLast((other) => other.end <= cue.first)
  if (
    group.role === 'by' &&
    patient !== undefined &&
    isOther(patient) &&
    patient.role === null &&
    distance(patient, cue) <= 3
  ) {
    return null
  }
  if (group.role === 'of' || group.role === 'by')
    return gap <= ATTRIBUTE_REACH ? { rule: 'of-both', score: 0.85 } : null
  const parted = sentence.tokens.slice(cue.end, group.first).some(({ text }) => text === ':')
  if (group.role === null && gap <= ATTRIBUTE_REACH && sentence.lang !== 'en' && cue.frame !== 'together' && !parted) {
    const owner = groups.findLast((other) => other.end <= cue.first)
    const outward = owner !== undefined && isOther(owner) && distance(owner, cue) === 0 && sentence.lang !== 'ru'
    return outward ? null : { rule: 'genitive', score: 0.85 - 0.03 * gap }
  }
  if (cue.frame === 'joint' && gap <= 6 && group.role !== 'on') return { rule: 'joint-with', score: 0.7 }
  const apart = sentence.roles.some((roles) => roles.has('apart'))
  if (group.role === 'with' && cue.frame === 'contact' && gap <= 4 && !apart) return { rule: 'meets-both', score: 0.6 }
  return null
}
