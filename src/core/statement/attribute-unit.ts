import { findContentEnd, findContentStart, type ContentStart } from './find-content.ts'
import { findCues, matchesTail, type Cue } from './find-cues.ts'
import { findSourceAfter, findSourceBefore, type Run } from './find-source.ts'
import type { Item, Unit } from './read-units.ts'
import type { CueLexicon } from './statement-lexicon.ts'

/** An attribution as items of one unit: what, by which words, from whom; `source` is absent where an earlier speaker goes on. */
export interface Attribution {
  readonly content: readonly Run[]
  readonly cue: Run
  readonly source: Run | undefined
}

/** Longest participle clause within a subject, in items. */
const LONGEST_REDUCED = 25
/** Relatives that stand for the content: "which he described as …". */
const RELATIVE_OBJECTS = new Set(['which', 'whom', 'what'])
const SUBORDINATE = new Set([
  'while',
  'although',
  'though',
  'as',
  'when',
  'after',
  'because',
  'since',
  'if',
  'before',
  'whereas',
])

/** Finds the attributions of one unit, left to right; contents do not overlap. */
export function attributeUnit(unit: Unit, lexicon: CueLexicon): readonly Attribution[] {
  const { items } = unit
  const cues = findCues(items, lexicon)
  const found: Attribution[] = []
  let floor = 0
  const add = (attribution: Attribution): void => {
    found.push(attribution)
    for (const run of [...attribution.content, attribution.cue]) floor = Math.max(floor, run.to)
    if (attribution.source) floor = Math.max(floor, attribution.source.to)
  }
  const closing = attributeAtEnd(items, lexicon) ?? attributeByColon(unit, lexicon) ?? attributeByDash(unit, lexicon)
  if (closing) return [closing]
  let nextCue = 0
  for (let at = 0; at < items.length; at++) {
    const prefix = at >= floor ? attributeByPrefix(items, at, floor, lexicon) : undefined
    if (prefix) add(prefix)
    const cue = cues[nextCue]
    if (!cue || cue.head !== at) continue
    nextCue++
    if (cue.head < floor) continue
    const attribution = attributeByVerb(items, cue, cues, floor, lexicon, found.at(-1))
    if (attribution) add(attribution)
  }
  if (found.length === 0) {
    const announced = attributeByAnnouncement(items, lexicon)
    if (announced) return [announced]
  }
  return [...found, ...attributeLeftOver(items, found, lexicon)]
}

/** Long quotations that no cue took, in a sentence with a subject: "The plan targets a “system that keeps the port closed”". */
function attributeLeftOver(
  items: readonly Item[],
  found: readonly Attribution[],
  lexicon: CueLexicon,
): readonly Attribution[] {
  return items.flatMap((item, at) => {
    if (
      !item.spoken ||
      found.some(({ content, source }) =>
        [...content, ...(source ? [source] : [])].some((run) => run.from <= at && at < run.to),
      )
    )
      return []
    const source = at > 1 ? nounPhrase(items, 0, at, lexicon) : undefined
    return source && source.to < at
      ? [{ content: [{ from: at, to: at + 1 }], cue: { from: source.to, to: source.to + 1 }, source }]
      : []
  })
}

/** Longest name before a colon, in items. */
const LONGEST_LABEL = 8

/** "Hale: “…”", "MR. HALE: …", "Hale: port is open": a name and a colon at the start of a line, or before a quotation. */
function attributeByColon({ items, opensLine }: Unit, lexicon: CueLexicon): Attribution | undefined {
  const colon = items.findIndex((item, index) => index <= LONGEST_LABEL && item.lower === ':')
  if (colon < 1 || colon + 1 >= items.length) return undefined
  const label = items.slice(0, colon)
  const { words, verbs, inflection } = lexicon
  if (!label.some((item) => item.capital) && inflection === 'english') return undefined
  const small = label.some(
    (item) =>
      item.kind === 'quote' ||
      item.lower === ',' ||
      words.be.has(item.lower) ||
      words.modals.has(item.lower) ||
      words.have.has(item.lower) ||
      (verbs.has(item.lower) && !item.capital),
  )
  if (small) return undefined
  const quoted = items[colon + 1]?.quote !== undefined
  const named =
    inflection === 'none'
      ? label.length <= 4
      : label.every((item) => item.capital || item.kind === 'mark' || words.prepositions.has(item.lower))
  if (!quoted && !(opensLine && named && label.length <= 5)) return undefined
  const content = trimRun(items, colon + 1, items.length)
  if (!content || (!quoted && content.to - content.from < 3)) return undefined
  return { content: [content], cue: { from: colon, to: colon + 1 }, source: { from: 0, to: colon } }
}

