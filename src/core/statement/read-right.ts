import { findContentEnd } from './find-content-end.ts'
import type { ContentStart } from './find-content-start.ts'
import type { Cue } from './find-cues.ts'
import type { Run } from './find-source.ts'
import { DASHES, hasClause, trimRun } from './item-runs.ts'
import type { Item } from './read-units.ts'
import type { CueLexicon } from './statement-lexicon.ts'

const SUBORDINATE = new Set([
  'while',
  'although',
  'though',
  'as',
  'when',
  'after',
  'because',
  'since',
  'if',
  'before',
  'whereas',
  'хотя',
  'пока',
  'если',
  'поскольку',
])

/** Relatives that stand for the content: "which he described as …". */
export const RELATIVE_OBJECTS = new Set(['which', 'whom', 'what'])

/** Whether what follows a cue may be its content, as the cue's frames and the language allow. */
export function accepts(
  items: readonly Item[],
  cue: Cue,
  start: ContentStart,
  lexicon: CueLexicon,
  relative: boolean,
): boolean {
  const { frames } = cue
  const { words } = lexicon
  if (start.kind === 'end' || start.kind === 'comma') return false
  if (start.marked) return true
  const item = items[start.at]
  if (!item) return false
  if (lexicon.inflection !== 'english') return acceptsForeign(item, cue, lexicon)
  const infinitive = item.lower === 'to'
  if (infinitive) return frames.has('intend') || frames.has('show') || frames.has('tell')
  if (words.prepositions.has(item.lower)) return item.lower === 'as' && relative
  const nominal = item.kind !== 'mark'
  if (frames.has('judge') || frames.has('say') || frames.has('tell')) return nominal
  if (frames.has('intend') && !frames.has('think'))
    return items.slice(start.at, start.at + 6).some((next) => next.lower === 'to')
  return nominal && hasClause(items, { from: start.at, to: Math.min(items.length, start.at + 12) }, lexicon)
}

/** Pronouns that are no object. */
const SUBJECTS = new Set(['он', 'она', 'они'])

/** Without a conjunction only an object («осудил удар») or "about" («заявил о готовности») follows, or Persian speech without «که». */
function acceptsForeign(item: Item, { frames }: Cue, { words, inflection }: CueLexicon): boolean {
  if (words.abouts.has(item.lower)) return frames.has('say') || frames.has('tell') || frames.has('judge')
  if (item.kind === 'mark' || words.coordinators.has(item.lower)) return false
  if (inflection === 'persian' && frames.has('say')) return true
  if (inflection === 'russian' && SUBJECTS.has(item.lower)) return false
  if (item.kind !== 'word' || words.prepositions.has(item.lower)) return false
  if (inflection === 'persian') return frames.has('say') || frames.has('judge') || frames.has('think')
  return frames.has('judge') || frames.has('intend')
}

/** The content behind a cue, up to where another attribution or clause begins. */
export function rightRun(
  items: readonly Item[],
  cue: Cue,
  cues: readonly Cue[],
  start: ContentStart,
  lexicon: CueLexicon,
  source: Run | undefined,
): Run | undefined {
  const from = start.at
  const lead = source ? (items[source.from - 1]?.lower ?? '') : ''
  const own = source ? (items[source.from]?.lower ?? '') : ''
  const relative = lexicon.words.relatives.has(own) && lead === ','
  const fronted = cue.gerund && cue.head <= 1
  const short = SUBORDINATE.has(lead) || fronted ? 'subordinate' : relative ? 'relative' : 'no'
  const end = findContentEnd(items, from, cues, cue, lexicon, short)
  const bare = items[from]?.lower === 'that' && items[from + 1]?.kind === 'quote' && from + 2 >= end - 1
  return trimRun(items, bare ? from + 1 : from, end)
}

/** The quotation that goes on after a remark: '"X," she said of the plan, "Y"'. */
export function findResumed(
  items: readonly Item[],
  cue: Cue,
  cues: readonly Cue[],
  lexicon: CueLexicon,
): Run | undefined {
  for (let at = cue.to; at < items.length; at++) {
    if (cues.some((other) => other.from === at)) return undefined
    if (items[at]?.kind !== 'quote') continue
    const lead = lexicon.words.coordinators.has(items[at - 1]?.lower ?? '') ? at - 2 : at - 1
    return items[lead]?.lower === ',' || DASHES.has(items[lead]?.lower ?? '')
      ? trimRun(items, at, items.length)
      : undefined
  }
  return undefined
}

/** Whether the clause that the cue interrupts goes on behind it: "The deal, Hale said, is dead", "It is so old, he said, that …". */
export function goesOnBehind(items: readonly Item[], start: ContentStart, { words, inflection }: CueLexicon): boolean {
  if (inflection === 'russian' && words.complementizers.has(items[start.at]?.lower ?? '')) return false
  if (start.kind === 'clause' && items[start.at - 1]?.lower === ',') return true
  if (start.kind !== 'comma') return false
  const next = items[start.at + 1]
  return next !== undefined && (words.be.has(next.lower) || words.have.has(next.lower) || words.modals.has(next.lower))
}
