import { firstPlace } from '../text/first-place.ts'
import type { Span } from '../text/span.ts'
import { splitSentences } from '../text/split-sentences.ts'
import type { Token } from '../text/tokenise.ts'
import { attributeUnit } from './attribute-unit.ts'
import type { Attribution } from './attribution.ts'
import { findCues, matchesTail } from './find-cues.ts'
import { findQuotations, type Quotation } from './find-quotations.ts'
import type { Run } from './find-source.ts'
import { namesSomebody } from './names-somebody.ts'
import { readUnits, type Item, type Unit } from './read-units.ts'
import type { CueLexicon } from './statement-lexicon.ts'

/** Fewest items of a content in which somebody else may be told to speak. */
const LEAST_CONTENT = 5
/** Longest quotation that is read for what it quotes, in UTF-16 units; bounds the work. */
const LONGEST_QUOTATION = 4000

/** An attribution within the content of another one, and the unit whose items it counts in. */
export interface NestedAttribution {
  readonly unit: Unit
  readonly attribution: Attribution
}

/** The article that units were read from. */
export interface ReadText {
  readonly text: string
  readonly tokens: readonly Token[]
}

/**
 * Finds who is told to have said something within what others say: «Ветров сообщил, что министр заявил о готовности», «…Лесков сказал,
 * что порт закрыт…», inside quotations too.
 * One level deep; in Russian, and in Persian where a conjunction or a quotation proves it. Linear.
 */
export function findNested(
  unit: Unit,
  attributions: readonly Attribution[],
  read: ReadText,
  lexicon: CueLexicon,
): readonly NestedAttribution[] {
  if (lexicon.inflection === 'english') return []
  return attributions.flatMap(({ content, cue }) =>
    content.flatMap((run) => [
      ...within(unit, run, lexicon, cue.from >= run.to),
      ...unit.items.slice(run.from, run.to).flatMap((item) => withinQuotation(item, unit, read, lexicon)),
    ]),
  )
}

/** What the indirect words of one content attribute to others. */
function within(unit: Unit, { from, to }: Run, lexicon: CueLexicon, relayed: boolean): readonly NestedAttribution[] {
  if (to - from < LEAST_CONTENT) return []
  const start = lexicon.words.complementizers.has(unit.items[from]?.lower ?? '') ? from + 1 : from
  const items = unit.items.slice(start, to)
  if (!mayTell(items, lexicon)) return []
  return readPart({ ...unit, items, opensLine: false }, lexicon, relayed ? 'relayed' : 'told')
}

function withinQuotation(
  item: Item,
  unit: Unit,
  { text, tokens: all }: ReadText,
  lexicon: CueLexicon,
): readonly NestedAttribution[] {
  const inner = item.spoken ? item.quote?.inner : undefined
  if (!inner || inner[1] - inner[0] > LONGEST_QUOTATION) return []
  const tokens = all.slice(firstFrom(all, inner[0]), firstFrom(all, inner[1]))
  if (!mayTell(tokens, lexicon)) return []
  const words = text.slice(...inner)
  const sentences = splitSentences(words, lexicon.lang).map((span) => shift(span, inner[0]))
  const quotations = findQuotations(words).map((quotation): Quotation => ({
    ...quotation,
    ...shiftBounds(quotation, inner[0]),
    inner: shift(quotation.inner, inner[0]),
  }))
  return readUnits(text, sentences, tokens, quotations).flatMap((part) =>
    readPart({ ...part, paragraph: unit.paragraph, opensLine: false }, lexicon, 'quoted'),
  )
}

/** Whether a verb of saying or a phrase such as «по словам» is among the words; most contents have none. */
function mayTell(words: readonly Pick<Token, 'lower' | 'capital'>[], { verbs, prefixes }: CueLexicon): boolean {
  return words.some(({ lower, capital }, at) => {
    if (!capital && verbs.get(lower)?.some(({ frames }) => frames.has('say') || frames.has('tell'))) return true
    const phrases = prefixes.get(lower)
    return phrases?.some((tail) => matchesTail(words, at, tail) || matchesTail(words, at + 2, tail.slice(1))) ?? false
  })
}

/** Index of the first token that starts at or behind an offset. */
function firstFrom(tokens: readonly Token[], offset: number): number {
  return firstPlace(tokens, ({ start }) => start < offset)
}

function shift([from, to]: Span, by: number): Span {
  return [from + by, to + by]
}

function shiftBounds({ start, end }: { readonly start: number; readonly end: number }, by: number) {
  return { start: start + by, end: end + by }
}

/** How the outer words stand: in quotation marks, before the one who passes them on («…, сообщает агентство»), or behind their cue. */
type Place = 'quoted' | 'relayed' | 'told'

/** The attributions of a part that name by a verb of saying or a phrase who speaks. What is passed on may be a judgement too. */
function readPart(unit: Unit, lexicon: CueLexicon, place: Place): readonly NestedAttribution[] {
  const cues = findCues(unit.items, lexicon)
  return attributeUnit(unit, lexicon).flatMap((attribution): readonly NestedAttribution[] => {
    const { source, cue, content } = attribution
    const verb = cues.find((each) => each.from === cue.from)
    const phrase = lexicon.prefixes.has(unit.items[cue.from]?.lower ?? '')
    const judges = place === 'relayed' && verb?.frames.has('judge') === true
    const says = verb ? verb.frames.has('say') || verb.frames.has('tell') || judges : phrase
    if (!source || !says || content.every((run) => run.to - run.from < 2)) return []
    const proven = place === 'quoted' || lexicon.inflection === 'persian'
    if (proven && !phrase && !isMarked(unit.items, content, lexicon)) return []
    const loose = place === 'told' && !phrase && !isMarked(unit.items, content, lexicon)
    if (loose && (!namesSomebody(unit.items, source, lexicon) || content.every((run) => run.to <= cue.from))) return []
    const plain = verb !== undefined && !verb.frames.has('think') && !verb.frames.has('intend')
    const nameless = phrase && !verb && !namesSomebody(unit.items, source, lexicon)
    return !nameless && isOther(unit.items, source, lexicon, place, plain) ? [{ unit, attribution }] : []
  })
}

const THEY = new Set(['он', 'она', 'они'])

/** Whether a content is a clause with its conjunction, or a quotation. */
function isMarked(items: readonly Item[], [first]: readonly Run[], { words }: CueLexicon): boolean {
  const item = first && items[first.from]
  return item !== undefined && (item.quote !== undefined || words.complementizers.has(item.lower))
}

/** Whether somebody is named whom the outer speaker can speak of: not himself, nor a word that stands for nobody. */
function isOther(items: readonly Item[], source: Run, lexicon: CueLexicon, place: Place, plain: boolean): boolean {
  const { words } = lexicon
  const own = items.slice(source.from, source.to)
  const first = own[0]?.lower ?? ''
  if (THEY.has(first) && own.length === 1) return place === 'told' && plain
  if (words.pronouns.has(first) || words.objects.has(first) || words.adverbs.has(first)) return false
  return place === 'told' || namesSomebody(items, source, lexicon)
}
