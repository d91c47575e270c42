import type { Attribution } from './attribution.ts'
import { closingStart } from './find-content-end.ts'
import { findContentStart } from './find-content-start.ts'
import { type Cue, matchesTail } from './find-cues.ts'
import { type Run, findSourceAfter, findSourceBefore } from './find-source.ts'
import { DASHES, PAST, endsNearQuote, hasClause, quoteRun, readLeft, trimRun } from './item-runs.ts'
import { LEADS } from './russian-leads.ts'
import { rightRun } from './read-right.ts'
import { NOMINATIVE, skipAdverbial } from './russian-subject.ts'
import { findPersianSubject } from './persian-clause.ts'
import type { Item } from './read-units.ts'
import type { CueLexicon } from './statement-lexicon.ts'

/** Whether the words behind a verb that ends a clause without quotation are who said it: a name, up to a comma or the end. */
function isSigned(items: readonly Item[], source: Run, next: string, plain: boolean): boolean {
  if (next === 'end' && plain) return true
  const named = items.slice(source.from, source.to).findIndex((item) => item.capital)
  const verb = items.slice(source.from, source.to).some((item) => !item.capital && PAST.test(item.lower))
  return (next === 'comma' || next === 'end') && named >= 0 && named <= 2 && !verb
}

const REFLEXIVE = /ся$/u

/** Whether a body behind «в» can be who says it: «заявили в министерстве», «отмечается в докладе», not «показали в Москве». */
function isUttered({ frames, lemma }: Cue): boolean {
  return frames.has('say') || frames.has('tell') || (frames.has('show') && REFLEXIVE.test(lemma))
}

/** "said quietly", "said matter-of-factly": how, not who; "family" and "ally" do not end so. */
const MANNER = /(?:edly|fully|ously|tly|ingly|lessly|grily|ually|ically)$/u

/** "…," said Hale: the speaker behind the verb, the content before it, and maybe more content after. */
export function readInverted(
  items: readonly Item[],
  cue: Cue,
  floor: number,
  lexicon: CueLexicon,
): { readonly content: readonly Run[]; readonly source: Run } | undefined {
  const before = items[cue.from - 1]
  const to = skipListeners(items, cue.to, lexicon)
  const next = items[to]
  if (!before || cue.from !== cue.head) return undefined
  if (CITES.has(cue.lemma)) return readCited(items, cue, floor, lexicon)
  if (!next) return undefined
  if (before.kind !== 'quote' && before.lower !== ',' && !DASHES.has(before.lower)) return undefined
  const where = lexicon.inflection === 'russian' && next.lower === 'в' ? 1 : 0
  if (
    (next.kind !== 'word' && !(next.kind === 'number' && before.kind === 'quote')) ||
    (where === 0 && lexicon.words.prepositions.has(next.lower)) ||
    lexicon.words.times.has(next.lower)
  )
    return undefined
  const left = readLeft(items, floor, cue.from)
  if (lexicon.inflection === 'russian' && endsInGerundClause(items, cue.from)) return undefined
  const remark = lexicon.inflection === 'russian' && lexicon.words.pronouns.has(next.lower)
  const lead =
    lexicon.inflection === 'russian' && left !== undefined && left.to - left.from === 1 && before.lower === ','
  if (!left || (!endsNearQuote(items, left) && !remark && !lead && !hasClause(items, left, lexicon))) return undefined
  if (lexicon.inflection === 'russian' && (endsInParenthesis(items, cue.from) || isListener(items, cue.to, lexicon)))
    return undefined
  if ([lexicon.words.relatives, lexicon.words.objects, lexicon.words.adverbs].some((list) => list.has(next.lower)))
    return undefined
  if (lexicon.inflection === 'english' && MANNER.test(next.lower) && !next.capital) return undefined
  const source = findSourceAfter(items, to + where, lexicon, true)
  if (!source) return undefined
  const start = findContentStart(items, cue, source.to, lexicon)
  if (where === 1 && !isUttered(cue)) return undefined
  const plain = next.capital || lexicon.words.determiners.has(next.lower) || lexicon.words.pronouns.has(next.lower)
  const loose = lexicon.inflection === 'russian' && before.kind !== 'quote'
  const quoted = endsNearQuote(items, left)
  if (!quoted && !loose && (cue.frames.has('judge') || !isSigned(items, source, start.kind, plain))) return undefined
  const resumed =
    loose &&
    !quoted &&
    (remark || lead || left.to - left.from > 1) &&
    start.kind === 'comma' &&
    start.at + 2 < items.length
  const right =
    start.kind === 'quote' ? quoteRun(items, start.at) : resumed ? trimRun(items, start.at, items.length) : undefined
  if (lead && !quoted && !remark) return right && { content: [right], source }
  return { content: right ? [left, right] : [left], source }
}

