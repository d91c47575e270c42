import { findContentStart, isDay } from './find-content-start.ts'
import { type Cue, findCues } from './find-cues.ts'
import { findSourceBefore } from './find-source.ts'
import { DASHES } from './item-runs.ts'
import type { Item } from './read-units.ts'
import type { CueLexicon } from './statement-lexicon.ts'

/**
 * Where a content that starts at `from` ends: before the next attribution of the same sentence ("…, adding that", "… and called for",
 * "…, but she said"), else at the end. In a subordinate or relative clause
 * the comma before the main clause ends it as well.
 */
export function findContentEnd(
  items: readonly Item[],
  from: number,
  cues: readonly Cue[],
  cue: Cue,
  lexicon: CueLexicon,
  short: 'no' | 'subordinate' | 'relative',
): number {
  const { words } = lexicon
  for (const next of cues) {
    if (next.from <= from) continue
    const before = items[next.from - 1]
    if (!before) continue
    const comma = before.lower === ','
    if (next.gerund) {
      if (comma) return next.from - 1
      if (before.stopped && next.from - 1 >= from) return next.from
      const own = withSubject(items, next, from)
      if (own !== undefined && own > from) return own
      if (cue.gerund && words.coordinators.has(before.lower)) return next.from - 1
      if (lexicon.inflection === 'english' && before.lower === LEADS_PARTICIPLE && next.from - 1 > from + 1)
        return next.from - 1
      if (DASHES.has(before.lower)) return next.from - 1
      continue
    }
    if (next.passive || next.infinitive) continue
    const led = lexicon.inflection === 'persian' ? behindAdverbial(items, from, next, lexicon) : undefined
    if (led !== undefined) return led
    if (lexicon.inflection === 'russian' && comma && isClosingRemark(items, next)) return next.from - 1
    const last = items[next.from - 2]
    const tense = next.past === cue.past || (cue.gerund && (last?.lower === ',' || last?.quote !== undefined))
    if (words.coordinators.has(before.lower) && tense && !next.doubtful && isUttering(next)) {
      return items[next.from - 2]?.lower === ',' ? next.from - 2 : next.from - 1
    }
    const source = findSourceBefore(items, next.from, from, lexicon)
    if (!source || source.from <= from) continue
    const lead = items[source.from - 1]
    if (lead?.kind === 'quote' && source.from - 1 <= from) {
      if (short !== 'no') return source.from
      continue
    }
    if (lead?.kind === 'quote' && isUttering(next)) {
      const opening = items[source.from - 2]
      if (
        opening &&
        (opening.lower === ':' || opening.lower === ',' || DASHES.has(opening.lower) || opening.lower === '.')
      )
        return source.from - 2
    }
    if (lead && RELATIVES_OF_OBJECT.has(lead.lower) && items[source.from - 2]?.lower === ',') return source.from - 2
    const far = items[source.from - 2]
    const parted = far?.lower === ',' || far?.stopped === true
    if (lead && parted && (words.coordinators.has(lead.lower) || CONTRASTS.has(lead.lower))) {
      return far?.stopped ? source.from - 1 : source.from - 2
    }
    if (lead && lead.lower !== 'as' && CONTRASTS.has(lead.lower)) return source.from - 1
    if (lead?.lower === ',' && (short === 'subordinate' || announcesQuotation(items, next, lexicon)))
      return source.from - 1
  }
  const closed = endOfQuotation(items, from)
  if (closed !== undefined) return closed
  const persian = lexicon.inflection === 'persian'
  let end = (lexicon.inflection === 'english' ? findDash(items, from) : undefined) ?? items.length
  for (let at = from; at < end; at++) {
    if (items[at]?.lower === ',' && items[at + 1]?.lower === 'according' && items[at + 2]?.lower === 'to') end = at
    if (items[at]?.lower === ';' && at > from && !(persian && items[from - 1]?.lower === ':')) end = at
    if (at > from + 1 && at < end && opensOccasion(items, at, cue, lexicon)) end = at
    if (items[at]?.stopped && at + 1 < end && opensRemark(items, at + 1, words)) end = at + 1
    if (short === 'subordinate' && items[at]?.stopped && items[at + 1]?.capital && at + 1 < end) end = at + 1
    if (items[at]?.quote && at + 1 < end && opensAdverbial(items[at + 1], cue)) end = at + 1
    if (items[at]?.quote && at + 2 < end && goesAway(items, at + 1)) end = at + 1
    if (at > from + 1 && parts(items, at, from, cue, words)) end = items[at - 1]?.lower === ',' ? at - 1 : at
    if (items[at]?.lower === 'but' && at > from && isAuxiliary(items[at + 1], words))
      end = items[at - 1]?.lower === ',' ? at - 1 : at
    if (items[at]?.lower === ',' && at > from + 1 && opensParticiple(items, at + 1, lexicon)) end = at
    if (short !== 'no' && at > from + 1 && items[at]?.lower === ',' && endsClause(items, from, at, lexicon, short))
      end = at
  }
  return end
}

