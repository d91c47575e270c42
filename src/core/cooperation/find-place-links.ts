import type { AreaHit, Cue, Place, Sentence } from './annotate-text.ts'
import type { Frame } from './cooperation-lexicon.ts'
import type { Group } from './group-parties.ts'
import { cover, crossesClause, distance, isBoth, isOther, sideOf, within, type Link, type Scene } from './link.ts'

const ROUTE_GAP = 3
const LINE_REACH = 8
const GOODS_REACH = 8
const PRESENCE_GAP = 2
const HELP_REACH = 24
const HELP: ReadonlySet<Frame> = new Set<Frame>(['give', 'support'])

/** Links by place alone: "gas from Russia to Iran", "Iranian oil minister in Moscow". */
export function findPlaceLinks({ sentence, groups }: Scene): readonly Link[] {
  return groups.flatMap((group, at) => {
    const guest = findGuest(sentence, groups, group)
    if (guest !== undefined) return [linkOf('guest', 'give', 'society', guest, group)]
    if (isLine(sentence, group)) return [linkOf('line', 'give', 'transport', group, group)]
    const flow = findFlow(sentence, group)
    if (flow !== undefined) return [linkOf('between', 'give', flow.area, group, group)]
    const next = groups[at + 1]
    if (next === undefined || sideOf(group) === null || sideOf(next) === null || sideOf(group) === sideOf(next))
      return []
    if (isHost(sentence, group, next)) return [linkOf('presence', 'contact', 'diplomacy', group, next)]
    if (isRoute(sentence, group, next)) return [linkOf('route', 'give', null, group, next)]
    if (isPresence(sentence, group, next)) return [linkOf('presence', 'contact', 'diplomacy', group, next)]
    return []
  })
}

function linkOf(rule: string, frame: 'give' | 'contact', area: Cue['area'], from: Group, to: Group): Link {
  const place: Place = cover([from, to])
  return { rule, score: 0.7, ...place, cue: { ...place, frame, area, id: rule }, groups: [from, to] }
}

/** Something named goes from one side to the other. */
function isRoute(sentence: Sentence, from: Group, to: Group): boolean {
  if (from.role !== 'from' || to.role !== 'to' || distance(from, to) > ROUTE_GAP) return false
  if (within(sentence.areas, from.first - GOODS_REACH, to.end + ROUTE_GAP).length > 0) return true
  return sentence.cues.some(({ frame, end }) => HELP.has(frame) && end <= from.first && from.first - end <= HELP_REACH)
}

/** "Moscow–Tehran flights": a line between the two capitals. */
function isLine({ tokens, areas }: Sentence, group: Group): boolean {
  if (!isBoth(group) || group.size > 2 || group.resolved) return false
  const [first, last] = [group.mentions[0], group.mentions.at(-1)]
  if (first === undefined || last === undefined) return false
  const dashed = tokens[first.end]?.text === '-' || tokens[first.end]?.glued === true
  return (
    (dashed || group.role === 'between') &&
    areas.some((hit) => hit.area === 'transport' && distance(hit, group) <= LINE_REACH)
  )
}

/** "settlements between the two countries", "money moved between Tehran and Moscow". */
function findFlow({ areas, cues }: Sentence, group: Group): AreaHit | undefined {
  if (!isBoth(group) || group.role !== 'between' || group.other || cues.some(({ frame }) => frame === 'adverse'))
    return undefined
  return areas.find(({ kind, end }) => kind !== 'generic' && end <= group.first && group.first - end <= ROUTE_GAP)
}

/** "Days of Russian culture opened in Tehran": one side's culture, science or sport as a guest in the other's capital. */
function findGuest(sentence: Sentence, groups: readonly Group[], place: Group): Group | undefined {
  const { areas, cues, lang } = sentence
  if (place.role !== 'in' || sideOf(place) === null || groups.some(isOther)) return undefined
  if (!cues.some(({ frame }) => frame === 'concert')) return undefined
  return groups.find((guest) => {
    if (sideOf(guest) === null || sideOf(guest) === sideOf(place)) return false
    if (crossesClause(sentence, guest, place)) return false
    if (!(guest.adjective || guest.possessive || lang !== 'en')) return false
    return areas.some((hit) => hit.area === 'society' && hit.kind === 'term' && distance(hit, guest) <= 1)
  })
}

/** "In Tehran, Lavrov paid tribute": a place, a comma, and a person of the other side. */
function isHost({ tokens, cues }: Sentence, place: Group, guest: Group): boolean {
  if (place.role !== 'in' || place.first > 1 || guest.possessive || guest.role !== null) return false
  if (cues.some(({ frame }) => frame === 'adverse') || place.mentions.some(({ kind }) => kind !== 'state')) return false
  const comma = tokens[place.end]?.text === ',' && guest.first - place.end <= PRESENCE_GAP + 1
  return comma && guest.mentions.some(({ kind }) => kind === 'person')
}

/** A minister or delegation of one side stands in the other's capital. */
function isPresence({ roles }: Sentence, visitor: Group, place: Group): boolean {
  if (place.role !== 'in' || visitor.role !== null || visitor.speaker || distance(visitor, place) > PRESENCE_GAP)
    return false
  if (place.mentions.some(({ kind }) => kind !== 'state')) return false
  const person = visitor.mentions.some(({ kind }) => kind === 'person')
  const office = roles
    .slice(Math.max(0, visitor.first - PRESENCE_GAP), place.first)
    .some((roles) => roles.has('office'))
  return office || (person && distance(visitor, place) <= PRESENCE_GAP)
}
