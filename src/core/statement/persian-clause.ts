import type { Attribution } from './attribution.ts'
import type { Cue } from './find-cues.ts'
import type { Run } from './find-source.ts'
import { isUnnamed } from './is-unnamed.ts'
import { trimRun } from './item-runs.ts'
import type { Item } from './read-units.ts'
import type { CueLexicon } from './statement-lexicon.ts'

/** Longest subject looked for, and most words between a clause that a phrase carries and the verb behind it, in items. */
const LONGEST_SUBJECT = 30
const MOST_ADVERBIAL = 8
const CLAUSE_MARKS = new Set([';', ':', '.', '؟', '?', '!', '…'])
/** Words that attribute what follows them to whoever is meant by the words before: «وی که …» is cut there. */
const RELATIVE = 'که'

/**
 * The subject of a Persian clause that ends in a cue at `end`: its first words, behind adverbials and before the next one;
 * an apposition between commas belongs to it. `whole`: of the sentence's first clause. Undefined where only adverbials stand there.
 */
export function findPersianSubject(
  items: readonly Item[],
  floor: number,
  end: number,
  lexicon: CueLexicon,
  whole = false,
): Run | undefined {
  let from = whole ? floor : opensClause(items, floor, end, lexicon)
  from = behindFraming(items, from, end)
  for (;;) {
    while (from < end && (isLoose(items[from], lexicon) || isSpeech(items, from, end))) from++
    if (!isAdverbial(items[from], lexicon)) break
    const short = skipShortAdverbial(items, from, lexicon)
    const comma = items.findIndex((item, at) => at > from && at < end && item.lower === ',')
    if (short === undefined && comma < 0) return undefined
    from = short ?? comma + 1
  }
  if (from >= end || end - from > 2 * LONGEST_SUBJECT) return undefined
  let to = from
  let apposed = false
  let seated = false
  for (; to < Math.min(end, from + LONGEST_SUBJECT); to++) {
    const item = items[to]
    if (!item || (item.quote && (item.stopped || item.spoken))) break
    const seat = item.lower === 'در' && !seated && isUnnamed(items, { from })
    if (seat) seated = true
    else if (to > from && (isAdverbial(item, lexicon) || item.lower === RELATIVE) && !isPart(items, to)) break
    if (item.lower !== ',') continue
    const next = items[to + 1]
    if (apposed || !next || isAdverbial(next, lexicon) || isLoose(next, lexicon)) break
    if (to + 1 < end) apposed = true
  }
  return trimRun(items, from, to)
}

/** Behind «این در حالی است که», which only sets one thing against another. */
function behindFraming(items: readonly Item[], from: number, end: number): number {
  const that = items.findIndex(
    (item, at) => at > from && at < Math.min(end, from + LONGEST_FRAMING) && item.lower === RELATIVE,
  )
  return that > 0 && items[from]?.lower === 'این' && items.slice(from, that).some(({ lower }) => FRAMES.has(lower))
    ? that + 1
    : from
}
const LONGEST_FRAMING = 7
const FRAMES = new Set(['حالی', 'درحالی', 'حالیست', 'درحالیست'])

const POINTERS = new Set(['این', 'ان', 'همین', 'همان', 'عین'])
const STAGES = new Set(['ادامه', 'پایان', 'ابتدا', 'نهایت', 'مجموع', 'مقابل', 'نتیجه'])
/** «از سوی دیگر» */
const OTHER = 'دیگر'
const DAY_PARTS = new Set(['روز', 'شامگاه', 'صبح', 'عصر', 'بامداد', 'ظهر'])
/** «پیش از», «پس از» take the pointer alone; others with a noun: «در این نشست». */
const SINCE = 'از'

/** Behind an adverbial that needs no comma: «پیش از این», «در همین حال», «در ادامه», «روز چهارشنبه». */
function skipShortAdverbial(items: readonly Item[], at: number, lexicon: CueLexicon): number | undefined {
  const word = (index: number): string => items[index]?.lower ?? ''
  if (DAY_PARTS.has(word(at)) && isLoose(items[at + 1], lexicon)) return at + 2
  const lead = word(at + 1) === SINCE ? at + 2 : at + 1
  if (STAGES.has(word(lead))) return lead + 1
  if (word(at + 2) === OTHER) return at + 3
  if (!POINTERS.has(word(lead))) return undefined
  return lead === at + 2 ? lead + 1 : lead + 2
}

