import type { Item } from './read-units.ts'
import { FORM, type CueForm, type CueLexicon, type Frame } from './statement-lexicon.ts'

/** A cue in a unit; numbers are item indexes. */
export interface Cue {
  /** First item of the verb group: auxiliaries and adverbs before the verb belong to it. */
  readonly from: number
  /** The verb itself. */
  readonly head: number
  /** Behind the last item of the cue. */
  readonly to: number
  readonly lemma: string
  readonly frames: ReadonlySet<Frame>
  readonly gerund: boolean
  readonly passive: boolean
  readonly infinitive: boolean
  readonly past: boolean
  /** Whether the form could as well be a noun, so that the grammar around must prove it. */
  readonly doubtful: boolean
}

/** Finds the verbs of a unit that attribute, outside quotations, in order. Linear. */
export function findCues(items: readonly Item[], lexicon: CueLexicon): readonly Cue[] {
  const cues: Cue[] = []
  for (let at = 0; at < items.length; at++) {
    const forms = lexicon.verbs.get(items[at]?.lower ?? '')
    const known = forms?.find((candidate) => matchesTail(items, at + 1, candidate.tail))
    const form = known ?? (isRemarkVerb(items, at, lexicon) ? REMARK : undefined)
    if (!form || !isVerb(items, at, form, lexicon)) continue
    const to = at + 1 + form.tail.length
    cues.push(readGroup(items, at, to, form, lexicon))
    at = to - 1
  }
  return cues
}

const REMARK: CueForm = { lemma: '', frames: new Set(['say']), forms: FORM.past, tail: [], noun: false }
const DASHES: ReadonlySet<string> = new Set(['—', '–', '-'])
/** Past forms of Russian verbs. */
const RUSSIAN_PAST = /^\p{Script=Cyrillic}{3,}л[аи]?(?:ся|сь)?$/u

/** Whether any Russian verb stands where only one of saying can: behind a quotation, a comma and a dash: «…», — усмехнулся он. */
function isRemarkVerb(items: readonly Item[], at: number, { inflection, words }: CueLexicon): boolean {
  if (inflection !== 'russian' || !DASHES.has(items[at - 1]?.lower ?? '')) return false
  const comma = items[at - 2]?.lower === ','
  const quote = items[comma ? at - 3 : at - 2]
  const next = items[at + 1]
  if (!quote?.quote || !(comma || quote.stopped) || next?.kind !== 'word' || words.prepositions.has(next.lower))
    return false
  return items[at]?.capital === false && RUSSIAN_PAST.test(items[at]?.lower ?? '')
}

/** Whether the items from `at` on read as the words of `tail`. */
export function matchesTail(
  items: readonly { readonly lower: string }[],
  at: number,
  tail: readonly string[],
): boolean {
  return tail.every((word, index) => items[at + index]?.lower === word)
}

function isVerb(items: readonly Item[], at: number, form: CueForm, { words, inflection }: CueLexicon): boolean {
  if (inflection === 'persian') return !isPersianNoun(items, at, form, words) && !isTalk(items, at)
  if (inflection !== 'english') {
    if (items[at]?.lower === THANKS_TO) return false
    return !(ANSWERS.test(form.lemma) && items[at + 1]?.lower === 'за')
  }
  const item = items[at]
  const before = items[at - 1]
  if (item?.capital && form.noun) return false
  if (!before) return (form.forms & (FORM.gerund | FORM.participle)) !== 0 || !form.noun
  const owned = before.lower === "'s" && !words.pronouns.has(items[at - 2]?.lower ?? '')
  if (owned && (form.noun || (form.forms & FORM.past) === 0)) return false
  if (before.lower !== "'s" && !words.pronouns.has(before.lower)) {
    if (ARTICLES.has(before.lower) || (form.noun && words.determiners.has(before.lower))) return false
  }
  const carried =
    before.lower === 'to' ||
    words.modals.has(before.lower) ||
    words.have.has(before.lower) ||
    words.adverbs.has(before.lower)
  if (carried) return true
  const preposition = words.prepositions.has(before.lower)
  if (preposition && (form.forms & FORM.gerund) === 0) return false
  if (!form.noun) return true
  if ((form.forms & FORM.gerund) !== 0) return before.lower === ',' || words.be.has(before.lower)
  if (words.pronouns.has(before.lower) && !words.determiners.has(before.lower)) return true
  if (before.kind !== 'word') return false
  if (endsQuoted(items, at)) return true
  const next = items[at + 1]
  if (next?.lower === 'such') return false
  if (!next || next.lower === ',' || next.lower === '.') return PLURAL.test(before.lower) && form.frames.has('show')
  const { determiners, complementizers, objects } = words
  return (
    next.capital ||
    next.quote !== undefined ||
    next.lower === 'to' ||
    [determiners, complementizers, objects].some((list) => list.has(next.lower))
  )
}