/** A colon and a quotation at the end, without a cue: "The letter makes a plain case: “…”". */
function attributeByAnnouncement(items: readonly Item[], lexicon: CueLexicon): Attribution | undefined {
  const colon = items.findIndex((item, index) => item.lower === ':' && items[index + 1]?.quote !== undefined)
  if (colon < 2 || items[colon + 1]?.stopped !== true || lexicon.inflection === 'none') return undefined
  let from = colon
  while (from > 0 && items[from - 1]?.capital) from--
  const named = colon - from >= 2 ? { from, to: colon } : nounPhrase(items, 0, colon, lexicon)
  const content = trimRun(items, colon + 1, items.length)
  return named && content ? { content: [content], cue: { from: colon, to: colon + 1 }, source: named } : undefined
}

/** A headline that ends in a dash and a name: "Port to open in May — Hale". */
function attributeByDash({ items, opensLine }: Unit, lexicon: CueLexicon): Attribution | undefined {
  const dash = items.findLastIndex((item) => DASHES.has(item.lower))
  const label = items.slice(dash + 1)
  if (dash < 3 || !opensLine || label.length === 0 || label.length > 3 || !label.every((item) => item.capital))
    return undefined
  const content = trimRun(items, 0, dash)
  if (!content || !hasClause(items, content, lexicon)) return undefined
  return { content: [content], cue: { from: dash, to: dash + 1 }, source: { from: dash + 1, to: items.length } }
}

/** The whole sentence said by whom its end names: "…, according to the ministry". */
function attributeAtEnd(items: readonly Item[], lexicon: CueLexicon): Attribution | undefined {
  for (let at = items.length - 1; at > 2; at--) {
    if (items[at - 1]?.lower !== ',' && items[at - 1]?.kind !== 'quote') continue
    const attribution = attributeByPrefix(items, at, 0, lexicon)
    if (!attribution) continue
    const to = attribution.source?.to ?? 0
    return attribution.content.length === 1 && to >= items.length - 1 ? attribution : undefined
  }
  return undefined
}

function attributeByPrefix(
  items: readonly Item[],
  at: number,
  floor: number,
  lexicon: CueLexicon,
): Attribution | undefined {
  const prefix = lexicon.prefixes.get(items[at]?.lower ?? '')?.find((words) => matchesTail(items, at, words))
  if (!prefix) return undefined
  const cue = { from: at, to: at + prefix.length }
  const source = findSourceAfter(items, cue.to, lexicon, false)
  if (!source) return undefined
  const before = trimRun(items, floor, at)
  const rest = trimRun(items, source.to, items.length)
  if (before && hasClause(items, before, lexicon)) {
    return { content: [before], cue, source }
  }
  const content = [before && before.to - before.from > 2 ? before : undefined, rest].filter((run) => run !== undefined)
  return rest ? { content, cue, source } : before ? { content: [before], cue, source } : undefined
}

