import type { Run } from './find-source.ts'
import type { Item } from './read-units.ts'
import type { CueLexicon } from './statement-lexicon.ts'

/** Longest adverbial between a verb and its subject, or between a subject and its verb, in items. */
const LONGEST_ADVERBIAL = 18
/** Adjectives in the nominative: «официальный», «российская», «высокопоставленные». */
export const NOMINATIVE = /(?:...ый|...ая|...ые|[сц]кий|[сц]кие|...щие|...щий)$/u
/** Participles that open a clause behind a name: «занявший», «выступающая», «назначенный». */
const PARTICIPLE = /..(?:вш|ющ|ущ|ащ|ящ|нн)(?:ий|ая|ие|ий|ый|ые)(?:ся)?$/u
const ENDS_ADVERBIAL: ReadonlySet<string> = new Set([';', ':', '—', '–', '―', '--', '-', '(', '?', '!'])

/** Where a subject begins among words that an adverbial opens: at an office or an adjective in the nominative. */
function nominativeStart(items: readonly Item[], from: number, to: number, lexicon: CueLexicon): number | undefined {
  const { offices, words } = lexicon
  for (let at = from; at < to; at++) {
    const item = items[at]
    if (!item || item.kind !== 'word' || words.prepositions.has(items[at - 1]?.lower ?? '')) continue
    if (offices.has(item.lower)) return at
    if (!item.capital && NOMINATIVE.test(item.lower) && (items[at + 1]?.kind === 'word' || items[at + 1]?.quote))
      return at
  }
  return undefined
}

/** The subject at the end of words that a preposition opens: «в сентябре 2024 года официальные лица США», «в Риме Ветров». */
export function subjectAfterAdverbial(
  items: readonly Item[],
  from: number,
  to: number,
  lexicon: CueLexicon,
): Run | undefined {
  const start = nominativeStart(items, from + 1, to, lexicon)
  return start === undefined ? undefined : { from: start, to }
}

/** Where the subject behind a verb begins when when, where or how come between: «заявил в ходе визита в Рим министр Ветров». */
export function skipAdverbial(items: readonly Item[], at: number, lexicon: CueLexicon): number | undefined {
  const { words } = lexicon
  if (!words.prepositions.has(items[at]?.lower ?? '') || words.abouts.has(items[at]?.lower ?? '')) return undefined
  let end = at + 1
  let dated = false
  for (; end < Math.min(items.length, at + LONGEST_ADVERBIAL); end++) {
    const item = items[end]
    if (!item || ENDS_ADVERBIAL.has(item.lower) || words.complementizers.has(item.lower)) break
    if (item.lower === ',' && items[end + 1]?.kind !== 'number' && !dated) break
    if (item.lower === ',') dated = !dated
  }
  const start = nominativeStart(items, at + 1, end, lexicon)
  if (start !== undefined) return start
  let name = end
  while (items[name - 1]?.lower === '.') name--
  const last = name
  while (name > at + 2 && items[name - 1]?.capital) name--
  return name < last && items[name - 1]?.lower !== '.' && !words.prepositions.has(items[name - 1]?.lower ?? '')
    ? name
    : undefined
}

/** The name before a participle clause and an adverbial: «Ветров, занявший пост в мае, на встрече с прессой заявил». */
export function subjectBeforeClause(
  items: readonly Item[],
  end: number,
  floor: number,
  { words }: CueLexicon,
): number | undefined {
  const comma = items.findLastIndex((item, at) => at < end && at > floor && item.lower === ',')
  if (comma < 0 || !words.prepositions.has(items[comma + 1]?.lower ?? '')) return undefined
  const opens = items.findLastIndex((item, at) => at < comma && at > floor && item.lower === ',')
  const first = items[opens + 1]?.lower ?? ''
  if (opens < 0 || comma - opens > 2 * LONGEST_ADVERBIAL) return undefined
  return PARTICIPLE.test(first) || words.relatives.has(first) ? opens : undefined
}

/** «Ветров, которого цитирует «Вестник», напомнил»: a short quotation before a comma that is a Russian name. */
export function isQuotedAgency(item: Item, { inflection }: CueLexicon): boolean {
  return inflection === 'russian' && !item.spoken && !item.stopped
}
