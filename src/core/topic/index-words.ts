import { firstPlace } from '../text/first-place.ts'
import type { Span } from '../text/span.ts'
import { splitWords, type Word } from './split-words.ts'

/** A text's words made ready for look-ups: where each folded word stands, counted in words, and its offsets in the text. */
export interface WordIndex {
  readonly text: string
  readonly words: readonly Word[]
  readonly positions: ReadonlyMap<string, readonly number[]>
  /** Positions of the words that begin with a prefix, in the order of the text; kept for the next topic that asks. */
  readonly findPrefix: (prefix: string) => readonly number[]
}

function compareUnits(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

/** Indexes the words of a text once, for any number of topics. Linear in the text. */
export function indexWords(text: string): WordIndex {
  const words = splitWords(text)
  const positions = new Map<string, number[]>()
  const add = (folded: string, position: number): void => {
    const known = positions.get(folded)
    if (known === undefined) positions.set(folded, [position])
    else known.push(position)
  }
  for (const [position, word] of words.entries()) {
    add(word.folded, position)
    if (word.stem !== null) add(word.stem, position)
  }
  const prefixes = new Map<string, readonly number[]>()
  let sorted: readonly string[] | undefined
  const findPrefix = (prefix: string): readonly number[] => {
    sorted ??= [...positions.keys()].sort(compareUnits)
    const known = prefixes.get(prefix) ?? collectPrefix(sorted, positions, prefix)
    prefixes.set(prefix, known)
    return known
  }
  return { text, words, positions, findPrefix }
}

function collectPrefix(
  sorted: readonly string[],
  positions: ReadonlyMap<string, readonly number[]>,
  prefix: string,
): readonly number[] {
  const first = firstPlace(sorted, (word) => word < prefix)
  const found = new Set<number>()
  for (let at = first; sorted[at]?.startsWith(prefix) === true; at += 1) {
    for (const position of positions.get(sorted[at] ?? '') ?? []) found.add(position)
  }
  return [...found].sort((a, b) => a - b)
}

/** Offsets in the text from the first to the last of a run of words. */
export function spanOfWords(index: WordIndex, first: number, last: number): Span {
  return [index.words[first]?.span[0] ?? 0, index.words[last]?.span[1] ?? 0]
}