/** Verbs whose subject is who passes the words on, and whose object is who said them. */
const CITES = new Set(['цитировать', 'процитировать', 'приводить'])
const CITED_WORDS = new Set(['слова', 'заявление', 'высказывание', 'комментарий'])
/** Most items between such a verb and «слова». */
const NEAR = 5

/** «…», — цитирует «Вестник» министра; «…», — приводит его слова агентство. */
function readCited(
  items: readonly Item[],
  cue: Cue,
  floor: number,
  lexicon: CueLexicon,
): { readonly content: readonly Run[]; readonly source: Run } | undefined {
  const left = readLeft(items, floor, cue.from)
  if (!left || !endsNearQuote(items, left)) return undefined
  const words = items.findIndex((item, at) => at >= cue.to && at < cue.to + NEAR && CITED_WORDS.has(item.lower))
  const owned = lexicon.words.objects.has(items[words - 1]?.lower ?? '')
  if (words >= 0 && owned) return { content: [left], source: { from: words - 1, to: words } }
  if (words < 0 && cue.lemma === 'приводить') return undefined
  const next = words >= 0 ? words + 1 : items[cue.to]?.quote ? cue.to + 1 : skipListeners(items, cue.to, lexicon)
  const source = lexicon.words.objects.has(items[next]?.lower ?? '')
    ? { from: next, to: next + 1 }
    : findSourceAfter(items, next, lexicon, true)
  return source && { content: [left], source: words < 0 ? beforeOutlet(items, source) : source }
}

/** «цитирует Ветрова агентство «Вести»»: who is cited ends where a small word follows the name. */
function beforeOutlet(items: readonly Item[], { from, to }: Run): Run {
  const cut = items.findIndex((item, at) => at > from && at < to && !item.capital && items[at - 1]?.capital === true)
  return { from, to: cut < 0 ? to : cut }
}

function endsInParenthesis(items: readonly Item[], end: number): boolean {
  if (items[end - 1]?.lower !== ',') return false
  return LEADS.some((words) => {
    const from = end - 1 - words.length
    return items[from - 1]?.lower === ',' && matchesTail(items, from, words)
  })
}

const GERUND = /..(?:[уаюя]я|[аеиоуыя]в|ясь|вшись)$/u

/** Whether the comma right before `end` closes a clause with a gerund, so that its subject stands before it: «Ветров, отвечая …, призвал». */
function endsInGerundClause(items: readonly Item[], end: number): boolean {
  if (items[end - 1]?.lower !== ',') return false
  const opens = items.findLastIndex((item, at) => at < end - 1 && item.lower === ',')
  return opens > 0 && GERUND.test(items[opens + 1]?.lower ?? '')
}

const LATIN = /^[a-z]/u

/** Whether a word behind a cue only names whom it is told, for a comma ends the clause: «сказал Reuters, что». */
function isListener(items: readonly Item[], at: number, { words }: CueLexicon): boolean {
  const word = items[at]?.lower ?? ''
  return (words.listeners.has(word) || LATIN.test(word)) && items[at + 1]?.lower === ','
}

/** «сообщил «Вестям» министр»: a name in quotation marks that a subject follows. */
function isOutlet(items: readonly Item[], at: number, { offices }: CueLexicon): boolean {
  const next = items[at + 1]?.lower ?? ''
  return items[at]?.quote !== undefined && items[at]?.spoken !== true && (offices.has(next) || NOMINATIVE.test(next))
}

/** Behind whom it is told, before the subject: «рассказал ТАСС представитель …», «сообщил журналистам министр». */
export function skipListeners(items: readonly Item[], from: number, lexicon: CueLexicon): number {
  const { words, inflection } = lexicon
  if (inflection !== 'russian') return from
  let at = from
  while (words.objects.has(items[at]?.lower ?? '') || words.times.has(items[at]?.lower ?? '')) at++
  const told = words.listeners.has(items[at]?.lower ?? '')
  if (told) {
    at++
    while (words.listeners.has(items[at]?.lower ?? '') || (items[at]?.quote && at > from)) at++
  }
  while (words.times.has(items[at]?.lower ?? '')) at++
  if (at === from && isOutlet(items, at, lexicon)) at++
  if (at === from && LATIN.test(items[at]?.lower ?? '') && items[at + 1]?.lower === 'в') at++
  const next = items[at]
  const named = next?.kind === 'word' && !words.prepositions.has(next.lower) && !words.complementizers.has(next.lower)
  if (named && !words.coordinators.has(next.lower)) return at
  return skipAdverbial(items, at, lexicon) ?? (told && next?.lower === 'в' ? at : from)
}