/** Behind the last mark that ends a clause before `end`. */
function opensClause(items: readonly Item[], floor: number, end: number, lexicon: CueLexicon): number {
  for (let at = end - 1; at >= floor; at--) {
    if (CLAUSE_MARKS.has(items[at]?.lower ?? '')) return at + 1
    const item = items[at]
    if (item?.lower === 'و' && at > floor && isFinite(items[at - 1], lexicon)) return at + 1
  }
  return floor
}

const FINITE = /^(?:ن?می.{2,}|.*(?:کرد|شد|داد|گرفت|داشت|رفت|امد|رسید|پرداخت|یافت)(?:ند)?)$/u

/** Whether a word reads as a verb that ends a clause. */
function isFinite(item: Item | undefined, { words }: CueLexicon): boolean {
  return item !== undefined && (words.be.has(item.lower) || words.have.has(item.lower) || FINITE.test(item.lower))
}

function isLoose(item: Item | undefined, { words }: CueLexicon): boolean {
  if (!item) return false
  if (item.kind === 'mark') return true
  return words.coordinators.has(item.lower) || words.adverbs.has(item.lower)
}

/** «یکی از مقام‌ها»: the whole that a part is of. */
export function isPart(items: readonly Item[], at: number): boolean {
  return items[at]?.lower === SINCE && PARTS.has(items[at - 1]?.lower ?? '')
}
const PARTS = new Set(['یکی', 'شماری', 'برخی', 'تعدادی', 'گروهی', 'جمعی', 'بعضی', 'بسیاری', 'تنی'])

/** A quotation that a comma or semicolon parts from the subject, ««…»، وزیر گفت», and no name in quotation marks: ««هیل»، وزیر گفت که». */
function isSpeech(items: readonly Item[], at: number, end: number): boolean {
  const item = items[at]
  if (!item?.quote || items[at + 1]?.kind !== 'mark') return false
  if (item.spoken || item.stopped) return true
  return !items.slice(end, end + LONGEST_CUE).some(({ lower, quote }) => lower === ':' || lower === RELATIVE || quote)
}
/** Most items of a cue and the mark of what it attributes. */
const LONGEST_CUE = 5

function isAdverbial(item: Item | undefined, { words }: CueLexicon): boolean {
  if (!item) return false
  return words.circumstances.has(item.lower) || words.prepositions.has(item.lower) || words.adverbs.has(item.lower)
}

/** «وزیر با بیان اینکه بندر باز است، گفت: …»: what the phrase carries, up to the verb that goes on from it. */
export function attributeByPhrase(
  items: readonly Item[],
  cue: Cue,
  cues: readonly Cue[],
  floor: number,
  lexicon: CueLexicon,
  previous: Attribution | undefined,
): Attribution | undefined {
  const content = trimRun(items, cue.to, endOfPhrase(items, cue, cues))
  const source = findPersianSubject(items, floor, cue.from, lexicon) ?? previous?.source
  return content && content.to - content.from > 1
    ? { content: [content], cue: { from: cue.from, to: cue.to }, source }
    : undefined
}

/** The comma before the next verb that attributes, with nothing but adverbials between; else the verb, or the next phrase. */
function endOfPhrase(items: readonly Item[], cue: Cue, cues: readonly Cue[]): number {
  for (const next of cues) {
    if (next.from < cue.to + 2) continue
    if (next.gerund) return items[next.from - 1]?.lower === 'و' ? next.from - 1 : next.from
    for (let at = next.from - 1; at > cue.to && at >= next.from - MOST_ADVERBIAL; at--) {
      if (items[at]?.lower === ',') return at
    }
    const behind = items[next.to]
    if (behind?.lower === ':' || behind?.lower === RELATIVE || behind?.quote) return next.from
  }
  return items.length
}
