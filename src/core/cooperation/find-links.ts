import type { Sentence } from './annotate-text.ts'
import type { Area, Direction, Modality } from './cooperation.ts'
import { findBothLinks } from './find-both-links.ts'
import { findCompoundLinks } from './find-compound-links.ts'
import { findFlowLinks } from './find-flow-links.ts'
import { findHomeLinks } from './find-home-links.ts'
import { findLaunchLinks, findMadeLinks, findNamedGiftLinks, findNamedGoodsLinks } from './find-made-links.ts'
import { findNearLinks } from './find-near-links.ts'
import { findOursLinks } from './find-ours-links.ts'
import { findOwnedHelpLinks } from './find-owned-help-links.ts'
import { findPairLinks } from './find-pair-links.ts'
import { findBilateralLinks, findPartLinks, findProjectLinks } from './find-part-links.ts'
import { findPlaceLinks } from './find-place-links.ts'
import { groupParties, type Group } from './group-parties.ts'
import { judgeAreas } from './judge-areas.ts'
import { judgeDirection } from './judge-direction.ts'
import { judgeModality } from './judge-modality.ts'
import type { Link, Scene } from './link.ts'
import { resolveContext } from './resolve-context.ts'

/** The rules, each a reading of how names and words stand to each other. A new rule is a file and a line here. */
const RULES: readonly ((scene: Scene) => readonly Link[])[] = [
  findBothLinks,
  findPairLinks,
  findCompoundLinks,
  findMadeLinks,
  findLaunchLinks,
  findNamedGoodsLinks,
  findNamedGiftLinks,
  findPlaceLinks,
  findPartLinks,
  findProjectLinks,
  findBilateralLinks,
  findHomeLinks,
  findFlowLinks,
  findOursLinks,
  findOwnedHelpLinks,
]

/** A link with what it says. */
export interface JudgedLink {
  readonly link: Link
  readonly areas: readonly Area[]
  readonly modality: Modality
  readonly direction: Direction | null
}

/** What one sentence says of cooperation. */
export interface SentenceLinks {
  readonly sentence: Sentence
  readonly groups: readonly Group[]
  readonly links: readonly JudgedLink[]
}

/** All links of sentence `at`, with the sentences before it as context. */
export function findLinks(sentences: readonly Sentence[], at: number): SentenceLinks | null {
  const sentence = sentences[at]
  if (sentence === undefined || sentence.cues.length + sentence.areas.length === 0) return null
  if (!sentence.mentions.some(({ side }) => side !== 'other')) return null
  const context = resolveContext(sentences, at)
  const groups = groupParties(sentence, context.both)
  const scene = { sentence, groups, antecedent: context.side, topic: context.topic, speaker: context.speaker }
  const found = RULES.flatMap((find) => find(scene))
  const judged = (found.length > 0 ? found : findNearLinks(scene)).map((link) => ({
    link,
    areas: judgeAreas(sentence, link),
    modality: judgeModality(sentence, link),
    direction: judgeDirection(sentence, link),
  }))
  return { sentence, groups, links: withSureness(judged) }
}

/** Ties by place and goods have no verb of their own: theirs is that of the surest tie that has one. */
const WORDLESS = new Set([
  'made-by-other',
  'flow',
  'route',
  'line',
  'between',
  'guest',
  'presence',
  'project',
  'home',
  'near',
])

function withSureness(links: readonly JudgedLink[]): readonly JudgedLink[] {
  const worded = links.filter(({ link }) => !WORDLESS.has(link.cue.id))
  const best = worded.toSorted((a, b) => b.link.score - a.link.score)[0]
  if (best === undefined) return links
  return links.map((item) => (WORDLESS.has(item.link.cue.id) ? { ...item, modality: best.modality } : item))
}
