import { firstPlace } from '../text/first-place.ts'
import type { Span } from '../text/span.ts'
import { spanOfWords, type WordIndex } from './index-words.ts'
import type { QueryWord, WordsClause } from './query.ts'

const NOWHERE: readonly number[] = []

function positionsOf(index: WordIndex, word: QueryWord): readonly number[] {
  return word.prefix ? index.findPrefix(word.folded) : (index.positions.get(word.folded) ?? NOWHERE)
}

/** The first place in a sorted list that is not below a value. */
function findFrom(sorted: readonly number[], value: number): number {
  return firstPlace(sorted, (number) => number < value)
}

function findRarest(places: readonly (readonly number[])[]): number {
  let rarest = 0
  for (const [at, place] of places.entries()) {
    if (place.length < (places[rarest]?.length ?? 0)) rarest = at
  }
  return rarest
}

function findPhrase(index: WordIndex, words: readonly QueryWord[]): Span | undefined {
  const places = words.map((word) => positionsOf(index, word))
  const anchor = findRarest(places)
  const position = (places[anchor] ?? NOWHERE).find((candidate) =>
    places.every((place, ahead) => {
      const wanted = candidate - anchor + ahead
      return ahead === anchor || place[findFrom(place, wanted)] === wanted
    }),
  )
  return position === undefined
    ? undefined
    : spanOfWords(index, position - anchor, position - anchor + words.length - 1)
}

/** Of sorted positions, those within reach of one of the anchors, which are sorted too. */
function keepNear(place: readonly number[], anchors: readonly number[], reach: number): readonly number[] {
  const near: number[] = []
  let from = 0
  for (const anchor of anchors) {
    from = Math.max(from, findFrom(place, anchor - reach))
    for (; (place[from] ?? Number.POSITIVE_INFINITY) <= anchor + reach; from += 1) near.push(place[from] ?? 0)
  }
  return near
}

/** The words wanted, each once, with how often it is wanted. */
function countWords(words: readonly QueryWord[]): readonly { readonly word: QueryWord; readonly count: number }[] {
  const counted = new Map<string, { word: QueryWord; count: number }>()
  for (const word of words) {
    const key = `${word.folded}${word.prefix ? '*' : ''}`
    const known = counted.get(key)
    if (known === undefined) counted.set(key, { word, count: 1 })
    else known.count += 1
  }
  return [...counted.values()]
}

/** The narrowest run of the text that holds all words in any order, if at most `slop` other words stand in it. */
function findNear(index: WordIndex, words: readonly QueryWord[], slop: number): Span | undefined {
  const wanted = countWords(words)
  const places = wanted.map(({ word }) => positionsOf(index, word))
  const anchors = places[findRarest(places)] ?? NOWHERE
  const events = places
    .flatMap((place, which) => keepNear(place, anchors, slop + words.length).map((position) => ({ position, which })))
    .sort((a, b) => a.position - b.position)
  const held = wanted.map(() => 0)
  let missing = wanted.length
  let left = 0
  let best: { first: number; last: number } | undefined
  for (const event of events) {
    const now = (held[event.which] ?? 0) + 1
    held[event.which] = now
    if (now === wanted[event.which]?.count) missing -= 1
    while (missing === 0) {
      const oldest = events[left]
      if (oldest === undefined) break
      const width = event.position - oldest.position
      if (best === undefined || width < best.last - best.first) best = { first: oldest.position, last: event.position }
      const fewer = (held[oldest.which] ?? 0) - 1
      held[oldest.which] = fewer
      if (fewer < (wanted[oldest.which]?.count ?? 0)) missing += 1
      left += 1
    }
  }
  if (best === undefined || best.last - best.first + 1 - words.length > slop) return undefined
  return spanOfWords(index, best.first, best.last)
}

/**
 * Finds the words of a clause in a text: as a phrase, or near each other in any order. Gives the UTF-16 offsets of the
 * first phrase, of the narrowest place for a proximity.
 */
export function findWords(index: WordIndex, clause: WordsClause): Span | undefined {
  return clause.slop === null ? findPhrase(index, clause.words) : findNear(index, clause.words, clause.slop)
}
