import type { Attribution } from './attribution.ts'
import { findContentStart } from './find-content-start.ts'
import type { Cue } from './find-cues.ts'
import { type Run, findSourceAfter } from './find-source.ts'
import { trimRun } from './item-runs.ts'
import { rightRun } from './read-right.ts'
import type { Item } from './read-units.ts'
import { AS } from './refer-back.ts'
import type { CueLexicon } from './statement-lexicon.ts'

/** Verbs of saying that need nobody: «сообщается», «отмечалось», and «известно». */
const IMPERSONAL = /(?:ется|алось|илось|ится|естно|казано)$/u
/** Most items before such a verb, adverbs all: «ранее также сообщалось». */
const MOST_BEFORE = 3

/**
 * «Сообщается, что …», «Как сообщалось ранее, …», «Как говорится в докладе, …»: what is said without anybody who says it, or by a paper;
 * `nobody` where another cue of the sentence tells who. Russian only.
 */
export function readImpersonal(
  items: readonly Item[],
  cue: Cue,
  cues: readonly Cue[],
  floor: number,
  lexicon: CueLexicon,
): Attribution | 'nobody' | undefined {
  const { words, inflection } = lexicon
  if (inflection !== 'russian' || !cue.frames.has('show') || cue.gerund) return undefined
  if (!IMPERSONAL.test(items[cue.to - 1]?.lower ?? '')) return undefined
  const opens = Math.max(floor, cue.from - MOST_BEFORE)
  const lead = items.slice(opens, cue.from)
  const bare = lead.every(
    ({ lower }) =>
      lower === ',' ||
      lower === AS ||
      words.adverbs.has(lower) ||
      words.times.has(lower) ||
      words.coordinators.has(lower),
  )
  if (!bare || (opens > floor && lead[0]?.lower !== ',')) return undefined
  const cueRun = { from: cue.from, to: cue.to }
  let at = cue.to
  while (isAdverb(items[at]?.lower ?? '', words)) at++
  const where = items[at]?.lower === 'в' ? findSourceAfter(items, at + 1, lexicon, true) : undefined
  const start = findContentStart(items, cue, where?.to ?? at, lexicon)
  if (words.abouts.has(items[start.at]?.lower ?? '') && !where) {
    const matter = rightRun(items, cue, cues, { kind: 'clause', at: start.at + 1, marked: true }, lexicon, undefined)
    return matter && told(matter, cueRun, where)
  }
  const as = lead.some(({ lower }) => lower === AS)
  if (start.marked && !as) {
    const content = rightRun(items, cue, cues, start, lexicon, undefined)
    return content && told(content, cueRun, where)
  }
  if (start.kind !== 'comma' || lead.at(-1)?.lower === ',' || !as) return undefined
  if (!where && cues.some((other) => other.from > cue.to)) return 'nobody'
  const content = trimRun(items, start.at, items.length)
  return content && told(content, cueRun, where)
}

function isAdverb(word: string, { times, adverbs, abouts }: CueLexicon['words']): boolean {
  return (times.has(word) || adverbs.has(word)) && !abouts.has(word)
}

function told(content: Run, cue: Run, source: Run | undefined): Attribution {
  return source ? { content: [content], cue, source } : { content: [content], cue, source, unsourced: true }
}