function attributeByVerb(
  items: readonly Item[],
  cue: Cue,
  cues: readonly Cue[],
  floor: number,
  lexicon: CueLexicon,
  previous: Attribution | undefined,
): Attribution | undefined {
  if (cue.infinitive) return undefined
  if (cue.passive) return attributePassive(items, cue, floor, lexicon)
  if (cue.gerund && isReduced(items, cue, cues, floor, lexicon)) return undefined
  const cueRun = { from: cue.from, to: cue.to }
  const utters = cue.frames.has('say') || cue.frames.has('tell') || cue.frames.has('show')
  const inverted = utters && !cue.gerund ? readInverted(items, cue, floor, lexicon) : undefined
  if (inverted) return { content: inverted.content, cue: cueRun, source: inverted.source }

  const before = findSubject(items, cue, floor, lexicon, previous)
  const postposed = before || cue.gerund ? undefined : readPostposed(items, cue, cues, floor, lexicon)
  if (postposed) return { ...postposed, cue: cueRun }
  const named = before && cutAtCircumstance(items, before, lexicon)
  const source = named && utters && !cue.gerund ? joinTitle(items, floor, named) : named
  if (!source && !cue.gerund) return undefined
  if (source && isEmbedded(items, cue, cues, source, lexicon)) return undefined
  const start = findContentStart(items, cue, cue.to, lexicon)
  const left = cue.gerund || !source ? undefined : readLeft(items, floor, source.from)
  const leftQuote = left && endsInQuote(items, left) && (isSaid(items, left) || !start.marked) ? left : undefined
  if (leftQuote && utters) {
    const goesOn =
      start.kind === 'quote' || (start.kind === 'clause' && start.marked && items[start.at]?.lower === 'that')
    const right = goesOn ? rightRun(items, cue, cues, start, lexicon, source) : findResumed(items, cue, cues)
    return { content: right ? [leftQuote, right] : [leftQuote], cue: cueRun, source }
  }
  const late = start.kind === 'comma' && utters ? findResumed(items, cue, cues) : undefined
  if (late && source) return { content: [late], cue: cueRun, source }
  if (left && utters && goesOnBehind(items, start, lexicon)) {
    const rest = rightRun(items, cue, cues, start, lexicon, source)
    if (rest && left.to - left.from >= 2) return { content: [left, rest], cue: cueRun, source }
  }
  const object =
    lexicon.inflection === 'none' && !start.marked ? readObjectBefore(items, cue, floor, lexicon) : undefined
  if (object) return { ...object, cue: cueRun }
  if (start.kind === 'end' || start.kind === 'comma') {
    if (!left || !utters || !hasClause(items, left, lexicon)) {
      const middle = left && utters && start.kind === 'comma' ? trimRun(items, start.at, items.length) : undefined
      return left && middle && left.to - left.from >= 2 ? { content: [left, middle], cue: cueRun, source } : undefined
    }
    return { content: [left], cue: cueRun, source }
  }
  const relative = source !== undefined && RELATIVE_OBJECTS.has(items[source.from - 1]?.lower ?? '')
  if (!accepts(items, cue, start, lexicon, relative)) return undefined
  const right = rightRun(items, cue, cues, start, lexicon, source)
  return right ? { content: [right], cue: cueRun, source } : undefined
}

/** The quotation that goes on after a remark: '"X," she said of the plan, "Y"'. */
function findResumed(items: readonly Item[], cue: Cue, cues: readonly Cue[]): Run | undefined {
  for (let at = cue.to; at < items.length; at++) {
    if (cues.some((other) => other.from === at)) return undefined
    if (items[at]?.kind !== 'quote') continue
    return items[at - 1]?.lower === ',' || DASHES.has(items[at - 1]?.lower ?? '')
      ? trimRun(items, at, items.length)
      : undefined
  }
  return undefined
}

const DASHES = new Set(['—', '–', '--', '-'])

/** The speaker with a title that a comma parts from the name behind a quotation: '"…," another friend, Ann Hale, said'. */
function joinTitle(items: readonly Item[], floor: number, source: Run): Run {
  if (items[source.from - 1]?.lower !== ',') return source
  for (let at = source.from - 2; at >= Math.max(floor, source.from - LONGEST_LABEL); at--) {
    const item = items[at]
    if (item?.quote) return item.stopped && at + 1 < source.from - 1 ? { from: at + 1, to: source.to } : source
    if (item?.kind !== 'word') return source
  }
  return source
}

