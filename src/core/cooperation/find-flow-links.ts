import type { Sentence } from './annotate-text.ts'
import type { Area } from './cooperation.ts'
import type { Frame, Role } from './cooperation-lexicon.ts'
import type { Group } from './group-parties.ts'
import { actsAside, cover, crossesClause, distance, sideOf, within, type Link, type Scene } from './link.ts'

const REACH = 12
const GOODS_BEFORE = 6
/** A Persian verb stands behind both names and the goods. */
const VERB_REACH = 6
const OWNED_REACH = 2
const GOODS_AFTER = 5
const SCORE = 0.56
const HOSTILE: ReadonlySet<Frame> = new Set<Frame>(['adverse'])
const WORKS: ReadonlySet<Frame> = new Set<Frame>(['give', 'get', 'concert', 'contact'])
/** What flows between countries in peace; arms and armies need a plainer word. */
const FLOWS: ReadonlySet<Area> = new Set<Area>(['economy', 'energy', 'transport', 'society', 'nuclear', 'space'])

/**
 * Links by what flows: one side's goods, trains, money or people go to the other or work in its country, with no third party
 * about: "Aeroflot flies to Tehran", "VTB opened an office in Tehran", «ВТБ запустил переводы в Иран».
 */
export function findFlowLinks({ sentence, groups }: Scene): readonly Link[] {
  if (groups.some(actsAside) || sentence.cues.some(({ frame, id }) => HOSTILE.has(frame) || id === 'use-war')) return []
  return groups.flatMap((from) =>
    groups.flatMap((to) => {
      const hit = flowOf(sentence, from, to)
      if (hit === undefined) return []
      const place = cover([from, to])
      const work = sentence.cues.find(
        ({ frame, first }) => WORKS.has(frame) && first >= place.first && first < place.end,
      )
      const { first, end } = work ?? { first: from.end, end: from.end + 1 }
      const cue = { first, end, frame: 'give', area: hit.area, id: 'flow' } as const
      return [
        {
          rule: isOwnedObject(sentence, from, to) ? 'flow-owned' : 'flow',
          score: SCORE,
          ...place,
          cue,
          groups: [from, to],
          area: hit.area,
        },
      ]
    }),
  )
}

function flowOf(sentence: Sentence, from: Group, to: Group) {
  const side = sideOf(from)
  if (side === null || sideOf(to) === null || sideOf(to) === side || from.speaker || to.speaker) return undefined
  if (from.other || to.other) return undefined
  if (from.role !== null && from.role !== 'from') return undefined
  const owned = isOwnedObject(sentence, from, to)
  if (!owned && to.role !== 'to' && to.role !== 'in' && !isAt(sentence, to)) return undefined
  if (distance(from, to) > REACH || crossesClause(sentence, from, to)) return undefined
  const place = cover([from, to])
  const between = sentence.tokens.slice(Math.min(from.end, to.end), Math.max(from.first, to.first))
  if (CLOSING.has(between[0]?.text ?? '')) between.shift()
  if (between.some(({ text }) => BREAKS.has(text)) || isDivided(sentence, from, to)) return undefined
  const works = sentence.cues.some(
    (cue) => WORKS.has(cue.frame) && cue.first >= place.first && cue.end <= place.end + VERB_REACH,
  )
  if (!owned && to.role !== 'to' && !works) return undefined
  const hits = within(sentence.areas, place.first - GOODS_BEFORE, place.end + GOODS_AFTER)
  return hits.find(({ area, kind }) => (owned || FLOWS.has(area)) && kind !== 'generic')
}

/** "Sberbank handles Iranian letters of credit": the other's goods right behind its adjective, after the one who acts. */
function isOwnedObject({ areas }: Sentence, from: Group, to: Group): boolean {
  if (to.role !== null || !to.adjective || from.role !== null || from.possessive || from.end >= to.first) return false
  return areas.some(({ first, kind }) => kind !== 'generic' && first >= to.end && first - to.end <= OWNED_REACH)
}

/** "at Russian academies". */
function isAt({ tokens }: Sentence, to: Group): boolean {
  return tokens[to.first - 1]?.text === 'at'
}

/** One only speaks or thinks of the other, or does something else. */
function isDivided({ roles }: Sentence, from: Group, to: Group): boolean {
  const between = roles.slice(Math.min(from.end, to.end), Math.max(from.first, to.first))
  return between.some((at) => DIVIDERS.some((role) => at.has(role)))
}

/** Marks that end a phrase; words that do so have roles of their own. */
const BREAKS = new Set([',', '،', ':', '"', '«', '»', '“', '”', '-'])
/** They close a name: «Зарубежнефть» добывает. */
const CLOSING = new Set(['»', '”', '"'])
const DIVIDERS: readonly Role[] = ['and', 'speech', 'regard', 'clause']
