import { foldWord } from '../text/tokenise.ts'

/** A run of words found in an index: how many words, and what they stand for. */
export interface WordHit<Value> {
  readonly length: number
  readonly value: Value
}

/** Looks up words and phrases at a place in a list of folded words; the longest entry wins. Time does not grow with the index. */
export interface WordIndex<Value> {
  readonly find: (words: readonly { readonly lower: string }[], at: number) => WordHit<Value> | undefined
}

interface Entry<Value> {
  readonly tail: readonly string[]
  readonly value: Value
}

/** Shortest stem that a * may follow. */
const SHORTEST_STEM = 2

/**
 * Compiles phrases, folded by `foldWord`; a * at the end of a word stands for any ending.
 *
 * @example compileWordIndex([['white house', 'US'], ['иран*', 'IR']]).find([{ lower: 'ирана' }], 0) // { length: 1, value: 'IR' }
 */
export function compileWordIndex<Value>(
  entries: readonly (readonly [phrase: string, value: Value])[],
): WordIndex<Value> {
  const whole = new Map<string, Entry<Value>[]>()
  const stems = new Map<string, Entry<Value>[]>()
  for (const [phrase, value] of entries) {
    const [first = '', ...tail] = foldWord(phrase).split(' ')
    const stem = first.endsWith('*')
    const map = stem ? stems : whole
    const key = stem ? first.slice(0, -1) : first
    map.set(
      key,
      [...(map.get(key) ?? []), { tail, value }].sort((a, b) => b.tail.length - a.tail.length),
    )
  }
  return {
    find: (words, at) => {
      const word = words[at]?.lower
      if (word === undefined) return undefined
      const exact = pick(whole.get(word), words, at)
      if (exact || stems.size === 0) return exact
      for (let length = word.length; length >= SHORTEST_STEM; length--) {
        const hit = pick(stems.get(word.slice(0, length)), words, at)
        if (hit) return hit
      }
      return undefined
    },
  }
}

function pick<Value>(
  entries: readonly Entry<Value>[] | undefined,
  words: readonly { readonly lower: string }[],
  at: number,
): WordHit<Value> | undefined {
  const entry = entries?.find(({ tail }) => tail.every((part, index) => fits(part, words[at + index + 1]?.lower)))
  return entry && { length: entry.tail.length + 1, value: entry.value }
}

function fits(part: string, word: string | undefined): boolean {
  if (word === undefined) return false
  return part.endsWith('*') ? word.startsWith(part.slice(0, -1)) : word === part
}
