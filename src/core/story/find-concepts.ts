import { COMMON_WORDS, TRADE_WORDS } from '../article/common-words.ts'
import { guessLexiconLanguage } from '../cooperation/guess-lexicon-language.ts'
import { matchTerms } from '../lexicon/match-terms.ts'
import { type Token, tokenizeTerms } from '../lexicon/tokenize-terms.ts'
import type { ConceptLexicon } from './compile-concepts.ts'
import { nameSkeleton } from './name-skeleton.ts'
import type { StoryTerm } from './story.ts'

const NUMBER_WEIGHT = 1.5
/** A word in capitals is a name, but for the first of a sentence; scripts without capitals do not tell. */
const NAME_WEIGHT = 1.5
const OTHER_WEIGHT = 1
const STOPS = new Set(['.', '!', '?', '؟', ':', '«', '“', '"'])
const HAS_CASE = /\p{Lu}|\p{Ll}/u

/** What a text names in a form that does not depend on its language, each once: people, states, things, numbers, how names sound. */
export function findConcepts(text: string, lang: string | null, lexicon: ConceptLexicon): readonly StoryTerm[] {
  const tokens = tokenizeTerms(text)
  const found = new Map<string, StoryTerm>()
  const taken = new Set<number>()
  const language = guessLexiconLanguage(text, lang, new Set(lexicon.matchers.keys()))
  const matcher = lexicon.matchers.get(language)
  for (const { first, end, meaning } of matcher === undefined ? [] : matchTerms(matcher, tokens)) {
    found.set(meaning.key, meaning)
    for (let at = first; at < end; at += 1) taken.add(at)
  }
  for (const at of tokens.keys()) {
    const concept = taken.has(at) ? undefined : (readNumber(tokens, at) ?? readName(text, tokens, at))
    if (concept !== undefined && concept.weight > (found.get(concept.key)?.weight ?? 0)) found.set(concept.key, concept)
  }
  return [...found.values()]
}

/** A number of two digits and more, with its thousands: 1,057 and 1057 are one. */
function readNumber(tokens: readonly Token[], at: number): StoryTerm | undefined {
  if (tokens[at]?.kind !== 'number' || isThousand(tokens, at)) return undefined
  let digits = tokens[at].text
  for (let next = at + 2; isThousand(tokens, next); next += 2) digits += tokens[next]?.text ?? ''
  return digits.length > 1 ? { key: `#${digits}`, weight: NUMBER_WEIGHT, kind: 'particular' } : undefined
}

function isThousand(tokens: readonly Token[], at: number): boolean {
  const [number, comma, group] = [tokens[at - 2], tokens[at - 1], tokens[at]]
  if (number?.kind !== 'number' || comma?.kind !== 'mark' || group?.kind !== 'number') return false
  return group.text.length === 3 && number.end === comma.start && comma.end === group.start
}

function readName(text: string, tokens: readonly Token[], at: number): StoryTerm | undefined {
  const token = tokens[at]
  if (token?.kind !== 'word' || COMMON_WORDS.has(token.text) || TRADE_WORDS.has(token.text)) return undefined
  const initial = text[token.start] ?? ''
  const cased = HAS_CASE.test(initial)
  if (cased && initial === initial.toLowerCase()) return undefined
  const skeleton = nameSkeleton(token.text)
  if (skeleton === undefined) return undefined
  const opening = at === 0 || STOPS.has(tokens[at - 1]?.text ?? '')
  return { key: `~${skeleton}`, weight: cased && !opening ? NAME_WEIGHT : OTHER_WEIGHT, kind: 'particular' }
}
