import { matchesTail } from './find-cues.ts'
import { LEADS } from './russian-leads.ts'
import { isQuotedAgency, subjectAfterAdverbial, subjectBeforeClause } from './russian-subject.ts'
import type { Item } from './read-units.ts'
import type { CueLexicon } from './statement-lexicon.ts'

/** A run of items, `[from, to)`. */
export interface Run {
  readonly from: number
  readonly to: number
}

/** Longest source looked for, in items; bounds the work a cue costs. */
const LONGEST_SOURCE = 45
const STOP_MARKS = new Set([
  ';',
  ':',
  '—',
  '–',
  '―',
  '--',
  '-',
  '(',
  '“',
  '”',
  '"',
  '…',
  '?',
  '!',
  '•',
  '|',
  '«',
  '»',
  '[',
])
const DASHES = new Set(['—', '–', '―', '--', '-'])
const NAME_TAIL = /^(?:jr|sr|d|r|i|inc|llc|ltd)$/u

/**
 * The words before a cue that name who speaks: the subject of the clause. `wide` lets it reach over an apposition with inner commas.
 * Undefined where the clause has no subject of its own.
 */
export function findSourceBefore(
  items: readonly Item[],
  end: number,
  floor: number,
  lexicon: CueLexicon,
): Run | undefined {
  const { words } = lexicon
  let to = beforeDashes(items, end, floor)
  let commas = 0
  if (items[to - 1]?.lower === ',') {
    to--
    commas = 1
  }
  const last = items[to - 1]
  if (!last || to <= floor) return undefined
  if (words.pronouns.has(last.lower) && commas === 0) return { from: to - 1, to }
  const least = Math.max(floor, to - LONGEST_SOURCE)
  let from = to
  let depth = 0
  while (from > least) {
    const item = items[from - 1]
    if (!item) break
    const word = item.lower
    if (word === ')' || word === ']') depth++
    else if (word === '(' && depth > 0) depth--
    else if (depth === 0) {
      if (word === ',') {
        if (commas === 1) commas = 2
        else if (!NAME_TAIL.test(items[from]?.lower ?? '')) break
      } else if (item.kind === 'quote' && from < to && items[from]?.lower === ',' && !isQuotedAgency(item, lexicon))
        break
      else if (isNameInQuotes(items, from - 1, to, lexicon)) {
        from--
        continue
      } else if (STOP_MARKS.has(word) || (word === '.' && !items[from - 2]?.capital)) break
      else if (commas === 1) {
        from--
        continue
      } else if (words.subordinators.has(word) && !words.relatives.has(word)) break
      else if (word === 'that' && from < to) break
      else if (
        words.coordinators.has(word) &&
        (!joinsNames(items, from - 1) || isClause(items, least, from - 1, lexicon))
      )
        break
    }
    from--
  }
  const found = trimSource(items, from, to, lexicon)
  const before = found || lexicon.inflection !== 'russian' ? undefined : subjectBeforeClause(items, end, floor, lexicon)
  return before === undefined ? found : findSourceBefore(items, before, floor, lexicon)
}

/** Whether a quotation within a subject is a name, not speech: «Компания «Север» сообщила», 'The “Night” show said'. */
function isNameInQuotes(items: readonly Item[], at: number, to: number, { inflection }: CueLexicon): boolean {
  const item = items[at]
  if (!item?.quote || item.stopped || item.spoken || items[at + 1]?.lower === ',') return false
  return inflection === 'english' ? at + 1 < to && items[at - 1]?.kind === 'word' : true
}

const ALSO = new Set(['and', 'и', 'و'])

/** Whether a coordinator may join two names; behind a comma a Russian one joins clauses. */
function joinsNames(items: readonly Item[], at: number): boolean {
  const word = items[at]?.lower ?? ''
  return ALSO.has(word) && (word !== 'и' || items[at - 1]?.lower !== ',')
}

/** In front of a remark between dashes that ends right before the cue: "The senator — an old friend — said". */
function beforeDashes(items: readonly Item[], end: number, floor: number): number {
  if (!DASHES.has(items[end - 1]?.lower ?? '')) return end
  for (let at = end - 2; at > Math.max(floor, end - LONGEST_SOURCE); at--)
    if (DASHES.has(items[at]?.lower ?? '')) return at
  return end
}

