import type { Sentence } from './annotate-text.ts'
import { groupParties } from './group-parties.ts'
import { isBoth, sideOf } from './link.ts'

/** What the sentences before leave in the reader's mind: both sides (for "the two countries"), or one (for "it", "its partner"). */
export interface Context {
  readonly both: boolean
  readonly side: 'RU' | 'IR' | null
  /** The only one of the two in the sentence right before: what "these shipments" are of. */
  readonly topic: 'RU' | 'IR' | null
  /** The side of the only one who speaks around a "we": the speaker of a quotation that runs over sentences. */
  readonly speaker: 'RU' | 'IR' | null
}

const LOOK_BACK = 3

/** Reads the context of sentence `at` from its own beginning and up to three sentences before. */
export function resolveContext(sentences: readonly Sentence[], at: number): Context {
  const sentence = sentences[at]
  let side: Context['side'] = null
  let topic: Context['side'] = null
  let both = sentence !== undefined && namesBoth(sentence)
  for (let back = at - 1; back >= Math.max(0, at - LOOK_BACK); back--) {
    const before = sentences[back]
    if (before === undefined) break
    const seen = sidesIn(before)
    side ??= firstSide(before)
    if (back === at - 1) topic = onlySide(before)
    if (seen.others > 1 && !seen.both) break
    if (seen.both && (seen.others <= 1 || seen.together)) both = true
    if (both) break
  }
  return { both, side, topic, speaker: speakerAround(sentences, at) }
}

/** Whether "the two countries" of a sentence may mean sides that the same sentence names: before it, or side by side after it. */
function namesBoth(sentence: Sentence): boolean {
  const pair = sentence.mentions.findLastIndex(({ kind }) => kind === 'pair')
  if (pair < 0) return false
  if (sidesIn({ mentions: sentence.mentions.slice(0, pair) }).both) return true
  const all = sidesIn(sentence)
  return (all.both && all.others === 0) || groupParties(sentence, false).some(isBoth)
}

function sidesIn({ mentions }: Pick<Sentence, 'mentions'>): { both: boolean; others: number; together: boolean } {
  const named = mentions.filter(({ kind }) => kind !== 'pair')
  const both =
    named.some(({ side }) => side === 'both') ||
    (['RU', 'IR'] as const).every((wanted) => named.some(({ side }) => side === wanted))
  return {
    both,
    others: new Set(named.filter(({ side }) => side === 'other').map(({ id }) => id)).size,
    together: named.length > 0 && named.filter(({ side }) => side !== 'other').length >= named.length / 2,
  }
}

const SPEAKER_BEFORE = 1
const SPEAKER_AFTER = 3

/** Who else is named as speaking near by leaves it open. */
function speakerAround(sentences: readonly Sentence[], at: number): Context['speaker'] {
  if (sentences[at]?.roles.some((roles) => roles.has('we')) !== true) return null
  const near = sentences.slice(Math.max(0, at - SPEAKER_BEFORE), at + 1 + SPEAKER_AFTER)
  const speakers = near.flatMap((sentence) => groupParties(sentence, false).filter(({ speaker }) => speaker))
  const sides = new Set(speakers.map((group) => (group.other ? null : sideOf(group))))
  const [side] = sides
  return sides.size === 1 && side !== undefined ? side : null
}

function onlySide({ mentions }: Sentence): Context['side'] {
  const sides = new Set(mentions.map(({ side }) => side))
  if (sides.has('RU') === sides.has('IR')) return null
  return sides.has('RU') ? 'RU' : 'IR'
}

function firstSide(sentence: Sentence): Context['side'] {
  const group = groupParties(sentence, false).find((group) => group.role !== 'in')
  return group === undefined || isBoth(group) ? null : sideOf(group)
}
