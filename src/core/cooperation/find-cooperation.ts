import { annotateText, type Sentence } from './annotate-text.ts'
import {
  AREAS,
  type Area,
  type Cooperation,
  type CooperationEvidence,
  type Direction,
  type Modality,
} from './cooperation.ts'
import type { CooperationLexicon } from './cooperation-lexicon.ts'
import { findLinks, type SentenceLinks } from './find-links.ts'
import { WEAK_SCORE } from './find-part-links.ts'
import { sideOf, isBoth } from './link.ts'

/** A link below this is too little to say that a text speaks of cooperation. */
export const LEAST_SCORE = 0.5

const NOTHING: Cooperation = { found: false, score: 0, areas: [], modality: null, evidence: [] }

/**
 * Finds what a text says of cooperation between Russia and Iran, sentence by sentence: both sides named or resolved, and a word
 * that ties them. `lang` is BCP 47 or null; offsets of the evidence count into `text`. Linear in the text's length.
 * An article's `title` is no evidence, but what its first sentences may point back to: "the two countries", "it".
 */
export function findCooperation(
  text: string,
  lang: string | null,
  lexicon: CooperationLexicon,
  title: string | null = null,
): Cooperation {
  const sentences = annotateText(text, lang, lexicon)
  const before = title === null ? [] : annotateText(title, lang ?? sentences[0]?.lang ?? null, lexicon)
  const read = [...before, ...sentences]
  const told = [...sentences.keys()]
    .flatMap((at) => findLinks(read, at + before.length) ?? [])
    .filter(({ links }) => links.length > 0)
  const scores = told.map(({ links }) => Math.max(...links.map(({ link }) => link.score)))
  if (!scores.some((score) => score >= LEAST_SCORE)) return NOTHING
  const evidence = told.flatMap((item) => {
    const links = item.links.filter(({ link }) => link.score >= (link.rule === 'part' ? WEAK_SCORE : LEAST_SCORE))
    return links.length > 0 ? [evidenceOf(text, { ...item, links })] : []
  })
  const doubt = scores.filter((score) => score >= LEAST_SCORE).reduce((left, score) => left * (1 - score), 1)
  return {
    found: true,
    score: Math.round((1 - doubt) * 1000) / 1000,
    areas: orGeneral(withoutGeneral(told, unite(evidence.map(({ areas }) => areas))), sentences),
    modality: strongest(evidence.filter(({ rules }) => rules?.join() !== 'part').map(({ modality }) => modality)),
    evidence,
  }
}

function evidenceOf(text: string, { sentence, groups, links }: SentenceLinks): CooperationEvidence {
  const words = (side: 'RU' | 'IR'): readonly string[] => {
    const named = groups.filter((group) => isBoth(group) || sideOf(group) === side).flatMap(({ mentions }) => mentions)
    const own = named.filter((mention) => mention.side === side || mention.side === 'both')
    return [...new Set(own.map(({ first, end }) => written(text, sentence, first, end)))]
  }
  return {
    start: sentence.start,
    end: sentence.end,
    areas: unite(links.map(({ areas }) => areas)),
    modality: strongest(links.map(({ modality }) => modality)) ?? 'asserted',
    russia: words('RU'),
    iran: words('IR'),
    rules: [...new Set(links.map(({ link }) => link.rule))],
    ...oneWay(links),
    links: links.map(({ link: { cue }, areas, modality, direction }) => ({
      start: sentence.tokens[cue.first]?.start ?? sentence.start,
      end: sentence.tokens[cue.end - 1]?.end ?? sentence.end,
      areas,
      modality,
      ...direction,
    })),
  }
}

/** Ties within this of the surest one have a say in which way a sentence goes. */
const WAY_MARGIN = 0.1

/** The way of a sentence is that of its surest ties that have one; where those go both ways it stays open. */
function oneWay(links: SentenceLinks['links']): Partial<Direction> {
  const ways = links.flatMap(({ link: { score }, direction }) => (direction === null ? [] : [{ score, direction }]))
  const best = ways.toSorted((a, b) => b.score - a.score)[0]
  if (best === undefined) return {}
  const sure = ways.filter(({ score }) => score >= best.score - WAY_MARGIN)
  return sure.every(({ direction }) => direction.from === best.direction.from) ? best.direction : {}
}

function written(text: string, { tokens }: Sentence, first: number, end: number): string {
  return text.slice(tokens[first]?.start, tokens[end - 1]?.end)
}

/** Help of no named kind is for a war that the text speaks of, else political. */
export function orGeneral(areas: readonly Area[], sentences: readonly Sentence[]): readonly Area[] {
  if (areas.length > 0) return areas
  const war = sentences.some(
    ({ mentions, cues, tokens }) =>
      mentions.some(({ id }) => id === 'ukraine') ||
      cues.some(({ id, first }) => id === 'use-war' && tokens[first]?.text !== 'attacks'),
  )
  return war ? ['military'] : ['diplomacy']
}

/** Words of a tie that are of diplomacy only as long as the text names nothing else: "drones … as part of their partnership". */
const GENERAL_TIES = new Set(['bond', 'joint', 'ally'])

/** Diplomacy is left out where only general words of a tie speak for it, and another area is named. */
function withoutGeneral(told: readonly SentenceLinks[], areas: readonly Area[]): readonly Area[] {
  if (areas.length < 2 || !areas.includes('diplomacy')) return areas
  const isMeant = told.some(({ sentence, links }) =>
    links.some(({ link: { cue }, areas: own }) => {
      if (!own.includes('diplomacy')) return false
      return !GENERAL_TIES.has(cue.frame) || sentence.areas.some(({ area }) => area === 'diplomacy')
    }),
  )
  return isMeant ? areas : areas.filter((area) => area !== 'diplomacy')
}

/** Areas of several places, each once, in the order of `AREAS`. */
export function unite(lists: readonly (readonly Area[])[]): readonly Area[] {
  const found = new Set(lists.flat())
  return AREAS.filter((area) => found.has(area))
}

/** The strongest claim: a fact over an accusation over a plan; a denial counts where it comes first and nothing is stated as fact. */
export function strongest(modalities: readonly Modality[]): Modality | null {
  if (modalities.includes('asserted')) return 'asserted'
  if (modalities[0] === 'denied') return 'denied'
  if (modalities.includes('alleged')) return 'alleged'
  if (modalities.includes('prospective')) return 'prospective'
  return modalities[0] ?? null
}