/** A subject behind its verb: «Как сообщил Орлов, …», «Заявил Орлов, что …». Only where the language puts it there. */
export function readPostposed(
  items: readonly Item[],
  cue: Cue,
  cues: readonly Cue[],
  floor: number,
  lexicon: CueLexicon,
): { readonly content: readonly Run[]; readonly source: Run } | undefined {
  const to = skipListeners(items, cue.to, lexicon)
  const next = items[to]
  const { words } = lexicon
  if (lexicon.inflection !== 'russian' || next?.kind !== 'word') return undefined
  const where = next.lower === 'в' && isUttered(cue) ? 1 : 0
  if (where === 0 && [words.complementizers, words.prepositions, words.objects].some((list) => list.has(next.lower)))
    return undefined
  const source = findSourceAfter(items, to + where, lexicon, true)
  if (!source) return undefined
  const start = findContentStart(items, cue, source.to, lexicon)
  if (start.marked) {
    const right = rightRun(items, cue, cues, start, lexicon, undefined)
    return right && { content: [right], source }
  }
  if (items[cue.from - 1]?.lower !== 'как') return undefined
  const left = trimRun(items, floor, cue.from - 1)
  const right = start.kind === 'comma' ? trimRun(items, start.at, closingStart(items, start.at, lexicon)) : undefined
  const content = [left, right].filter((run) => run !== undefined)
  return content.length > 0 ? { content, source } : undefined
}

/** «سخنگو از X خبر داد»: in a language with the verb last, what is said stands between a preposition and the cue. */
export function readObjectBefore(
  items: readonly Item[],
  cue: Cue,
  floor: number,
  lexicon: CueLexicon,
  subject: Run | undefined,
): { readonly content: readonly Run[]; readonly source: Run } | undefined {
  const { words, inflection } = lexicon
  if (inflection !== 'persian' || !cue.frames.has('judge')) return undefined
  const object = items.findIndex((item, at) => at > floor && at < cue.from && item.lower === OBJECT_MARK)
  if (object > 0) return readMarkedObject(items, cue, floor, object, lexicon)
  for (let at = floor + 1; at < cue.from - 1; at++) {
    if (!words.abouts.has(items[at]?.lower ?? '') || opensRelative(items, at, cue.from)) continue
    const content = trimRun(items, items[at]?.lower === TOWARDS ? at + 2 : at + 1, cue.from)
    const source = findPersianSubject(items, floor, at, lexicon) ?? subject
    return content && source ? { content: [content], source } : undefined
  }
  return undefined
}

/** «مصاحبه‌ای که از شبکه پخش شد، به حزب هشدار داد»: a preposition of a relative clause that a comma ends before the verb. */
function opensRelative(items: readonly Item[], at: number, to: number): boolean {
  return items[at - 1]?.lower === 'که' && items.slice(at, to).some(({ lower }) => lower === ',')
}

/** «نسبت به»: its second word belongs to it. */
const TOWARDS = 'نسبت'
/** The Persian postposition behind an object. */
const OBJECT_MARK = 'را'

/** Items of a name that an object follows without a word between: «واسیلی نبنزیا آمریکا را متهم کرد». */
const LONGEST_BARE_NAME = 2

/** «سخنگو این خبر را «دروغ» خواند»: the object, from its determiner or its first noun on, and what it is called. */
function readMarkedObject(
  items: readonly Item[],
  cue: Cue,
  floor: number,
  object: number,
  lexicon: CueLexicon,
): { readonly content: readonly Run[]; readonly source: Run } | undefined {
  const { words, heads } = lexicon
  const opens = items.findIndex(
    (item, at) => at > floor && at < object && (words.determiners.has(item.lower) || heads.has(item.lower)),
  )
  const whole = findPersianSubject(items, floor, object, lexicon)
  const from = opens > 0 ? opens : Math.min((whole?.from ?? floor) + LONGEST_BARE_NAME, object - 1)
  const source = findPersianSubject(items, floor, from, lexicon)
  const content = trimRun(items, from, cue.from)
  return source && content ? { content: [content], source } : undefined
}

/** "The treaty was praised by the minister": the subject is the content, and "by" leads to the speaker. */
export function attributePassive(
  items: readonly Item[],
  cue: Cue,
  floor: number,
  lexicon: CueLexicon,
): Attribution | undefined {
  if (!cue.frames.has('judge') && !cue.frames.has('say')) return undefined
  const by = items.findIndex((item, index) => index >= cue.to && index < cue.to + 12 && item.lower === 'by')
  const subject = findSourceBefore(items, cue.from, floor, lexicon)
  if (by < 0 || !subject) return undefined
  const source = findSourceAfter(items, by + 1, lexicon, true)
  if (!source) return undefined
  const between = trimRun(items, cue.to, by)
  return { content: between ? [subject, between] : [subject], cue: { from: cue.from, to: cue.to }, source }
}