/** Whether the items before a coordinator hold a verb, so that it joins clauses, not names. */
function isClause(items: readonly Item[], floor: number, at: number, { words, verbs }: CueLexicon): boolean {
  for (let index = at - 1; index >= floor; index--) {
    const item = items[index]
    if (!item || item.lower === ',' || STOP_MARKS.has(item.lower)) return false
    if (item.kind === 'quote') return true
    if (isFinite(item, words) || (verbs.has(item.lower) && !item.capital)) return true
    if (words.pronouns.has(item.lower) && !words.relatives.has(item.lower)) return true
  }
  return false
}

function isFinite(item: Item, words: CueLexicon['words']): boolean {
  if (item.lower === "'s" || item.capital) return false
  return words.be.has(item.lower) || words.have.has(item.lower) || words.modals.has(item.lower)
}

/** Drops connecting words, fronted adverbials and whatever stands before another verb. */
function trimSource(items: readonly Item[], from: number, to: number, lexicon: CueLexicon): Run | undefined {
  const { words } = lexicon
  let start = from
  for (let at = from; at < to; at++) {
    const item = items[at]
    if (!item) break
    const relative = hasRelative(items, from, at, words)
    if (isFinite(item, words) && !relative && at + 1 < to) start = at + 1
  }
  const lead = lexicon.inflection === 'russian' ? LEADS.find((phrase) => matchesTail(items, start, phrase)) : undefined
  if (lead && start + lead.length < to) start += lead.length
  while (start < to) {
    const item = items[start]
    if (!item) break
    const word = item.lower
    const loose =
      item.kind === 'mark' ||
      words.coordinators.has(word) ||
      words.subordinators.has(word) ||
      (words.adverbs.has(word) && !item.capital && start + 1 < to)
    if (
      !loose &&
      !(words.adverbs.has(word) && start + 1 < to) &&
      !(words.times.has(word) && start + 1 < to && lexicon.inflection !== 'persian')
    )
      break
    start++
  }
  const first = items[start]
  if (start >= to || !first) return undefined
  if (words.prepositions.has(first.lower) && !isQuantity(items, start)) {
    const plain = nameAtEnd(items, start, to) ?? bodyBehind(items, start, to, lexicon)
    return lexicon.inflection === 'russian' ? (subjectAfterAdverbial(items, start, to, lexicon) ?? plain) : plain
  }
  return { from: start, to }
}

const QUANTIFIED = new Set(['at', 'about', 'over', 'around', 'under'])
const COUNTS = new Set(
  'least most a half one two three four five six seven eight nine ten two-thirds one-third three-quarters'.split(' '),
)

/** "About 40 voters", "at least two officials": a preposition that counts, and leads no adverbial. */
function isQuantity(items: readonly Item[], at: number): boolean {
  const next = items[at + 1]
  return QUANTIFIED.has(items[at]?.lower ?? '') && (next?.kind === 'number' || COUNTS.has(next?.lower ?? ''))
}

function hasRelative(items: readonly Item[], from: number, at: number, words: CueLexicon['words']): boolean {
  for (let index = Math.max(from, at - 12); index < at; index++)
    if (words.relatives.has(items[index]?.lower ?? '')) return true
  return false
}

/** «В министерстве заявили»: a body stands behind its preposition. */
function bodyBehind(
  items: readonly Item[],
  from: number,
  to: number,
  { inflection, heads }: CueLexicon,
): Run | undefined {
  if (inflection === 'persian' && heads.has(items[from + 1]?.lower ?? '')) return { from: from + 1, to }
  return inflection === 'russian' && items[from]?.lower === 'в' && from + 1 < to ? { from: from + 1, to } : undefined
}

/** The capitalised words right before the cue: the subject behind an adverbial without a comma ("In Geneva Hale said"). */
function nameAtEnd(items: readonly Item[], floor: number, to: number): Run | undefined {
  let from = to
  while (from > floor + 1 && items[from - 1]?.capital) from--
  return from < to ? { from, to } : undefined
}