/** Whether the clause that the cue interrupts goes on behind it: "The deal, Hale said, is dead", "It is so old, he said, that …". */
function goesOnBehind(items: readonly Item[], start: ContentStart, { words }: CueLexicon): boolean {
  if (start.kind === 'clause' && items[start.at - 1]?.lower === ',') return true
  if (start.kind !== 'comma') return false
  const next = items[start.at + 1]
  return next !== undefined && (words.be.has(next.lower) || words.have.has(next.lower) || words.modals.has(next.lower))
}

/** A subject behind its verb: «Как сообщил Орлов, …», «Заявил Орлов, что …». Only where the language puts it there. */
function readPostposed(
  items: readonly Item[],
  cue: Cue,
  cues: readonly Cue[],
  floor: number,
  lexicon: CueLexicon,
): { readonly content: readonly Run[]; readonly source: Run } | undefined {
  const next = items[cue.to]
  const { words } = lexicon
  if (lexicon.inflection !== 'russian' || next?.kind !== 'word') return undefined
  if (words.complementizers.has(next.lower) || words.prepositions.has(next.lower) || words.objects.has(next.lower))
    return undefined
  const source = findSourceAfter(items, cue.to, lexicon, true)
  if (!source) return undefined
  const start = findContentStart(items, cue, source.to, lexicon)
  if (start.marked) {
    const right = rightRun(items, cue, cues, start, lexicon, undefined)
    return right && { content: [right], source }
  }
  if (items[cue.from - 1]?.lower !== 'как') return undefined
  const left = trimRun(items, floor, cue.from - 1)
  const right = start.kind === 'comma' ? trimRun(items, start.at, items.length) : undefined
  const content = [left, right].filter((run) => run !== undefined)
  return content.length > 0 ? { content, source } : undefined
}

/** «Sprecher از X خبر داد»: in a language with the verb last, what is said stands between a preposition and the cue. */
function readObjectBefore(
  items: readonly Item[],
  cue: Cue,
  floor: number,
  { words, inflection }: CueLexicon,
): { readonly content: readonly Run[]; readonly source: Run } | undefined {
  if (inflection !== 'none' || !cue.frames.has('judge')) return undefined
  for (let at = floor + 1; at < cue.from - 1; at++) {
    if (!words.abouts.has(items[at]?.lower ?? '')) continue
    const content = trimRun(items, at + 1, cue.from)
    const source = trimRun(items, floor, at)
    return content && source && source.to - source.from <= LONGEST_LABEL ? { content: [content], source } : undefined
  }
  return undefined
}

/** A subject without the adverbials behind it, in languages that put them before the verb; a name behind them keeps them. */
function cutAtCircumstance(items: readonly Item[], run: Run, { words, inflection }: CueLexicon): Run {
  if (inflection === 'english') return run
  for (let at = run.from + 1; at < run.to; at++) {
    if (!words.circumstances.has(items[at]?.lower ?? '')) continue
    const named = items.slice(at + 1, run.to).some((item) => item.capital)
    return inflection === 'russian' && named ? run : { from: run.from, to: at }
  }
  return run
}

/** Whether a participle only describes the subject of a later cue: "Hale, answering a question, said", "Hale referring to it said". */
function isReduced(
  items: readonly Item[],
  cue: Cue,
  cues: readonly Cue[],
  floor: number,
  lexicon: CueLexicon,
): boolean {
  const next = cues.find(
    (other) => other.from > cue.to && !other.gerund && !other.passive && !other.infinitive && !other.doubtful,
  )
  if (!next || next.from - cue.to > LONGEST_REDUCED) return false
  const source = findSourceBefore(items, next.from, floor, lexicon)
  return source !== undefined && source.from < cue.from
}

/** Whether a cue stands in a relative clause within the subject of the next one: "An official who asked not to be named said". */
function isEmbedded(
  items: readonly Item[],
  cue: Cue,
  cues: readonly Cue[],
  source: Run,
  { words }: CueLexicon,
): boolean {
  if (!words.relatives.has(items[source.from]?.lower ?? '') || items[source.from - 1]?.lower === ',') return false
  const next = cues.find(
    (other) => other.from >= cue.to && !other.gerund && !other.passive && !other.infinitive && !other.doubtful,
  )
  if (!next || next.from - cue.to > LONGEST_LABEL) return false
  return items.slice(cue.to, next.from).every((item) => {
    return (
      item.kind === 'word' &&
      !words.coordinators.has(item.lower) &&
      !words.complementizers.has(item.lower) &&
      !words.pronouns.has(item.lower)
    )
  })
}

