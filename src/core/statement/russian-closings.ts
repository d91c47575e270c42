import type { Attribution } from './attribution.ts'
import { findCues } from './find-cues.ts'
import { type Run, findSourceAfter } from './find-source.ts'
import { DASHES, trimRun } from './item-runs.ts'
import { skipListeners } from './read-unusual-order.ts'
import { AS, isAbout } from './refer-back.ts'
import type { Item } from './read-units.ts'
import type { CueLexicon } from './statement-lexicon.ts'

/** Longest remark that closes a sentence, in items. */
const LONGEST_REMARK = 24

/**
 * A remark at the end that attributes all before it: «…, как сообщил министр.», «…, об этом на встрече заявил министр.», and speech
 * without quotation marks: «…, — рассказал капитан.» Russian only; `at` is where the remark begins, behind its comma.
 */
export function attributeByClosing(items: readonly Item[], at: number, lexicon: CueLexicon): Attribution | undefined {
  if (lexicon.inflection !== 'russian' || items[at - 1]?.lower !== ',' || items.length - at > LONGEST_REMARK)
    return undefined
  const opens = openingOf(items, at)
  if (opens === undefined) return undefined
  const far = opens.far ? items.length : opens.end + 1
  const cue = findCues(items, lexicon).find(
    (each) =>
      each.head >= opens.end && each.head < far && !each.gerund && (each.frames.has('say') || each.frames.has('tell')),
  )
  const content = trimRun(items, 0, at)
  const source = cue && content ? sourceBehind(items, cue.to, lexicon) : undefined
  return cue && content && source && { content: [content], cue: { from: at, to: cue.to }, source }
}

interface Opening {
  /** Where the cue may begin; `far`: adverbials may stand before it. */
  readonly end: number
  readonly far: boolean
}

function openingOf(items: readonly Item[], at: number): Opening | undefined {
  const word = items[at]?.lower ?? ''
  if (word === AS) return { end: at + 1, far: false }
  if (isAbout(items, at)) return { end: at + 2, far: true }
  const speech = DASHES.has(word) && items.slice(0, at).every((item) => !item.quote)
  return speech ? { end: at + 1, far: false } : undefined
}

/** Who closes the sentence: all that is left of it where no comma parts it. */
function sourceBehind(items: readonly Item[], at: number, lexicon: CueLexicon): Run | undefined {
  const opens = skipListeners(items, at, lexicon)
  const from = items[opens]?.lower === 'в' ? opens + 1 : opens
  const whole = trimRun(items, from, items.length)
  const plain = whole && !lexicon.words.prepositions.has(items[from]?.lower ?? '') && noMark(items, whole)
  return plain ? whole : findSourceAfter(items, from, lexicon, true)
}

function noMark(items: readonly Item[], { from, to }: Run): boolean {
  return items.slice(from, to).every((item) => item.lower !== ',' && item.lower !== '.')
}
