import type { WordForms } from '../../lexicon/word-forms.ts'

/** How a word on the page must go on after the letters of a needle: not at all, in any way, or so that these forms of it hold them. */
export type Ending = 'none' | 'any' | WordForms

/** One word of a needle, folded by `foldLetters`. In scripts that show where words begin it must stand there. */
export interface NeedleWord {
  readonly text: string
  readonly ending: Ending
  /** How many words may stand between the one before and this one; default none. */
  readonly gap?: number
}

/** A letter of a word that some needle has: a tree whose children are linked by `sibling`. */
export interface LetterNode {
  readonly letter: number
  child: LetterNode | undefined
  sibling: LetterNode | undefined
  /** The words whose stem ends here. */
  readonly words: WordNode[]
}

/** A word of a needle, and what may come after it. */
export interface WordNode {
  readonly text: string
  /** What the word must begin with on the page. */
  readonly stem: string
  readonly ending: Ending
  /** The number of the needle that ends with this word. */
  id: number | undefined
  readonly next: Map<number, LetterNode>
}

/** Many needles made ready to be looked for in one pass. */
export interface NeedleIndex {
  /** Which beginnings of up to `GATED` letters, hashed by `mixLetter`, lead to a needle: a quick no for most words. */
  readonly gate: Uint8Array
  /** The trees of first words, by their first letter. */
  readonly first: ReadonlyMap<number, LetterNode>
}

/** So many letters of a needle's beginning are hashed. */
export const GATED = 5
const HASH_BITS = 16
/** English endings change a last y or e, so that a word is looked for without it: "supplies". */
const CHANGED_END = /[ye]$/u
/** Pages share their vocabulary; this many words bound the memory of a process that reads for months. */
const REMEMBERED_WORDS = 20_000

/** Gives needles their numbers. */
export interface NeedleBook {
  /** The number of a needle; one without letters is never found. */
  readonly add: (words: readonly NeedleWord[]) => number
  readonly index: NeedleIndex
}

/** Opens a book of needles. Those that are added to it are in its index at once. */
export function openNeedleBook(): NeedleBook {
  const gate = new Uint8Array(1 << HASH_BITS)
  const root = nodeOf(0)
  const first = new Map<number, LetterNode>()
  const forms = new Map<Ending, Ending>()
  let count = 0

  function add(words: readonly NeedleWord[]): number {
    let tree = root
    let last: WordNode | undefined
    for (const { text, ending, gap = 0 } of words) {
      if (text === '') continue
      const remembered = forms.get(ending) ?? (typeof ending === 'string' ? ending : rememberForms(ending))
      forms.set(ending, remembered)
      if (last !== undefined) {
        tree = last.next.get(gap) ?? nodeOf(0)
        last.next.set(gap, tree)
      }
      const isFirst = last === undefined
      last = addWord(tree, text, remembered)
      if (isFirst) open(last.stem)
    }
    count += 1
    if (last === undefined) return count
    return (last.id ??= count)
  }

  function open(stem: string): void {
    let hash = 0
    for (let at = 0; at < Math.min(GATED, stem.length); at += 1) hash = mixLetter(hash, stem.charCodeAt(at))
    gate[hash] = 1
    const letter = stem.charCodeAt(0)
    for (let node = root.child; node !== undefined; node = node.sibling)
      if (node.letter === letter) first.set(letter, node)
  }

  return { add, index: { gate, first } }
}

/** Goes on with a hash of letters; the hash of none is 0. Below 65,536. */
export function mixLetter(hash: number, letter: number): number {
  return Math.imul(Math.imul(hash, 0x85ebca6b) + letter + 1, 0x9e3779b1) >>> (32 - HASH_BITS)
}

/** The child of a node for a letter. */
export function findChild(node: LetterNode, letter: number): LetterNode | undefined {
  let child = node.child
  while (child !== undefined && child.letter !== letter) child = child.sibling
  return child
}

function nodeOf(letter: number): LetterNode {
  return { letter, child: undefined, sibling: undefined, words: [] }
}

function addWord(tree: LetterNode, text: string, ending: Ending): WordNode {
  const stem = typeof ending === 'string' || text.length < 2 ? text : text.replace(CHANGED_END, '')
  let node = tree
  for (let at = 0; at < stem.length; at += 1) {
    const letter = stem.charCodeAt(at)
    let child = findChild(node, letter)
    if (child === undefined) {
      child = nodeOf(letter)
      child.sibling = node.child
      node.child = child
    }
    node = child
  }
  const known = node.words.find((word) => word.text === text && word.ending === ending)
  if (known !== undefined) return known
  const word = { text, stem, ending, id: undefined, next: new Map<number, LetterNode>() }
  node.words.push(word)
  return word
}

function rememberForms(forms: WordForms): WordForms {
  const remembered = new Map<string, readonly string[]>()
  return (word) => {
    const known = remembered.get(word)
    if (known !== undefined) return known
    if (remembered.size >= REMEMBERED_WORDS) remembered.clear()
    const made = forms(word)
    remembered.set(word, made)
    return made
  }
}