/** The subject of a cue; a participle or a second verb ("and called for") takes the one before it in the sentence. */
function findSubject(
  items: readonly Item[],
  cue: Cue,
  floor: number,
  lexicon: CueLexicon,
  previous: Attribution | undefined,
): Run | undefined {
  const { words } = lexicon
  const before = items[cue.from - 1]
  const shared =
    before !== undefined &&
    (words.coordinators.has(before.lower) ||
      words.prepositions.has(before.lower) ||
      (before.lower === ',' && cue.gerund))
  const own = cue.gerund ? ownSubject(items, cue, floor) : undefined
  if (own) return own
  if (shared || cue.gerund) return previous?.source ?? mainSubject(items, cue, lexicon)
  const found = findSourceBefore(items, cue.from, floor, lexicon)
  if (found) return cutAtParticiple(items, found, cue, lexicon)
  return floor > 0 && cue.from <= floor + 2 ? previous?.source : undefined
}

/** The subject between "with" and a participle: ", with Senator Hale calling it …". */
function ownSubject(items: readonly Item[], cue: Cue, floor: number): Run | undefined {
  for (let at = cue.from - 1; at >= floor && at > cue.from - 8; at--) {
    const item = items[at]
    if (!item || item.lower === ',') return undefined
    if (item.lower === 'with') return at + 1 < cue.from ? { from: at + 1, to: cue.from } : undefined
  }
  return undefined
}

/** A subject without the participle clause that follows its name: "Hale referring to the drones". */
function cutAtParticiple(items: readonly Item[], run: Run, cue: Cue, { verbs, inflection }: CueLexicon): Run {
  if (inflection !== 'english') return run
  for (let at = run.from + 1; at < Math.min(run.to, cue.from); at++) {
    const word = items[at]?.lower ?? ''
    if (GERUND.test(word) && (verbs.has(word) || at + 1 < run.to) && items[at - 1]?.capital)
      return { from: run.from, to: at }
  }
  return run
}

const GERUND = /..ing$/u

/** The subject of the sentence's first clause: its words up to the first verb. */
function mainSubject(items: readonly Item[], cue: Cue, lexicon: CueLexicon): Run | undefined {
  const { words } = lexicon
  const first = items[0]
  if (!first || cue.head <= 1) return cue.head <= 1 ? subjectAfterComma(items, cue, lexicon) : undefined
  let from = 0
  if (words.prepositions.has(first.lower) || words.subordinators.has(first.lower)) {
    const comma = items.findIndex((item, index) => item.lower === ',' && index < cue.from)
    if (comma < 0) return undefined
    from = comma + 1
  }
  while (from < cue.from && words.coordinators.has(items[from]?.lower ?? '')) from++
  return nounPhrase(items, from, cue.from, lexicon)
}

const PAST = /(?:ed|ing)$/u

function subjectAfterComma(items: readonly Item[], cue: Cue, lexicon: CueLexicon): Run | undefined {
  const comma = items.findIndex((item, index) => index >= cue.to && item.lower === ',')
  return comma < 0 ? undefined : nounPhrase(items, comma + 1, items.length, lexicon)
}

const NAME_LINKS = new Set(['of', 'the', "'s", 'and', 'for'])

/** Whether a small word inside a name is a part of it: a capital word follows soon. */
function leadsToName(items: readonly Item[], at: number, end: number): boolean {
  for (let index = at + 1; index < Math.min(end, at + 3); index++) if (items[index]?.capital) return true
  return NAME_LINKS.has(items[at]?.lower ?? '') && items[at + 1]?.kind === 'word'
}

