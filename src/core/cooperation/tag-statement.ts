import type { CooperationTag, Statement } from '../statement/statement.ts'
import type { Span } from '../text/span.ts'
import { annotateText, type Cue, type ModeHit, type Sentence } from './annotate-text.ts'
import type { Area, Cooperation, CooperationEvidence, Modality } from './cooperation.ts'
import type { CooperationLexicon, Mode } from './cooperation-lexicon.ts'
import { findBothLinks } from './find-both-links.ts'
import { LEAST_SCORE, orGeneral, strongest, unite } from './find-cooperation.ts'
import { findLinksOfSpeaker } from './find-ours-links.ts'
import { findPairLinks } from './find-pair-links.ts'
import { groupParties } from './group-parties.ts'
import { judgeAreas } from './judge-areas.ts'
import { judgeModality } from './judge-modality.ts'
import { isOther, within, type Link } from './link.ts'

const NOT_FOUND: CooperationTag = { found: false, areas: [], modality: null }

/** How far back, in UTF-16 units, "this alliance" may point to the sentence that named both sides. */
const POINTING_REACH = 800

interface Said {
  readonly areas: readonly Area[]
  readonly modality: Modality
}

/**
 * What a statement's own words say of cooperation: a tie found in the article whose word stands within the content; else a tie
 * that the speaker's "we" completes; else a word that points back ("this alliance", "these visits") to a sentence shortly
 * before that named both sides. `cooperation` is the article's, over the same `text`.
 */
export function tagStatement(
  statement: Statement,
  text: string,
  lang: string | null,
  cooperation: Cooperation,
  lexicon: CooperationLexicon,
): CooperationTag {
  const own = (cooperation.evidence.flatMap(({ links }) => links ?? []) satisfies readonly Said[]).filter(
    ({ start, end }) => statement.content.some(([from, to]) => start < to && from < end),
  )
  const spoken = statement.content.flatMap((span) => annotateText(text.slice(...span), lang, lexicon))
  if (own.length > 0) return tagOf(own, spoken)
  const completed = spoken.flatMap((sentence) => bySpeaker(sentence, statement.speaker.country))
  if (completed.length > 0) return tagOf(completed, spoken)
  const pointedAt = evidenceBefore(statement.content, cooperation.evidence)
  if (pointedAt === undefined) return NOT_FOUND
  const named = spoken.flatMap(({ areas }) => areas.flatMap(({ area, kind }) => (kind === 'generic' ? [] : [area])))
  const inherited = named.length > 0 ? unite([named]) : pointedAt.areas
  const pointing = spoken.flatMap((sentence) => byPointing(sentence, inherited))
  return pointing.length > 0 ? tagOf(pointing, spoken) : NOT_FOUND
}

function tagOf(said: readonly Said[], spoken: readonly Sentence[]): CooperationTag {
  return {
    found: true,
    areas: orGeneral(unite(said.map(({ areas }) => areas)), spoken),
    modality: strongest(said.map(({ modality }) => modality)),
  }
}

/** "We stand with Iran", said by a Russian: the speaker's country is the other side. */
function bySpeaker(sentence: Sentence, country: string | null): readonly Said[] {
  if (country !== 'RU' && country !== 'IR') return []
  if (!sentence.roles.some((roles) => roles.has('we'))) return []
  const scene = { sentence, groups: groupParties(sentence, false), antecedent: country, topic: null } as const
  return judged(sentence, [...findBothLinks(scene), ...findPairLinks(scene), ...findLinksOfSpeaker(scene, country)])
}

function judged(sentence: Sentence, links: readonly Link[]): readonly Said[] {
  return links
    .filter(({ score }) => score >= LEAST_SCORE)
    .map((link) => ({ areas: judgeAreas(sentence, link), modality: judgeModality(sentence, link) }))
}

/** The last evidence that begins before the content ends and stands near enough to be pointed at. */
function evidenceBefore(
  content: readonly Span[],
  evidence: readonly CooperationEvidence[],
): CooperationEvidence | undefined {
  const start = Math.min(...content.map(([from]) => from))
  return evidence.findLast((item) => item.start < start && start - item.end <= POINTING_REACH)
}

const POINTERS = ['this', 'anaphor'] as const
const HANDS = new Set(['give', 'get', 'support'])
const POINTER_REACH = 4
const OBJECT_REACH = 3
const GIVEN_REACH = 2
const POINTING_FRAMES = new Set(['bond', 'joint', 'contact', 'give', 'get', 'support'])
const VAGUE = new Set(['contact-meeting', 'give-build', 'sign', 'give-train'])

/** "This pact worries us", "these trips", "they may sell that radar". */
function byPointing(sentence: Sentence, inherited: readonly Area[]): readonly Said[] {
  const groups = groupParties(sentence, false)
  return sentence.cues
    .filter((cue) => POINTING_FRAMES.has(cue.frame) && !VAGUE.has(cue.id) && points(sentence, cue))
    .filter((cue) => !groups.some((group) => isOther(group) && group.end <= cue.first && cue.first - group.end <= 6))
    .map((cue) => {
      const link = { rule: 'pointing', score: LEAST_SCORE, first: cue.first, end: cue.end, cue, groups: [] }
      const named = cue.area !== null || within(sentence.areas, cue.first - 4, cue.end + 6).length > 0
      return {
        areas: named ? judgeAreas(sentence, link) : inherited,
        modality: judgeModality(asGiven(sentence, cue), link),
      }
    })
}

const DENIES: ReadonlySet<Mode> = new Set<Mode>(['deny', 'hearsay'])

/**
 * "I can't speculate what this visit entails", "we will look at these sales": a thing that the text has told of is there, whatever
 * is not known, said or done about it. "No such deal" and "they did not sell that radar" say that there is none.
 */
function asGiven(sentence: Sentence, cue: Cue): Sentence {
  const pointer = sentence.roles.findLastIndex((roles, at) => at < cue.first && roles.has('this'))
  if (pointer < 0 || cue.first - pointer > GIVEN_REACH) return sentence
  const said = sentence.modes.filter(({ end }) => end < pointer)
  const isNegated = ({ first }: ModeHit): boolean => said.some(({ mode, end }) => mode === 'not' && end === first)
  const idle = new Set(said.filter((hit) => !DENIES.has(hit.mode) && (hit.mode !== 'hedge' || isNegated(hit))))
  return { ...sentence, modes: sentence.modes.filter((hit) => !idle.has(hit)) }
}

function points(sentence: Sentence, cue: Cue): boolean {
  const before = sentence.roles.slice(Math.max(0, cue.first - POINTER_REACH), cue.first)
  const pointed = before.some((roles) => POINTERS.some((role) => roles.has(role)))
  if (!HANDS.has(cue.frame)) return pointed
  const definite = sentence.roles[cue.first - 1]?.has('rank') === true
  return (pointed || definite) && hasGoods(sentence, cue)
}

/** What is given must be named or pointed at: "the sale of radars", "pass on this skill". */
function hasGoods(sentence: Sentence, cue: Cue): boolean {
  if (within(sentence.areas, cue.end, cue.end + OBJECT_REACH + 1).length > 0) return true
  const near = sentence.roles.slice(Math.max(0, cue.first - POINTER_REACH), cue.end + OBJECT_REACH)
  return near.some((roles) => roles.has('this'))
}
