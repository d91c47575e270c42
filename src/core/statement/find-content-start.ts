import type { Cue } from './find-cues.ts'
import { DASHES } from './item-runs.ts'
import type { Item } from './read-units.ts'
import type { CueLexicon } from './statement-lexicon.ts'

/** Where the words after a cue begin: a clause, a quotation or what a colon announces; or that nothing but adjuncts follow. */
export type ContentStart =
  | { readonly kind: 'clause' | 'quote' | 'colon'; readonly at: number; readonly marked: boolean }
  | { readonly kind: 'comma' | 'end'; readonly at: number; readonly marked: false }

/** Longest adverbial between a cue and its content, in items. */
const LONGEST_ADJUNCT = 16
const ADDRESSING = new Set(['tell', 'assure', 'inform', 'remind', 'notify', 'brief'])

/** Finds the content behind a cue: skips whom it is told, when and where, up to a conjunction, a quotation, a colon or a clause. */
export function findContentStart(items: readonly Item[], cue: Cue, from: number, lexicon: CueLexicon): ContentStart {
  const { words } = lexicon
  let at = from
  if (lexicon.inflection === 'persian' && cue.frames.has('say') && isPlainWord(items[at], lexicon))
    return { kind: 'clause', at, marked: false }
  if (cue.frames.has('tell') && (ADDRESSING.has(cue.lemma) || lexicon.inflection !== 'english'))
    at = skipAddressee(items, at, lexicon)
  for (let turns = 0; turns < 6; turns++) {
    const item = items[at]
    if (!item || (item.lower === '.' && at + 1 >= items.length)) return { kind: 'end', at, marked: false }
    const word = item.lower
    if (item.kind === 'quote') {
      if (lexicon.inflection === 'russian' && at > cue.to && isNameInAdverbial(items, at)) {
        at++
        continue
      }
      const told = lexicon.inflection === 'russian' && items[at + 1]?.lower === ',' && !item.stopped
      if (!told || !words.complementizers.has(items[at + 2]?.lower ?? '')) return { kind: 'quote', at, marked: true }
      at++
      continue
    }
    if (word === ':')
      return at + 1 < items.length ? { kind: 'colon', at: at + 1, marked: true } : { kind: 'end', at, marked: false }
    if (word === ',' || DASHES.has(word)) {
      const next = items[at + 1]
      if (next?.kind === 'quote') return { kind: 'quote', at: at + 1, marked: true }
      if (next && DASHES.has(next.lower) && items[at + 2]?.quote) return { kind: 'quote', at: at + 2, marked: true }
      if (
        next &&
        words.complementizers.has(next.lower) &&
        (next.lower === 'that' || lexicon.inflection !== 'english')
      ) {
        return { kind: 'clause', at: at + 1, marked: true }
      }
      const far = word === ',' ? findFarClause(items, at, lexicon) : undefined
      if (far !== undefined) return { kind: 'clause', at: far, marked: true }
      const behind = word === ',' ? skipParenthesis(items, at) : undefined
      if (behind !== undefined) {
        at = behind
        continue
      }
      return { kind: 'comma', at, marked: false }
    }
    if (words.complementizers.has(word)) return { kind: 'clause', at, marked: true }
    if (words.times.has(word) && (!item.capital || lexicon.inflection !== 'english' || isDay(word))) {
      at++
      continue
    }
    if (item.kind === 'number' && MONTH.test(items[at + 1]?.lower ?? '')) {
      at += 2
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
  const announced = words.prepositions.has(items[at]?.lower ?? '') ? findAnnounced(items, at) : undefined
  return announced ?? { kind: 'clause', at, marked: false }
}

/** «не ответила на запрос «Вестей»»: a quoted name behind a small word, no speech. */
function isNameInAdverbial(items: readonly Item[], at: number): boolean {
  const [before, item] = [items[at - 1], items[at]]
  return before?.kind === 'word' && item?.spoken !== true && item?.stopped !== true
}

/** A word that is no conjunction: where Persian speech without one begins, for adverbials stand before the verb. */
function isPlainWord(item: Item | undefined, { words }: CueLexicon): boolean {
  return item !== undefined && item.kind !== 'mark' && item.kind !== 'quote' && !words.complementizers.has(item.lower)
}

/** The quotation that a colon announces farther on: "responded with a question: “…”". */
function findAnnounced(items: readonly Item[], from: number): ContentStart | undefined {
  for (let at = from; at < Math.min(items.length, from + LONGEST_ADJUNCT); at++) {
    if ((items[at]?.lower === ':' || items[at]?.lower === ',') && items[at + 1]?.quote)
      return { kind: 'colon', at: at + 1, marked: true }
    if (items[at]?.quote) return undefined
  }
  return undefined
}

/** The "that" behind a place with a comma in it: "told a crowd in Salem, New Hampshire on Monday that …". */
function findFarClause(
  items: readonly Item[],
  at: number,
  { words, verbs, inflection }: CueLexicon,
): number | undefined {
  if (inflection !== 'english' || !items[at - 1]?.capital || !items[at + 1]?.capital) return undefined
  for (let index = at + 1; index < Math.min(items.length, at + LONGEST_ADJUNCT); index++) {
    const item = items[index]
    if (!item || item.kind === 'quote' || words.be.has(item.lower) || words.modals.has(item.lower)) return undefined
    if (item.lower === 'that') return index
    if (verbs.has(item.lower) || (words.pronouns.has(item.lower) && !words.determiners.has(item.lower)))
      return undefined
  }
  return undefined
}

/** Behind a short remark between commas that a conjunction or a quotation follows: "said, per a translator, that …". */
function skipParenthesis(items: readonly Item[], at: number): number | undefined {
  for (let index = at + 2; index < Math.min(items.length, at + LONGEST_ADJUNCT); index++) {
    const item = items[index]
    if (!item || item.kind === 'quote') return undefined
    if (item.lower !== ',') continue
    const next = items[index + 1]
    return next && (next.kind === 'quote' || next.lower === 'that') ? index + 1 : undefined
  }
  return undefined
}

/** Russian months in the genitive, behind a day: «заявил во вторник 29 ноября, что». */
const MONTH = /^(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)$/u
const DAY = /day$/u

/** Whether a word is a day of the week, or "today". */
export function isDay(word: string): boolean {
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
    if (word !== "'s" && (words.be.has(word) || words.modals.has(word))) return undefined
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
function skipAddressee(items: readonly Item[], at: number, lexicon: CueLexicon): number {
  const { words } = lexicon
  const first = items[at]
  if (!first || first.kind !== 'word' || words.abouts.has(first.lower)) return at
  if (words.objects.has(first.lower)) return at + 1
  for (let index = at; index < Math.min(items.length, at + LONGEST_ADJUNCT); index++) {
    const item = items[index]
    if (!item) break
    const word = item.lower
    if (index > at && (item.kind === 'quote' || word === ',' || word === ':' || words.complementizers.has(word)))
      return index
    if (index > at && lexicon.inflection === 'russian' && words.abouts.has(word)) return index
    if (
      index > at &&
      (words.pronouns.has(word) || words.adjuncts.has(word) || words.times.has(word)) &&
      !words.relatives.has(word)
    )
      return index
    const named = items[index - 1]?.capital === true && lexicon.inflection === 'english'
    if (named && index > at && word !== "'s" && words.determiners.has(word)) return index
    if (words.be.has(word) || words.have.has(word) || words.modals.has(word)) break
  }
  if (lexicon.inflection !== 'english') return at
  let index = at
  if (words.determiners.has(first.lower) || first.lower === 'reporters') index++
  while (items[index]?.capital) index++
  return index > at ? index : at + 1
}