/** "… on Monday before claiming that …": what leads to another remark of the same speaker. */
const LEADS_PARTICIPLE = 'before'

/** «… و از غرب خواست»: where a coordinator and an adverbial lead to the next Persian cue. */
function behindAdverbial(items: readonly Item[], from: number, cue: Cue, { words }: CueLexicon): number | undefined {
  for (let at = cue.from - 2; at > from + 1 && at > cue.from - LONGEST_LEAD; at--) {
    if (items[at]?.lower !== 'و') continue
    return words.prepositions.has(items[at + 1]?.lower ?? '') ? at : undefined
  }
  return undefined
}

/** Most items between a coordinator and the cue that it leads to. */
const LONGEST_LEAD = 12

const OCCASIONS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['в', new Set(['ответ', 'интервью', 'ходе', 'эфире', 'беседе', 'рамках'])],
  ['во', new Set(['время'])],
  ['на', new Set(['встрече', 'брифинге', 'пресс-конференции', 'заседании', 'фоне'])],
  ['по', new Set(['итогам'])],
])
const CALLS = /^(?:наз|обоз|охарактериз|осу|раскритик|отверг|опроверг|поддерж)/u

/** «назвал сделку «ошибкой» в ответ на вопрос»: what only tells on which occasion somebody was judged. Russian only. */
function opensOccasion(items: readonly Item[], at: number, cue: Cue, { inflection }: CueLexicon): boolean {
  if (inflection !== 'russian' || !cue.frames.has('judge') || !CALLS.test(cue.lemma)) return false
  return OCCASIONS.get(items[at]?.lower ?? '')?.has(items[at + 1]?.lower ?? '') ?? false
}

/** Where a remark of an agency closes a sentence, or its end: «По его словам, порт закрыт, передаёт ТАСС». */
export function closingStart(items: readonly Item[], from: number, lexicon: CueLexicon): number {
  const cue = findCues(items, lexicon).findLast((each) => each.from > from + 1 && isClosingRemark(items, each))
  return cue ? cue.from - 1 : items.length
}

/** Longest remark that closes a sentence, in items. */
const LONGEST_REMARK = 16

/** ", передаёт «Интерфакс»": a verb behind a comma, and its subject up to the end. */
export function isClosingRemark(items: readonly Item[], cue: Cue): boolean {
  if (cue.gerund || cue.from !== cue.head || !(cue.frames.has('say') || cue.frames.has('tell'))) return false
  if (items[cue.from - 1]?.lower !== ',') return false
  const rest = items.slice(cue.to)
  return (
    rest.length > 1 && rest.length <= LONGEST_REMARK && rest.every((item) => item.lower !== ',' && item.lower !== ':')
  )
}

/** "… and he left": a new clause with a subject of its own behind what was judged; behind a clause only after a comma and "but". */
function parts(items: readonly Item[], at: number, from: number, cue: Cue, words: CueLexicon['words']): boolean {
  const word = items[at]?.lower ?? ''
  const next = items[at + 1]
  if (next === undefined || (word !== 'and' && word !== 'but')) return false
  if (!SUBJECTS.has(next.lower)) return false
  if (word === 'but') return items[at - 1]?.lower === ',' || items[at - 1]?.stopped === true
  return cue.frames.has('judge') && !words.complementizers.has(items[from]?.lower ?? '')
}

const SUBJECTS = new Set(['he', 'she', 'they', 'it', 'we', 'i'])

function isAuxiliary(item: Item | undefined, words: CueLexicon['words']): boolean {
  return item !== undefined && (words.be.has(item.lower) || words.have.has(item.lower) || words.modals.has(item.lower))
}

const ASIDES = new Set(['which', 'while', 'though', 'although'])

/** Whether the narrator goes on behind a quotation with a clause of his own: '… a “joke”, while others', '“joke” (although'. */
function goesAway(items: readonly Item[], at: number): boolean {
  if (items.slice(at, at + 2 * NEAR).some((next) => next.quote)) return false
  if (items[at]?.lower === '(') return true
  return items[at]?.lower === ',' && ASIDES.has(items[at + 1]?.lower ?? '')
}

