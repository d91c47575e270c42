import type { Sentence } from './annotate-text.ts'
import type { Area } from './cooperation.ts'
import type { Frame } from './cooperation-lexicon.ts'
import type { Group } from './group-parties.ts'
import { cover, crossesClause, distance, isOther, sideOf, within, type Link, type Scene } from './link.ts'

const REACH = 12
const GOODS_BEFORE = 4
/** A Persian verb stands behind both names and the goods. */
const VERB_REACH = 6
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
  if (groups.some(isOther) || sentence.cues.some(({ frame, id }) => HOSTILE.has(frame) || id === 'use-war')) return []
  return groups.flatMap((from) =>
    groups.flatMap((to) => {
      const hit = flowOf(sentence, from, to)
      if (hit === undefined) return []
      const place = cover([from, to])
      const cue = { ...place, frame: 'give', area: hit.area, id: 'flow' } as const
      return [{ rule: 'flow', score: SCORE, ...place, cue, groups: [from, to], area: hit.area }]
    }),
  )
}

function flowOf(sentence: Sentence, from: Group, to: Group) {
  const side = sideOf(from)
  if (side === null || sideOf(to) === null || sideOf(to) === side || from.speaker || to.speaker) return undefined
  if (from.role !== null && from.role !== 'from') return undefined
  if (to.role !== 'to' && to.role !== 'in') return undefined
  if (distance(from, to) > REACH || crossesClause(sentence, from, to)) return undefined
  const place = cover([from, to])
  const between = sentence.tokens.slice(Math.min(from.end, to.end), Math.max(from.first, to.first))
  if (between.some(({ text }) => BREAKS.has(text))) return undefined
  const works = sentence.cues.some(
    (cue) => WORKS.has(cue.frame) && cue.first >= place.first && cue.end <= place.end + VERB_REACH,
  )
  if (to.role === 'in' && !works) return undefined
  const hits = within(sentence.areas, place.first - GOODS_BEFORE, place.end + GOODS_AFTER)
  return hits.find(({ area, kind }) => FLOWS.has(area) && kind !== 'generic')
}

const BREAKS = new Set([',', '،', ':', '"', '«', '»', '“', '”', '-', 'and', 'и', 'و', 'as', 'that', 'что', 'که'])
