import { alignWords } from './align-words.ts'
import { GAP } from './normalise-words.ts'
import { BINDING_WORDS, LIGHT_WORDS, TURNING_WORDS } from './wording-variants.ts'

/** How two wordings stand to one another; `because` says it for a reader. */
export type WordingVerdict =
  | { readonly same: true; readonly because: 'same words' | 'shortened' | 'small re-wording' }
  | { readonly same: false }

const DIFFERENT: WordingVerdict = { same: false }
/** Fewest words that a shortened quotation must keep to be told for the same. */
const LEAST_SHORTENED = 5
/** Fewest words of each piece between two gaps. */
const LEAST_PIECE = 2
/** Fewest words for a small re-wording to be believed, and the share of words that must stay. */
const LEAST_REWORDED = 8
const STAYS = 0.8
/** Longest wording compared word by word; a longer one is cut. */
const LONGEST = 400
/** How many words before a shortened quotation may turn its meaning. */
const TURNING_REACH = 4
const DIGIT = /\p{Nd}/u

/** Compares two lists of `normaliseWords`. Cuts at the ends or inside are the same, a changed number or negation never is. */
export function compareWording(a: readonly string[], b: readonly string[], lang: string | null): WordingVerdict {
  if (a.length === 0 || b.length === 0) return DIFFERENT
  const plainA = a.filter((word) => word !== GAP)
  const plainB = b.filter((word) => word !== GAP)
  if (plainA.join(' ') === plainB.join(' ')) return { same: true, because: 'same words' }
  const [short, long] = plainA.length <= plainB.length ? [a, plainB] : [b, plainA]
  if (isShortened(short, long)) return { same: true, because: 'shortened' }
  if (isReworded(plainA.slice(0, LONGEST), plainB.slice(0, LONGEST), lang))
    return { same: true, because: 'small re-wording' }
  return DIFFERENT
}

/** Whether the pieces of `short` between its gaps all stand in `long`, in order, and nothing before them turns their meaning. */
function isShortened(short: readonly string[], long: readonly string[]): boolean {
  const pieces = splitAtGaps(short)
  const total = pieces.reduce((sum, piece) => sum + piece.length, 0)
  if (total < LEAST_SHORTENED || pieces.some((piece) => piece.length < LEAST_PIECE)) return false
  let from = 0
  for (const piece of pieces) {
    const at = findRun(long, piece, from)
    if (at < 0) return false
    const lead = long.slice(Math.max(from, at - TURNING_REACH), at)
    if (lead.some((word) => TURNING_WORDS.has(word))) return false
    from = at + piece.length
  }
  const tail = long.slice(from, from + 2)
  return !tail.some((word) => BINDING_WORDS.has(word))
}

function splitAtGaps(words: readonly string[]): readonly (readonly string[])[] {
  const pieces: string[][] = [[]]
  for (const word of words) {
    if (word === GAP) pieces.push([])
    else pieces.at(-1)?.push(word)
  }
  return pieces.filter((piece) => piece.length > 0)
}

function findRun(words: readonly string[], run: readonly string[], from: number): number {
  for (let at = from; at + run.length <= words.length; at++) {
    let length = 0
    while (length < run.length && words[at + length] === run[length]) length++
    if (length === run.length) return at
  }
  return -1
}

/** Whether all but a few light words, or other forms of the same word, stay in order. */
function isReworded(a: readonly string[], b: readonly string[], lang: string | null): boolean {
  if (Math.min(a.length, b.length) < LEAST_REWORDED) return false
  const light = LIGHT_WORDS[(lang ?? 'en').slice(0, 2)] ?? LIGHT_WORDS['en'] ?? new Set<string>()
  const least = STAYS * Math.max(a.length, b.length)
  if (countJoint(a, b) < least) return false
  const aligned = alignWords(a, b)
  if (aligned.filter(({ kind }) => kind === 'kept').length < least) return false
  const onlyA = aligned.flatMap(({ kind, at }) => (kind === 'removed' ? (a[at] ?? []) : []))
  const onlyB = aligned.flatMap(({ kind, at }) => (kind === 'added' ? (b[at] ?? []) : []))
  const heavyA = onlyA.filter((word) => !light.has(word))
  const heavyB = onlyB.filter((word) => !light.has(word))
  if (turns(onlyA) || turns(onlyB)) return false
  const left = [...heavyB]
  for (const word of heavyA) {
    const at = left.findIndex((other) => sameStem(word, other))
    if (at < 0) return false
    left.splice(at, 1)
  }
  return left.length === 0
}

function turns(words: readonly string[]): boolean {
  return words.some((word) => TURNING_WORDS.has(word) || DIGIT.test(word))
}

/** Two forms of one word: the same beginning, and endings of two letters at most. */
function sameStem(a: string, b: string): boolean {
  const least = Math.max(4, Math.max(a.length, b.length) - 2)
  return a.length >= 4 && b.length >= 4 && a.slice(0, least) === b.slice(0, least)
}

/** How many words two lists have in common in any order, each counted as often as both hold it. */
export function countJoint(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>()
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1)
  let joint = 0
  for (const word of b) {
    const count = left.get(word) ?? 0
    if (count === 0) continue
    left.set(word, count - 1)
    joint++
  }
  return joint
}
