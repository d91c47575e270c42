import type { Cue } from './find-cues.ts'
import { findSourceBefore } from './find-source.ts'
import type { Item } from './read-units.ts'
import type { CueLexicon } from './statement-lexicon.ts'

/** Where the words after a cue begin: a clause, a quotation or what a colon announces; or that nothing but adjuncts follow. */
export type ContentStart =
  | { readonly kind: 'clause' | 'quote' | 'colon'; readonly at: number; readonly marked: boolean }
  | { readonly kind: 'comma' | 'end'; readonly at: number; readonly marked: false }

/** Longest adverbial between a cue and its content, in items. */
const LONGEST_ADJUNCT = 16
const DASHES = new Set(['—', '–', '--', '-'])
const ADDRESSING = new Set(['tell', 'assure', 'inform', 'remind', 'notify', 'brief'])

/** Finds the content behind a cue: skips whom it is told, when and where, up to a conjunction, a quotation, a colon or a clause. */
export function findContentStart(items: readonly Item[], cue: Cue, from: number, lexicon: CueLexicon): ContentStart {
  const { words } = lexicon
  let at = from
  if (cue.frames.has('tell') && (ADDRESSING.has(cue.lemma) || lexicon.inflection !== 'english'))
    at = skipAddressee(items, at, lexicon)
  for (let turns = 0; turns < 6; turns++) {
    const item = items[at]
    if (!item || (item.lower === '.' && at + 1 >= items.length)) return { kind: 'end', at, marked: false }
    const word = item.lower
    if (item.kind === 'quote') return { kind: 'quote', at, marked: true }
    if (word === ':')
      return at + 1 < items.length ? { kind: 'colon', at: at + 1, marked: true } : { kind: 'end', at, marked: false }
    if (word === ',' || DASHES.has(word)) {
      const next = items[at + 1]
      if (next?.kind === 'quote') return { kind: 'quote', at: at + 1, marked: true }
      if (
        next &&
        words.complementizers.has(next.lower) &&
        (next.lower === 'that' || lexicon.inflection !== 'english')
      ) {
        return { kind: 'clause', at: at + 1, marked: true }
      }
      return { kind: 'comma', at, marked: false }
    }
    if (words.complementizers.has(word)) return { kind: 'clause', at, marked: true }
    if (words.times.has(word) && (!item.capital || lexicon.inflection !== 'english' || isDay(word))) {
      at++
      continue
    }
    if (words.adjuncts.has(word)) {
      const end = skipAdjunct(items, at, lexicon)
      if (end === undefined) break
      at = end
      continue
    }
    break
  }
  return { kind: 'clause', at, marked: false }
}

const DAY = /day$/u

function isDay(word: string): boolean {
  return DAY.test(word)
}

/** Behind an adverbial that starts at `at`: before the conjunction, quotation, mark or pronoun that ends it; undefined where none does. */
function skipAdjunct(items: readonly Item[], at: number, { words }: CueLexicon): number | undefined {
  if (items[at]?.lower === 'to' && !isAddressed(items[at + 1], words)) return undefined
  for (let index = at + 1; index < Math.min(items.length, at + LONGEST_ADJUNCT); index++) {
    const item = items[index]
    if (!item) break
    const word = item.lower
    if (item.kind === 'quote' || word === ',' || word === ':' || DASHES.has(word)) return index
    if (word === 'that' || (words.complementizers.has(word) && index > at + 2)) return index
    if (index > at + 1 && words.pronouns.has(word) && !words.determiners.has(word) && !words.relatives.has(word))
      return index
    if (words.be.has(word) || words.modals.has(word)) return undefined
  }
  return at + LONGEST_ADJUNCT >= items.length ? items.length : undefined
}

const PLURAL = /s$/u

function isAddressed(item: Item | undefined, words: CueLexicon['words']): boolean {
  return (
    item !== undefined &&
    (item.capital || words.determiners.has(item.lower) || words.objects.has(item.lower) || PLURAL.test(item.lower))
  )
}

/** Behind the one who is told: a pronoun, a name or a noun phrase. */
function skipAddressee(items: readonly Item[], at: number, { words }: CueLexicon): number {
  const first = items[at]
  if (!first || first.kind !== 'word') return at
  if (words.objects.has(first.lower)) return at + 1
  for (let index = at; index < Math.min(items.length, at + LONGEST_ADJUNCT); index++) {
    const item = items[index]
    if (!item) break
    const word = item.lower
    if (index > at && (item.kind === 'quote' || word === ',' || word === ':' || words.complementizers.has(word)))
      return index
    if (
      index > at &&
      (words.pronouns.has(word) || words.adjuncts.has(word) || words.times.has(word)) &&
      !words.relatives.has(word)
    )
      return index
    if (words.be.has(word) || words.have.has(word) || words.modals.has(word)) break
  }
  let index = at
  if (words.determiners.has(first.lower) || first.lower === 'reporters') index++
  while (items[index]?.capital) index++
  return index > at ? index : at + 1
}

/**
 * Where a content that starts at `from` ends: before the next attribution of the same sentence ("…, adding that", "… and called for",
 * "…, but she said"), else at the end. `short` ends it at the first comma before another clause as well.
 */
export function findContentEnd(
  items: readonly Item[],
  from: number,
  cues: readonly Cue[],
  cue: Cue,
  lexicon: CueLexicon,
  short: boolean,
): number {
  const { words } = lexicon
  for (const next of cues) {
    if (next.from <= from) continue
    const before = items[next.from - 1]
    if (!before) continue
    const comma = before.lower === ','
    if (next.gerund) {
      if (comma) return next.from - 1
      if (DASHES.has(before.lower)) return next.from - 1
      continue
    }
    if (next.passive || next.infinitive) continue
    if (words.coordinators.has(before.lower) && next.past === cue.past && !next.doubtful) {
      return items[next.from - 2]?.lower === ',' ? next.from - 2 : next.from - 1
    }
    const source = findSourceBefore(items, next.from, from, lexicon)
    if (!source || source.from <= from) continue
    const lead = items[source.from - 1]
    const far = items[source.from - 2]
    if (lead && far?.lower === ',' && (words.coordinators.has(lead.lower) || CONTRASTS.has(lead.lower)))
      return source.from - 2
    if (short && lead?.lower === ',') return source.from - 1
  }
  let end = items.length
  for (let at = from; at < end; at++) {
    if (items[at]?.lower === ',' && items[at + 1]?.lower === 'according' && items[at + 2]?.lower === 'to') end = at
    if (items[at]?.lower === 'but' && at > from && isAuxiliary(items[at + 1], words))
      end = items[at - 1]?.lower === ',' ? at - 1 : at
    if (short && at > from && items[at]?.lower === ',' && endsClause(items, at, lexicon)) end = at
  }
  return end
}

function isAuxiliary(item: Item | undefined, words: CueLexicon['words']): boolean {
  return item !== undefined && (words.be.has(item.lower) || words.have.has(item.lower) || words.modals.has(item.lower))
}

const CONTRASTS = new Set(['while', 'although', 'though', 'whereas', 'as'])

function endsClause(items: readonly Item[], at: number, { words, verbs }: CueLexicon): boolean {
  const next = items[at + 1]
  if (!next) return true
  return (
    words.be.has(next.lower) ||
    words.have.has(next.lower) ||
    words.modals.has(next.lower) ||
    verbs.has(next.lower) ||
    words.pronouns.has(next.lower) ||
    words.determiners.has(next.lower) ||
    next.capital
  )
}
