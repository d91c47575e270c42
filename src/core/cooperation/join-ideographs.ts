import type { Token } from '../lexicon/tokenize-terms.ts'
import type { Place } from './annotate-text.ts'

/** Most ideographs that make a word where the lexicon knows none: most Chinese words have two. */
const WORD_LENGTH = 2

/**
 * Joins ideographs into words, so that distances count words in Chinese as in other languages: those of a known term up to where another
 * one begins or ends, others in pairs. The matches come back with their places among the new tokens. Linear.
 */
export function joinIdeographs<T extends Place>(
  tokens: readonly Token[],
  matches: readonly T[],
): { readonly tokens: readonly Token[]; readonly matches: readonly T[] } {
  if (!tokens.some(({ kind }) => kind === 'ideograph')) return { tokens, matches }
  const edges = new Set(matches.flatMap(({ first, end }) => [first, end]))
  let known = 0
  const starts = [...matches].sort((a, b) => a.first - b.first)
  let next = 0
  const joined: Token[] = []
  const places: number[] = []
  for (const [at, token] of tokens.entries()) {
    for (; (starts[next]?.first ?? Infinity) <= at; next++) known = Math.max(known, starts[next]?.end ?? 0)
    const last = joined.at(-1)
    const goesOn =
      last?.kind === 'ideograph' &&
      token.kind === 'ideograph' &&
      last.end === token.start &&
      !edges.has(at) &&
      (at < known || last.text.length < WORD_LENGTH)
    if (goesOn) joined[joined.length - 1] = { ...last, text: last.text + token.text, end: token.end }
    else joined.push(token)
    places.push(joined.length - 1)
  }
  return {
    tokens: joined,
    matches: matches.map((match) => ({
      ...match,
      first: places[match.first] ?? match.first,
      end: (places[match.end - 1] ?? match.end - 1) + 1,
    })),
  }
}
