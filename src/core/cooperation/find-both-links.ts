import type { Cue } from './annotate-text.ts'
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
  if (cue.first >= group.first && cue.end <= group.end) return null
  if (cue.frame === 'ally') return allyOf(scene, group, cue)
  if (cue.frame === 'support' || cue.frame === 'give' || cue.frame === 'get') return mutual(scene, group, cue)
  if (!TIES.has(cue.frame)) return null
  return cue.first >= group.end ? before(scene, group, cue) : after(scene, group, cue)
}

/** "support each other", "supply one another": the pair is the object of what both do. */
function mutual({ sentence }: Scene, group: Group, cue: Cue): Found | null {
  const each =
    group.mentions.some(({ kind }) => kind === 'pair') && /^(?:each|one|друг|один|یکدیگر|همدیگر|einander|بعضهما)$/u
  if (each && each.test(sentence.tokens[group.first]?.text ?? '') && distance(group, cue) <= 3) {
    return { rule: 'mutual', score: 0.85 }
  }
  if (cue.first < group.end || cue.first - group.end > HANDS_REACH || cue.frame === 'support') return null
  const armed = sentence.areas.some(({ first }) => first >= cue.first - 3 && first < cue.end + 6)
  if (group.role === 'in' && armed && !group.other) return { rule: 'in-both', score: 0.6 }
  const discussed = sentence.cues.some(
    ({ id, first }) => id === 'contact-discuss' && first >= group.end && first < cue.first,
  )
  return discussed && group.role === null ? { rule: 'discussed', score: 0.75 } : null
}

/** "Iran, Russia's partner", "Russia and Iran are allies", but not "his Russian and Iranian allies". */
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
  if (group.role === 'between' && gap <= BETWEEN_REACH) return { rule: 'between', score: 0.95 }
  if (groups.some((next) => next.first >= group.end && next.end <= cue.first && !isAside(next, cue))) return null
  const partner = groups.find((next) => next.first >= cue.end && distance(next, cue) <= PARTNER_REACH)
  const outward = partner !== undefined && isOther(partner) && (partner.role === 'with' || partner.role === 'to')
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
  if (sentence.roles.slice(group.first, cue.end).some((roles) => roles.has('apart'))) return null
  const base = cue.frame === 'together' ? 0.7 : 0.85
  return { rule: 'subject', score: base - 0.02 * gap }
}

/** "send ships to South Africa for naval drills": a third place on the way to a joint event. */
function isAside(group: Group, cue: Cue): boolean {
  return cue.frame === 'joint' && isOther(group) && group.role !== null
}

/** Nothing but adjectives between the names and the noun: "Russia-Iran strategic agreement", "Moscow and Tehran's growing ties". */
function isAttribute({ sentence }: Scene, group: Group, cue: Cue): boolean {
  if (group.role === 'on' && !group.adjective) return false
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
  return sentence.cues.some(({ frame, first, end }) => frame === 'adverse' && first >= group.end && end <= cue.first)
}

/** The group stands after the word. */
function after(scene: Scene, group: Group, cue: Cue): Found | null {
  const { sentence, groups } = scene
  const gap = group.first - cue.end
  if (groups.some((next) => next.first >= cue.end && next.end <= group.first)) return null
  if (group.role === 'between' && gap <= BETWEEN_REACH) return { rule: 'between', score: 0.95 }
  if (group.role === 'of' || group.role === 'by')
    return gap <= ATTRIBUTE_REACH ? { rule: 'of-both', score: 0.85 } : null
  if (group.role === null && gap <= ATTRIBUTE_REACH && sentence.lang !== 'en' && cue.frame !== 'together') {
    const owner = groups.findLast((other) => other.end <= cue.first)
    const outward = owner !== undefined && isOther(owner) && distance(owner, cue) <= 2 && sentence.lang !== 'ru'
    return outward ? null : { rule: 'genitive', score: 0.85 - 0.03 * gap }
  }
  if (cue.frame === 'joint' && gap <= 6 && group.role !== 'on') return { rule: 'joint-with', score: 0.7 }
  if (group.role === 'with' && cue.frame === 'contact' && gap <= 4) return { rule: 'meets-both', score: 0.6 }
  return null
}