/** A preposition that is also a gerund, «thanking». */
const THANKS_TO = 'благодаря'
/** «отвечает за порт»: is in charge, not says. */
const ANSWERS = /^отве(?:чать|тить)$/u

/** «به گفته»: a bare participle behind a preposition, or before what belongs to it, is a noun. */
function isPersianNoun(items: readonly Item[], at: number, form: CueForm, words: CueLexicon['words']): boolean {
  const bare = form.tail.length === 0 && PERSIAN_PARTICIPLE.test(items[at]?.lower ?? '')
  return bare && (at === 0 || words.prepositions.has(items[at - 1]?.lower ?? ''))
}

/** «گفت و گو», «گفت وگوها»: a conversation, written apart. */
function isTalk(items: readonly Item[], at: number): boolean {
  if (items[at]?.lower !== 'گفت') return false
  const next = items[at + 1]?.lower ?? ''
  return TALK.test(next) || (next === 'و' && TALK.test(`و${items[at + 2]?.lower ?? ''}`))
}
const TALK = /^وگو(?!ی(?:د|ند)$)/u

const PERSIAN_PARTICIPLE = /ه$/u

/** Determiners that only a noun follows; others ("several said") also stand alone. */
const ARTICLES = new Set(['a', 'an', 'the', 'its', 'our', 'my', 'your', 'his', 'her', 'their', 'no', 'such', 'every'])
/** Whether a quotation and a name stand before a form, and the clause ends behind it: '"…," Hale notes.' */
function endsQuoted(items: readonly Item[], at: number): boolean {
  const next = items[at + 1]
  if (next && next.kind !== 'mark' && !next.quote) return false
  for (let index = at - 1; index >= Math.max(0, at - LONGEST_NAME); index--) {
    const item = items[index]
    if (item?.quote) return item.stopped === true
    if (item?.kind === 'mark' && item.lower !== '.') return false
  }
  return false
}

/** Longest name between a quotation and its cue, in items. */
const LONGEST_NAME = 7
const PLURAL = /[^s]s$/u

function readGroup(items: readonly Item[], head: number, to: number, form: CueForm, { words }: CueLexicon): Cue {
  let from = head
  let passive = false
  let progressive = false
  let infinitive = false
  let hypothetical = false
  for (let at = head - 1; at >= 0; at--) {
    const word = items[at]?.lower ?? ''
    if (words.be.has(word) && !isPossessive(items, at, words.pronouns)) {
      if ((form.forms & FORM.gerund) !== 0) progressive = true
      else if (word !== "'s") passive = true
    } else if (word === 'to') infinitive = (form.forms & FORM.gerund) === 0
    else if (infinitive && words.catenatives.has(word)) infinitive = word === 'on'
    else if (!words.modals.has(word) && !words.have.has(word) && !words.adverbs.has(word) && !isManner(items[at])) break
    if (words.pronouns.has(word)) break
    if (HYPOTHETICAL.has(word)) hypothetical = true
    from = at
  }
  const gerund = (form.forms & FORM.gerund) !== 0 && !progressive
  const past = (form.forms & FORM.past) !== 0
  if (form.tail.includes('as')) passive = false
  if (hypothetical && !progressive) infinitive = true
  return {
    from,
    head,
    to,
    lemma: form.lemma,
    frames: form.frames,
    gerund,
    passive,
    infinitive,
    past,
    doubtful: form.noun,
  }
}

/** What somebody may or should say was not said. */
const HYPOTHETICAL = new Set(['can', 'could', 'should', 'may', 'might', 'must', 'shall'])

function isPossessive(items: readonly Item[], at: number, pronouns: ReadonlySet<string>): boolean {
  return items[at]?.lower === "'s" && !pronouns.has(items[at - 1]?.lower ?? '')
}

const MANNER = /..ly$/u

function isManner(item: Item | undefined): boolean {
  return item !== undefined && item.kind === 'word' && !item.capital && MANNER.test(item.lower)
}
