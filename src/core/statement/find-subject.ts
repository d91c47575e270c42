import { type Attribution, LONGEST_LABEL } from './attribution.ts'
import type { Cue } from './find-cues.ts'
import { type Run, findSourceBefore } from './find-source.ts'
import { isUnnamed } from './is-unnamed.ts'
import { PAST } from './item-runs.ts'
import { findPersianSubject, isPart } from './persian-clause.ts'
import type { Item } from './read-units.ts'
import type { CueLexicon } from './statement-lexicon.ts'

const GERUND = /..ing$/u

const NAME_LINKS = new Set(['of', 'the', "'s", 'and', 'for'])

/** The subject of a cue; a participle or a second verb ("and called for") takes the one before it in the sentence. */
export function findSubject(
  items: readonly Item[],
  cue: Cue,
  floor: number,
  lexicon: CueLexicon,
  previous: Attribution | undefined,
): Run | undefined {
  const { words } = lexicon
  const before = items[cue.from - 1]
  const shared =
    before !== undefined &&
    (words.coordinators.has(before.lower) ||
      words.prepositions.has(before.lower) ||
      (before.lower === ',' && cue.gerund))
  if (lexicon.inflection === 'persian') {
    const subject = findPersianSubject(items, floor, cue.from, lexicon)
    const earlier = subject ?? previous?.source ?? findPersianSubject(items, floor, cue.from, lexicon, true)
    return earlier ?? findSourceBefore(items, cue.from, floor, lexicon)
  }
  const own = cue.gerund ? ownSubject(items, cue, floor) : undefined
  if (own) return own
  if (shared || cue.gerund) return previous?.source ?? mainSubject(items, cue, lexicon)
  const found = findSourceBefore(items, cue.from, floor, lexicon)
  if (found) return cutAtParticiple(items, found, cue, lexicon)
  return floor > 0 && cue.from <= floor + 2 ? previous?.source : undefined
}

/** The subject between "with" and a participle: ", with Senator Hale calling it …". */
function ownSubject(items: readonly Item[], cue: Cue, floor: number): Run | undefined {
  for (let at = cue.from - 1; at >= floor && at > cue.from - 8; at--) {
    const item = items[at]
    if (!item || item.lower === ',') return undefined
    if (item.lower === 'with') return at + 1 < cue.from ? { from: at + 1, to: cue.from } : undefined
  }
  return undefined
}

/** The subject of the sentence's first clause: its words up to the first verb. */
function mainSubject(items: readonly Item[], cue: Cue, lexicon: CueLexicon): Run | undefined {
  const { words } = lexicon
  const first = items[0]
  if (!first || cue.head <= 1) return cue.head <= 1 ? subjectAfterComma(items, cue, lexicon) : undefined
  let from = 0
  if (words.prepositions.has(first.lower) || words.subordinators.has(first.lower)) {
    const comma = items.findIndex((item, index) => item.lower === ',' && index < cue.from)
    if (comma < 0) return undefined
    from = comma + 1
  }
  while (from < cue.from && words.coordinators.has(items[from]?.lower ?? '')) from++
  return nounPhrase(items, from, cue.from, lexicon)
}

function subjectAfterComma(items: readonly Item[], cue: Cue, lexicon: CueLexicon): Run | undefined {
  const comma = items.findIndex((item, index) => index >= cue.to && item.lower === ',')
  return comma < 0 ? undefined : nounPhrase(items, comma + 1, items.length, lexicon)
}

/** The words from `from` on up to the first verb. */
export function nounPhrase(
  items: readonly Item[],
  from: number,
  end: number,
  { words, verbs }: CueLexicon,
): Run | undefined {
  let to = from
  for (; to < end; to++) {
    const item = items[to]
    if (!item || item.kind !== 'word') break
    const verbal =
      words.be.has(item.lower) ||
      words.have.has(item.lower) ||
      words.modals.has(item.lower) ||
      verbs.has(item.lower) ||
      PAST.test(item.lower) ||
      words.adverbs.has(item.lower)
    if (to > from && !item.capital && verbal) break
    if (to > from && !item.capital && items[from]?.capital && !leadsToName(items, to, end)) break
    if (
      to > from + 2 &&
      words.determiners.has(item.lower) &&
      item.lower !== "'s" &&
      !words.prepositions.has(items[to - 1]?.lower ?? '')
    ) {
      to--
      break
    }
    if (words.pronouns.has(item.lower)) {
      to++
      break
    }
  }
  return to > from ? { from, to } : undefined
}

/** Whether a small word inside a name is a part of it: a capital word follows soon. */
function leadsToName(items: readonly Item[], at: number, end: number): boolean {
  for (let index = at + 1; index < Math.min(end, at + 3); index++) if (items[index]?.capital) return true
  return NAME_LINKS.has(items[at]?.lower ?? '') && items[at + 1]?.kind === 'word'
}

/** A subject without the participle clause that follows its name: "Hale referring to the drones". */
function cutAtParticiple(items: readonly Item[], run: Run, cue: Cue, { verbs, inflection }: CueLexicon): Run {
  if (inflection !== 'english') return run
  for (let at = run.from + 1; at < Math.min(run.to, cue.from); at++) {
    const word = items[at]?.lower ?? ''
    if (GERUND.test(word) && (verbs.has(word) || at + 1 < run.to) && items[at - 1]?.capital)
      return { from: run.from, to: at }
  }
  return run
}

/** A subject without the adverbials behind it, in languages that put them before the verb; a name behind them keeps them. */
export function cutAtCircumstance(items: readonly Item[], run: Run, { words, inflection }: CueLexicon): Run {
  if (inflection === 'english' || isUnnamed(items, run)) return run
  for (let at = run.from + 1; at < run.to; at++) {
    if (!words.circumstances.has(items[at]?.lower ?? '') || isPart(items, at)) continue
    const named = items.slice(at + 1, run.to).some((item) => item.capital) && !isFullName(items, at)
    return inflection === 'russian' && named ? run : { from: run.from, to: at }
  }
  return run
}

/** Whether a first name and a surname end right before `at`. */
function isFullName(items: readonly Item[], at: number): boolean {
  return items[at - 1]?.capital === true && items[at - 2]?.capital === true
}

/** The speaker with a title that a comma parts from the name behind a quotation: '"…," another friend, Ann Hale, said'. */
export function joinTitle(items: readonly Item[], floor: number, source: Run): Run {
  if (items[source.from - 1]?.lower !== ',') return source
  for (let at = source.from - 2; at >= Math.max(floor, source.from - LONGEST_LABEL); at--) {
    const item = items[at]
    if (item?.quote) return item.stopped && at + 1 < source.from - 1 ? { from: at + 1, to: source.to } : source
    if (item?.kind !== 'word') return source
  }
  return source
}
