import type { WordForms } from '../../lexicon/word-forms.ts'
import { JOINT, KIND, OPEN_LETTER, OTHER, type Letters } from './letters.ts'

/** How a word on the page must go on after the letters of a needle: not at all, in any way, or so that these forms of it hold them. */
export type Ending = 'none' | 'any' | WordForms

/** One word of a needle, folded by `foldLetters`. In scripts that show where words begin it must stand there. */
export interface NeedleWord {
  readonly text: string
  readonly ending: Ending
}

/** Words that must stand side by side. */
type Needle = readonly NeedleWord[]

interface Numbered {
  readonly id: number
  readonly words: readonly Stemmed[]
}

/** A word with what it must begin with on the page. */
interface Stemmed extends NeedleWord {
  readonly stem: string
}

/** Many needles made ready to be looked for in one pass, each under its number. */
export interface NeedleIndex {
  readonly count: number
  /** Which first three letters, hashed, some needle begins with. */
  readonly filter: Uint8Array
  readonly buckets: ReadonlyMap<number, readonly Numbered[]>
  /** Needles whose first word has one or two letters, by the first. */
  readonly short: ReadonlyMap<number, readonly Numbered[]>
}

const LEAST = 3
const HASH_BITS = 16
/** What follows a word's first letters is no ending of it beyond this. */
const LONGEST_ENDING = 64
/** English endings change a last y or e, so that a word is looked for without it: "supplies". */
const CHANGED_END = /[ye]$/u

/** Gives needles their numbers. */
export interface NeedleBook {
  /** The number of a needle; one without letters is never found. */
  readonly add: (words: Needle) => number
  readonly close: () => NeedleIndex
}

/** Opens a book of needles. */
export function openNeedleBook(): NeedleBook {
  const needles: Needle[] = []
  const ids = new Map<string, number>()
  const endings = new Map<Ending, number>()
  return {
    add(words) {
      for (const { ending } of words) if (!endings.has(ending)) endings.set(ending, endings.size)
      const key = words.map(({ text, ending }) => `${text} ${endings.get(ending)}`).join(' ')
      const known = ids.get(key)
      if (known !== undefined) return known
      ids.set(key, needles.length)
      return needles.push(words) - 1
    },
    close: () => indexNeedles(needles),
  }
}

function indexNeedles(needles: readonly Needle[]): NeedleIndex {
  const filter = new Uint8Array(1 << HASH_BITS)
  const buckets = new Map<number, Numbered[]>()
  const short = new Map<number, Numbered[]>()
  for (const [id, needle] of needles.entries()) {
    const words = needle.map((word) => ({ ...word, stem: stemOf(word) }))
    const start = words[0]?.stem ?? ''
    if (start === '') continue
    const few = start.length < LEAST
    const key = few ? start.charCodeAt(0) : hash(start.charCodeAt(0), start.charCodeAt(1), start.charCodeAt(2))
    const table = few ? short : buckets
    const bucket = table.get(key)
    if (bucket === undefined) table.set(key, [{ id, words }])
    else bucket.push({ id, words })
    if (!few) filter[key] = 1
  }
  return { count: needles.length, filter, buckets, short }
}

function stemOf({ text, ending }: NeedleWord): string {
  return typeof ending === 'string' || text.length < 2 ? text : text.replace(CHANGED_END, '')
}

function hash(a: number, b: number, c: number): number {
  return Math.imul(Math.imul(Math.imul(a, 0x9e3779b1) + b, 0x85ebca6b) + c, 0xc2b2ae35) >>> (32 - HASH_BITS)
}

/** Which needles stand in the letters, by their numbers: 1 where one does. One pass. */
export function findNeedles(index: NeedleIndex, letters: Letters): Uint8Array {
  const { units, kinds, length } = letters
  const { filter, buckets, short } = index
  const found = new Uint8Array(index.count)
  let before = OTHER
  for (let at = 0; at < length; at += 1) {
    const kind = kinds[at] ?? OTHER
    const inside = kind === before && kind !== OPEN_LETTER
    before = kind & KIND
    if (inside || before === OTHER || before === JOINT) continue
    const first = units[at] ?? 0
    const key = hash(first, units[at + 1] ?? 0, units[at + 2] ?? 0)
    if (filter[key] === 1) take(buckets.get(key), letters, at, found)
    if (short.size > 0) take(short.get(first), letters, at, found)
  }
  return found
}

function take(bucket: readonly Numbered[] | undefined, letters: Letters, at: number, found: Uint8Array): void {
  if (bucket === undefined) return
  for (const { id, words } of bucket) if (found[id] === 0 && stands(words, 0, letters, at)) found[id] = 1
}

/** Whether the words of a needle stand from a place on, beginning with one of them. */
function stands(words: readonly Stemmed[], first: number, letters: Letters, from: number): boolean {
  const word = words[first]
  if (word === undefined) return true
  const end = follow(word, letters, from)
  if (end < 0) return false
  if (first === words.length - 1) return true
  const at = nextWord(letters, end)
  if (stands(words, first + 1, letters, at)) return true
  // Markup may have cut the word: the next one comes after all of its parts.
  const later = nextWord(letters, endOfRun(letters, end))
  return later > at && stands(words, first + 1, letters, later)
}

/** The place after a word that begins at `from`, if it is the one looked for, else -1. */
function follow({ text, ending, stem }: Stemmed, letters: Letters, from: number): number {
  const { units, kinds, length } = letters
  let at = from
  let open = false
  for (let same = 0; same < stem.length; at += 1) {
    if (at >= length) return -1
    const kind = (kinds[at] ?? OTHER) & KIND
    if (units[at] === stem.charCodeAt(same)) {
      open = kind === OPEN_LETTER
      same += 1
      // Writers part the words of Persian and Arabic names as they like.
    } else if (kind !== JOINT && !(open && kind === OTHER)) return -1
  }
  const kind = (kinds[at - 1] ?? OTHER) & KIND
  const stop = Math.min(length, at + LONGEST_ENDING)
  for (let end = at; end <= stop; end += 1) {
    const goesOn = kinds[end] === kind
    if (!goesOn && fits(end)) return end
    if (((kinds[end] ?? OTHER) & KIND) !== kind) return -1
  }
  return -1

  function fits(end: number): boolean {
    if (open || ending === 'any') return true
    if (ending === 'none') return end === at
    return ending(stem + String.fromCharCode(...units.subarray(at, end))).includes(text)
  }
}

/** Where the letters and joints from a place on end; for a word that was joined, where its parts stand in the text. */
function endOfRun({ kinds, length, joinedFrom, origins }: Letters, from: number): number {
  const stop = Math.min(length, from + LONGEST_ENDING)
  let at = from
  while (at < stop && kinds[at] !== OTHER) at += 1
  return at < joinedFrom ? at : (origins.get(at) ?? at)
}

function nextWord({ kinds, length }: Letters, from: number): number {
  let at = from
  while (at < length && (kinds[at] === OTHER || kinds[at] === JOINT)) at += 1
  return at
}