/** The words from `at` on that name who speaks: after "according to", after a passive "by", or a subject behind its verb. */
export function findSourceAfter(
  items: readonly Item[],
  at: number,
  lexicon: CueLexicon,
  loose: boolean,
): Run | undefined {
  const { words, verbs } = lexicon
  const most = Math.min(items.length, at + LONGEST_SOURCE)
  let to = at
  let apposed = false
  for (; to < most; to++) {
    const item = items[to]
    if (!item) break
    const word = item.lower
    const next = items[to + 1]
    if (item.quote && (to > at || items[at - 1]?.lower === 'в') && isQuotedAgency(item, lexicon)) continue
    if (item.kind === 'quote' || STOP_MARKS.has(word)) break
    if (word === '.' && to + 1 >= items.length) break
    if (word === ',') {
      if (apposed) break
      if (!next || !opensApposition(next, lexicon, loose)) break
      if (!loose && !closesApposition(items, to + 1, lexicon)) break
      apposed = true
      continue
    }
    if (to === at) continue
    if (lexicon.inflection === 'persian' && verbs.has(word) && !items[to - 1]?.capital && startsCue(items, to, lexicon))
      return undefined
    if (words.complementizers.has(word) || words.subordinators.has(word)) {
      if (!words.relatives.has(word) && !apposed) break
    } else if (!apposed && loose && (words.circumstances.has(word) || words.times.has(word)) && !item.capital) {
      if (!isPosting(items, to, lexicon)) break
      to++
    } else if (!apposed && words.times.has(word)) break
    else if (
      words.coordinators.has(word) &&
      (!next || words.pronouns.has(next.lower) || (verbs.has(next.lower) && !next.capital) || word === 'but')
    )
      break
    else if (!apposed && isFinite(item, words)) break
  }
  while (to > at && items[to - 1]?.kind === 'mark' && items[to - 1]?.lower !== ')') to--
  return to > at ? { from: at, to } : undefined
}

/** «посол Ирана в Москве Казем Джавади»: a place between an office and the name of its holder. */
function isPosting(items: readonly Item[], at: number, { inflection }: CueLexicon): boolean {
  return inflection === 'russian' && [1, 2, 3].every((ahead) => items[at + ahead]?.capital === true)
}

function startsCue(items: readonly Item[], at: number, { verbs }: CueLexicon): boolean {
  return (
    verbs
      .get(items[at]?.lower ?? '')
      ?.some(({ tail }) => tail.every((word, index) => items[at + 1 + index]?.lower === word)) ?? false
  )
}

/** Whether an apposition that opens at `from` ends at a comma of its own with a clause behind it, and holds no verb. */
function closesApposition(items: readonly Item[], from: number, { words }: CueLexicon): boolean {
  for (let at = from; at < Math.min(items.length, from + LONGEST_SOURCE); at++) {
    const item = items[at]
    if (!item || item.quote || isFinite(item, words)) return false
    if (item.lower === ',') return at + 3 < items.length && !words.relatives.has(items[at + 1]?.lower ?? '')
    if (item.lower === '.' && at + 1 >= items.length) return true
  }
  return false
}

const PARTICIPLE = /..(?:ing|ed)$/u

/** A small word that may be a role: no preposition, conjunction, pronoun, adverb or participle. */
function isPlainNoun(item: Item, words: CueLexicon['words']): boolean {
  if (item.kind !== 'word' || item.capital || PARTICIPLE.test(item.lower)) return false
  const { prepositions, coordinators, subordinators, pronouns, adverbs, be, have, modals, times } = words
  return ![prepositions, coordinators, subordinators, pronouns, adverbs, be, have, modals, times].some((list) =>
    list.has(item.lower),
  )
}

function opensApposition(item: Item, { words, inflection }: CueLexicon, loose: boolean): boolean {
  return (
    (inflection === 'english' && words.determiners.has(item.lower) && !item.capital) ||
    item.lower === 'who' ||
    item.lower === 'whose' ||
    NAME_TAIL.test(item.lower) ||
    (loose && inflection === 'english' && isPlainNoun(item, words))
  )
}
