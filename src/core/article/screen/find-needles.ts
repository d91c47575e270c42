import { findChild, GATED, mixLetter, type LetterNode, type NeedleIndex, type WordNode } from './index-needles.ts'
import { JOINT, kindOf, OPEN_LETTER, OTHER, type Letters } from './letters.ts'

/** What follows a word's first letters is no ending of it beyond this. */
const LONGEST_ENDING = 64

/** The numbers of the needles that stand in the letters. One pass. */
export function findNeedles({ gate, first }: NeedleIndex, letters: Letters): ReadonlySet<number> {
  const { units, length } = letters
  const found = new Set<number>()
  for (let at = 1; at < length; at += 1) {
    const unit = units[at] ?? OTHER
    if (unit <= JOINT) continue
    if (mayBegin(gate, units, at)) followWord(first.get(unit), letters, at, found)
    const kind = kindOf[unit]
    if (kind !== OPEN_LETTER) while (kindOf[units[at + 1] ?? OTHER] === kind) at += 1
  }
  return found
}

/** Whether the letters from a place on may begin a needle. */
function mayBegin(gate: Uint8Array, units: Uint16Array, from: number): boolean {
  let hash = 0
  for (let at = from; at < from + GATED; at += 1) {
    const unit = units[at] ?? OTHER
    // Letters of one word that are parted cannot be hashed together.
    if (unit <= JOINT) return unit === JOINT || kindOf[units[at - 1] ?? OTHER] === OPEN_LETTER
    hash = mixLetter(hash, unit)
    if (gate[hash] === 1) return true
  }
  return false
}

/** Goes down the tree with the letters from a place on, and on to what comes after each word that is met. */
function followWord(start: LetterNode | undefined, letters: Letters, from: number, found: Set<number>): void {
  let at = from
  let node = start
  while (node !== undefined) {
    for (const word of node.words) endWord(word, letters, at + 1, found)
    at = nextLetter(letters, at)
    node = findChild(node, letters.units[at] ?? OTHER)
  }
}

/** The place of what follows a letter in its word. Writers part the words of Persian and Arabic names as they like. */
function nextLetter({ units, length }: Letters, from: number): number {
  const between = kindOf[units[from] ?? OTHER] === OPEN_LETTER ? OTHER : JOINT
  let at = from + 1
  while (at < length && (units[at] === JOINT || units[at] === between)) at += 1
  return at
}

/** Takes a word whose stem ends before `from` wherever it may end. */
function endWord(word: WordNode, letters: Letters, from: number, found: Set<number>): void {
  const { units, length } = letters
  const kind = kindOf[units[from - 1] ?? OTHER]
  if (kind === OPEN_LETTER) {
    takeWord(word, letters, from, found)
    if (word.next.size > 0) takeWord(word, letters, endOfRun(letters, from), found)
    return
  }
  let rest = ''
  const stop = Math.min(length, from + LONGEST_ENDING)
  for (let end = from; end < stop; end += 1) {
    const unit = units[end] ?? OTHER
    if (kindOf[unit] === kind) {
      if (word.ending === 'none') return
      rest += String.fromCharCode(unit)
      continue
    }
    if (fits(word, rest)) takeWord(word, letters, end, found)
    // Markup stands between two words, or inside one.
    if (unit !== JOINT) return
  }
}

function fits({ text, stem, ending }: WordNode, rest: string): boolean {
  return typeof ending === 'string' || ending(stem + rest).includes(text)
}

/** Takes a word that ends before `from`, and looks for those that may come after it. */
function takeWord({ id, next }: WordNode, letters: Letters, from: number, found: Set<number>): void {
  if (id !== undefined) found.add(id)
  for (const [gap, tree] of next) {
    let at = from
    for (let skipped = 0; skipped <= gap; skipped += 1) {
      at = startOfWord(letters, at)
      followWord(findChild(tree, letters.units[at] ?? OTHER), letters, at, found)
      at = endOfWord(letters, at)
    }
  }
}

function startOfWord({ units, length }: Letters, from: number): number {
  let at = from
  while (at < length && (units[at] ?? OTHER) <= JOINT) at += 1
  return at
}

function endOfWord({ units }: Letters, from: number): number {
  let at = from
  while ((units[at] ?? OTHER) > JOINT) at += 1
  return at
}

/** Where the letters and joints from a place on end. */
function endOfRun({ units, length }: Letters, from: number): number {
  const stop = Math.min(length, from + LONGEST_ENDING)
  let at = from
  while (at < stop && units[at] !== OTHER) at += 1
  return at
}