/** Whether a word behind a quotation that has closed with its own comma begins a remark on it: '"moderate," a subtle dig'. */
function opensRemark(items: readonly Item[], at: number, words: CueLexicon['words']): boolean {
  const item = items[at]
  if (item === undefined || item.kind !== 'word') return false
  if (items.slice(at + 1, at + NEAR).some((next) => next.quote)) return false
  if (words.coordinators.has(item.lower)) return item.lower === 'but'
  return (
    item.lower === 'there' ||
    CONTRASTS.has(item.lower) ||
    words.determiners.has(item.lower) ||
    words.relatives.has(item.lower) ||
    words.prepositions.has(item.lower) ||
    GERUND.test(item.lower)
  )
}

/** How many items on a further quotation makes the words before it a part of one list: 'a "bully," an "old fool"'. */
const NEAR = 6

/** Whether a word behind what something is called says when: '… as a "mistake" on Monday'. */
function opensAdverbial(item: Item | undefined, cue: Cue): boolean {
  return item !== undefined && cue.frames.has('judge') && (isDay(item.lower) || item.lower === 'during')
}

/** The only dash outside quotations: what follows it comments on the content; two of them only set words apart. */
function findDash(items: readonly Item[], from: number): number | undefined {
  let found: number | undefined
  for (let at = from + 2; at < items.length - 1; at++) {
    if (!DASHES.has(items[at]?.lower ?? '')) continue
    if (found !== undefined) return undefined
    found = at
  }
  return found
}

/** Behind a content that is a quotation with its own stop inside: what follows is no part of it. */
function endOfQuotation(items: readonly Item[], from: number): number | undefined {
  const first = items[from]?.lower === 'that' ? from + 1 : from
  let at = first
  while (items[at]?.quote) at++
  const last = items[at - 1]
  return at > first && last?.stopped ? at : undefined
}

/** Whether a quotation follows a cue at once: then it is the sentence's own, and what was before it only leads up. */
function announcesQuotation(items: readonly Item[], cue: Cue, lexicon: CueLexicon): boolean {
  if (!cue.frames.has('say') && !cue.frames.has('tell')) return false
  const start = findContentStart(items, cue, cue.to, lexicon)
  return start.marked && items[start.at]?.quote !== undefined
}

/** Where ", with Hale calling it …" begins: a participle with a subject of its own. */
function withSubject(items: readonly Item[], cue: Cue, from: number): number | undefined {
  for (let at = cue.from - 1; at > from && at > cue.from - 8; at--) {
    const item = items[at]
    if (!item || item.lower === ',') return undefined
    if (item.lower === 'with') return items[at - 1]?.lower === ',' ? at - 1 : undefined
  }
  return undefined
}

function isUttering(cue: Cue): boolean {
  return cue.frames.has('say') || cue.frames.has('tell') || cue.frames.has('judge')
}

const RELATIVES_OF_OBJECT = new Set(['which', 'whom'])
const CONTRASTS = new Set([
  'while',
  'although',
  'though',
  'whereas',
  'as',
  'хотя',
  'тогда',
  'هرچند',
  'درحالیکه',
  'درحالی',
])

const GERUND = /...ing$/u
const NO_PARTICIPLE = new Set([
  'including',
  'according',
  'during',
  'something',
  'nothing',
  'anything',
  'everything',
  'being',
  'following',
  'regarding',
  'amazing',
])

/** ", leaving …": a participle of the narrator's. */
function opensParticiple(items: readonly Item[], at: number, { inflection }: CueLexicon): boolean {
  const item = items[at]
  return (
    inflection === 'english' &&
    item !== undefined &&
    !item.capital &&
    GERUND.test(item.lower) &&
    !NO_PARTICIPLE.has(item.lower)
  )
}

/** Whether the comma at `at` ends a subordinate clause: the main clause goes on behind it. */
function endsClause(
  items: readonly Item[],
  from: number,
  at: number,
  lexicon: CueLexicon,
  short: 'subordinate' | 'relative',
): boolean {
  const { words, verbs } = lexicon
  const next = items[at + 1]
  if (!next) return true
  if (verbs.has(next.lower)) return true
  if (lexicon.inflection === 'russian' && short === 'subordinate')
    return !words.complementizers.has(next.lower) && !words.relatives.has(next.lower)
  if (isAuxiliary(next, words)) {
    return (
      short === 'subordinate' || items.slice(from, at).some((item) => isAuxiliary(item, words) || PAST.test(item.lower))
    )
  }
  return (
    short === 'subordinate' && (words.pronouns.has(next.lower) || words.determiners.has(next.lower) || next.capital)
  )
}

const PAST = /..ed$/u