/** The words from `from` on up to the first verb. */
function nounPhrase(items: readonly Item[], from: number, end: number, { words, verbs }: CueLexicon): Run | undefined {
  let to = from
  for (; to < end; to++) {
    const item = items[to]
    if (!item || item.kind !== 'word') break
    const verbal =
      words.be.has(item.lower) ||
      words.have.has(item.lower) ||
      words.modals.has(item.lower) ||
      verbs.has(item.lower) ||
      PAST.test(item.lower) ||
      words.adverbs.has(item.lower)
    if (to > from && !item.capital && verbal) break
    if (to > from && !item.capital && items[from]?.capital && !leadsToName(items, to, end)) break
    if (
      to > from + 2 &&
      words.determiners.has(item.lower) &&
      item.lower !== "'s" &&
      !words.prepositions.has(items[to - 1]?.lower ?? '')
    ) {
      to--
      break
    }
    if (words.pronouns.has(item.lower)) {
      to++
      break
    }
  }
  return to > from ? { from, to } : undefined
}

/** "…," said Hale: the speaker behind the verb, the content before it, and maybe more content after. */
function readInverted(
  items: readonly Item[],
  cue: Cue,
  floor: number,
  lexicon: CueLexicon,
): { readonly content: readonly Run[]; readonly source: Run } | undefined {
  const before = items[cue.from - 1]
  const next = items[cue.to]
  if (!before || !next || cue.from !== cue.head) return undefined
  if (before.kind !== 'quote' && before.lower !== ',' && !DASHES.has(before.lower)) return undefined
  const where = lexicon.inflection === 'russian' && next.lower === 'в' ? 1 : 0
  if (
    next.kind !== 'word' ||
    (where === 0 && lexicon.words.prepositions.has(next.lower)) ||
    lexicon.words.times.has(next.lower)
  )
    return undefined
  const left = readLeft(items, floor, cue.from)
  if (!left || (!endsNearQuote(items, left) && !hasClause(items, left, lexicon))) return undefined
  if ([lexicon.words.relatives, lexicon.words.objects, lexicon.words.adverbs].some((list) => list.has(next.lower)))
    return undefined
  const source = findSourceAfter(items, cue.to + where, lexicon, true)
  if (!source) return undefined
  const start = findContentStart(items, cue, source.to, lexicon)
  const plain = next.capital || lexicon.words.determiners.has(next.lower) || lexicon.words.pronouns.has(next.lower)
  const loose = lexicon.inflection === 'russian' && before.lower === ','
  const quoted = endsNearQuote(items, left)
  if (!quoted && !loose && (!plain || cue.frames.has('judge') || start.kind !== 'end')) return undefined
  const right = start.kind === 'quote' ? quoteRun(items, start.at) : undefined
  return { content: right ? [left, right] : [left], source }
}

