import { tokenizeTerms, type Token } from './tokenize-terms.ts'
import { wordFormsOf, type WordForms } from './word-forms.ts'

/** A term as an analyst writes it, with what it stands for. */
export interface Term<T> {
  /** Words; `word*` stands for every word that begins so, `=word` for the word exactly as written (no regular endings). */
  readonly pattern: string
  readonly meaning: T
}

/** A term found: tokens `[first, end)`. */
export interface TermMatch<T> {
  readonly first: number
  readonly end: number
  readonly meaning: T
}

/** Many terms compiled into one automaton over words: matching takes the same time however many terms there are. */
export interface TermMatcher<T> {
  /** The words of patterns that a word of the text meets, as symbols; remembered a word. */
  readonly symbolsOf: (word: string) => readonly number[]
  readonly root: TermNode<T>
}

interface TermNode<T> {
  readonly next: Map<number, TermNode<T>>
  readonly meanings: T[]
}

/** News has a small vocabulary: 20,000 words cover it, and bound the memory of a process that reads for months. */
const REMEMBERED_WORDS = 20_000

interface Symbols {
  readonly exact: Map<string, number>
  readonly regular: Map<string, number>
  readonly prefixes: Map<string, number>
}

/**
 * Compiles terms of one language (BCP 47 first subtag). Terms and texts are folded and tokenised alike, so case, accents,
 * hyphens and script variants need no terms of their own.
 *
 * @example matchTerms(compileTerms([{ pattern: 'supply', meaning: 1 }], 'en'), tokenizeTerms('Tehran supplied')) // [{ first: 1, end: 2, meaning: 1 }]
 */
export function compileTerms<T>(terms: readonly Term<T>[], lang: string): TermMatcher<T> {
  const symbols: Symbols = { exact: new Map(), regular: new Map(), prefixes: new Map() }
  const root: TermNode<T> = { next: new Map(), meanings: [] }
  let count = 0
  const symbolOf = (word: string, mode: keyof Symbols): number => {
    const known = symbols[mode].get(word)
    if (known !== undefined) return known
    symbols[mode].set(word, ++count)
    return count
  }
  for (const { pattern, meaning } of terms) {
    let node = root
    for (const [word, mode] of patternWords(pattern)) {
      const symbol = symbolOf(word, mode)
      let next = node.next.get(symbol)
      if (next === undefined) {
        next = { next: new Map(), meanings: [] }
        node.next.set(symbol, next)
      }
      node = next
    }
    if (node !== root) node.meanings.push(meaning)
  }
  return { symbolsOf: rememberSymbols(symbols, wordFormsOf(lang)), root }
}

const PATTERN_WORD = /(=?)([^\s*]+)(\*?)/gu

function* patternWords(pattern: string): Generator<readonly [word: string, mode: keyof Symbols]> {
  for (const [, exact, part = '', star] of pattern.matchAll(PATTERN_WORD)) {
    const tokens = tokenizeTerms(part)
    for (const [at, token] of tokens.entries()) {
      const last = at === tokens.length - 1
      yield [token.text, last && star === '*' ? 'prefixes' : exact === '=' || !last ? 'exact' : 'regular']
    }
  }
}

function rememberSymbols({ exact, regular, prefixes }: Symbols, forms: WordForms): (word: string) => readonly number[] {
  const lengths = [...new Set([...prefixes.keys()].map((prefix) => prefix.length))].sort((a, b) => a - b)
  const remembered = new Map<string, readonly number[]>()
  return (word) => {
    const known = remembered.get(word)
    if (known !== undefined) return known
    const found = new Set<number>()
    const add = (symbol: number | undefined): void => void (symbol !== undefined && found.add(symbol))
    add(exact.get(word))
    for (const form of forms(word)) add(regular.get(form))
    for (const length of lengths) {
      if (length > word.length) break
      add(prefixes.get(word.slice(0, length)))
    }
    if (remembered.size >= REMEMBERED_WORDS) remembered.clear()
    const symbols = [...found]
    remembered.set(word, symbols)
    return symbols
  }
}

/** Every occurrence of every term, in the order of their first tokens; overlapping and nested ones included. */
export function matchTerms<T>(matcher: TermMatcher<T>, tokens: readonly Token[]): readonly TermMatch<T>[] {
  const matches: TermMatch<T>[] = []
  const symbols = tokens.map((token) => matcher.symbolsOf(token.text))
  for (let first = 0; first < tokens.length; first++) {
    if ((symbols[first]?.length ?? 0) > 0) follow(matcher.root, symbols, first, first, matches)
  }
  return matches
}

function follow<T>(
  node: TermNode<T>,
  symbols: readonly (readonly number[])[],
  first: number,
  at: number,
  matches: TermMatch<T>[],
): void {
  for (const symbol of symbols[at] ?? []) {
    const next = node.next.get(symbol)
    if (next === undefined) continue
    for (const meaning of next.meanings) matches.push({ first, end: at + 1, meaning })
    if (next.next.size > 0) follow(next, symbols, first, at + 1, matches)
  }
}