function attributePassive(
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

function accepts(
  items: readonly Item[],
  cue: Cue,
  start: ContentStart,
  lexicon: CueLexicon,
  relative: boolean,
): boolean {
  const { frames } = cue
  const { words } = lexicon
  if (start.kind === 'end' || start.kind === 'comma') return false
  if (start.marked) return true
  const item = items[start.at]
  if (!item) return false
  if (lexicon.inflection !== 'english') return acceptsForeign(item, cue, lexicon)
  const infinitive = item.lower === 'to'
  if (infinitive) return frames.has('intend') || frames.has('show') || frames.has('tell')
  if (words.prepositions.has(item.lower)) return item.lower === 'as' && relative
  const nominal = item.kind !== 'mark'
  if (frames.has('judge') || frames.has('say') || frames.has('tell')) return nominal
  if (frames.has('intend') && !frames.has('think'))
    return items.slice(start.at, start.at + 6).some((next) => next.lower === 'to')
  return nominal && hasClause(items, { from: start.at, to: Math.min(items.length, start.at + 12) }, lexicon)
}

/** Without a conjunction only an object («осудил удар») or "about" («заявил о готовности») follows, or Persian speech without «که». */
function acceptsForeign(item: Item, { frames }: Cue, { words, inflection }: CueLexicon): boolean {
  if (words.abouts.has(item.lower)) return frames.has('say') || frames.has('tell') || frames.has('judge')
  if (item.kind !== 'word' || words.prepositions.has(item.lower) || words.coordinators.has(item.lower)) return false
  if (inflection === 'none') return frames.has('say') || frames.has('judge') || frames.has('think')
  return frames.has('judge') || frames.has('intend')
}

function rightRun(
  items: readonly Item[],
  cue: Cue,
  cues: readonly Cue[],
  start: ContentStart,
  lexicon: CueLexicon,
  source: Run | undefined,
): Run | undefined {
  const from = start.at
  const lead = source ? (items[source.from - 1]?.lower ?? '') : ''
  const own = source ? (items[source.from]?.lower ?? '') : ''
  const relative = lexicon.words.relatives.has(own) && lead === ','
  const fronted = cue.gerund && cue.head <= 1
  const short = SUBORDINATE.has(lead) || fronted ? 'subordinate' : relative ? 'relative' : 'no'
  const end = findContentEnd(items, from, cues, cue, lexicon, short)
  const bare = items[from]?.lower === 'that' && items[from + 1]?.kind === 'quote' && from + 2 >= end - 1
  return trimRun(items, bare ? from + 1 : from, end)
}

/** The words between `floor` and a comma, a dash or a quotation right before `end`. */
function readLeft(items: readonly Item[], floor: number, end: number): Run | undefined {
  const before = items[end - 1]
  if (!before || end - 1 < floor) return undefined
  const separated =
    before.lower === ',' ||
    before.lower === '—' ||
    before.lower === '–' ||
    before.lower === '-' ||
    before.lower === '--' ||
    before.kind === 'quote'
  return separated ? trimRun(items, floor, end) : undefined
}

/** Whether a run ends in a quotation, or in small words that go on with it: '“We are happy” about the deal, said …'. */
function endsNearQuote(items: readonly Item[], run: Run): boolean {
  for (let at = run.to - 1; at >= run.from; at--) {
    const item = items[at]
    if (item?.quote) return at === run.to - 1 || (!item.stopped && items[at + 1]?.capital === false)
  }
  return false
}

const FRONTED = new Set(['in', 'on', 'at', 'during', 'after', 'before', 'with'])

/** Whether a run that ends in a quotation is speech, not a quoted name in an adverbial: "With the help of “Port Radio”, she asked …". */
function isSaid(items: readonly Item[], run: Run): boolean {
  const last = items[run.to - 1]
  if (run.to === run.from + 1) return true
  return last?.stopped === true && (last.spoken === true || !FRONTED.has(items[run.from]?.lower ?? ''))
}

function endsInQuote(items: readonly Item[], run: Run): boolean {
  return items[run.to - 1]?.kind === 'quote'
}

function quoteRun(items: readonly Item[], at: number): Run | undefined {
  let to = at
  while (items[to]?.kind === 'quote') to++
  return trimRun(items, at, Math.max(to, items.length))
}

const EDGE_MARKS = new Set([',', '.', ';', ':', '—', '–', '-', '--', '…', '!', '?'])

/** The run without marks at its ends. */
function trimRun(items: readonly Item[], from: number, to: number): Run | undefined {
  let start = from
  let end = Math.min(to, items.length)
  while (start < end && EDGE_MARKS.has(items[start]?.lower ?? '')) start++
  while (end > start && EDGE_MARKS.has(items[end - 1]?.lower ?? '')) end--
  return start < end ? { from: start, to: end } : undefined
}

/** Whether a run reads as a clause: it has a verb among its words, as far as small words and endings tell. */
function hasClause(items: readonly Item[], run: Run, { words, verbs, inflection }: CueLexicon): boolean {
  if (inflection !== 'english') return run.to - run.from >= 2
  for (let at = run.from; at < run.to; at++) {
    const item = items[at]
    if (!item) break
    if (words.be.has(item.lower) || words.have.has(item.lower) || words.modals.has(item.lower)) return true
    if (at > run.from && !item.capital && (PAST.test(item.lower) || verbs.has(item.lower))) return true
  }
  return false
}
