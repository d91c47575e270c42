import {
  attributeAtEnd,
  attributeByAnnouncement,
  attributeByColon,
  attributeByDash,
  attributeByPrefix,
  attributeLeftOver,
} from './attribute-by-form.ts'
import { attributeByNoun } from './attribute-by-noun.ts'
import { type Attribution, LONGEST_LABEL } from './attribution.ts'
import { isClosingRemark } from './find-content-end.ts'
import { findContentStart } from './find-content-start.ts'
import { type Cue, findCues } from './find-cues.ts'
import { type Run, findSourceBefore } from './find-source.ts'
import { cutAtCircumstance, findSubject, joinTitle } from './find-subject.ts'
import { readImpersonal } from './read-impersonal.ts'
import { endsInQuote, hasClause, isSaid, readLeft, trimRun } from './item-runs.ts'
import { RELATIVE_OBJECTS, accepts, findResumed, goesOnBehind, rightRun } from './read-right.ts'
import { readInterposed } from './read-interposed.ts'
import { attributeByPhrase } from './persian-clause.ts'
import { readCited } from './read-cited.ts'
import type { Item, Unit } from './read-units.ts'
import { attributePassive, readInverted, readObjectBefore, readPostposed } from './read-unusual-order.ts'
import type { CueLexicon } from './statement-lexicon.ts'

/** No sentence of prose has more cues; bounds the work, for each cue looks at those behind it. */
const MOST_CUES = 100
/** Longest participle clause within a subject, in items. */
const LONGEST_REDUCED = 25

/** Finds the attributions of one unit, left to right; contents do not overlap. */
export function attributeUnit(unit: Unit, lexicon: CueLexicon): readonly Attribution[] {
  const { items } = unit
  const cues = findCues(items, lexicon).slice(0, MOST_CUES)
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
    if (prefix && isRelay(items, prefix, cues, lexicon)) floor = prefix.source?.to ?? floor
    else if (prefix) add(prefix)
    const noun = at >= floor ? attributeByNoun(items, at, floor, cues, lexicon) : undefined
    if (noun) add(noun)
    const cue = cues[nextCue]
    if (!cue || cue.head !== at) continue
    nextCue++
    if (cue.head < floor) continue
    const attribution = attributeByVerb(items, cue, cues, floor, lexicon, found.at(-1))
    if (attribution) add(readCited(items, attribution, lexicon))
  }
  if (found.length === 0) {
    const announced = attributeByAnnouncement(items, lexicon)
    if (announced) return [announced]
  }
  return [...found, ...attributeLeftOver(items, found, lexicon)]
}

/** Verbs that say what somebody speaks of, not what is said; as participles they only set the scene. */
const TOPICS = new Set([
  'discuss',
  'comment on',
  'talk about',
  'speak about',
  'speak of',
  'talk of',
  'weigh in on',
  'touch on',
  'комментировать',
  'прокомментировать',
  'говорить',
])

function attributeByVerb(
  items: readonly Item[],
  cue: Cue,
  cues: readonly Cue[],
  floor: number,
  lexicon: CueLexicon,
  previous: Attribution | undefined,
): Attribution | undefined {
  if (cue.infinitive || isUnsaid(items, cue, lexicon)) return undefined
  const impersonal = readImpersonal(items, cue, cues, floor, lexicon)
  if (impersonal) return impersonal === 'nobody' ? undefined : impersonal
  if (cue.passive) return attributePassive(items, cue, floor, lexicon)
  if (cue.gerund && lexicon.inflection === 'persian')
    return attributeByPhrase(items, cue, cues, floor, lexicon, previous)
  if (cue.gerund && isReduced(items, cue, cues, floor, lexicon)) return undefined
  if (cue.gerund && TOPICS.has(cue.lemma)) return undefined
  const cueRun = { from: cue.from, to: cue.to }
  const utters = cue.frames.has('say') || cue.frames.has('tell') || cue.frames.has('show')
  if (
    lexicon.inflection === 'russian' &&
    items[cue.to]?.quote &&
    !items[cue.to]?.spoken &&
    isClosingRemark(items, cue)
  ) {
    const left = readLeft(items, floor, cue.from)
    const source = { from: cue.to, to: cue.to + 1 }
    return left && floor === 0 ? { content: [left], cue: cueRun, source } : undefined
  }
  const inverted = utters && !cue.gerund ? readInverted(items, cue, floor, lexicon) : undefined
  if (inverted) return { content: inverted.content, cue: cueRun, source: inverted.source }

  const called =
    lexicon.inflection === 'persian' && items[cue.from - 1]?.quote
      ? readObjectBefore(items, cue, floor, lexicon, previous?.source)
      : undefined
  if (called) return { ...called, cue: cueRun }
  const before = findSubject(items, cue, floor, lexicon, previous)
  const postposed = before || cue.gerund ? undefined : readPostposed(items, cue, cues, floor, lexicon)
  if (postposed) return { ...postposed, cue: cueRun }
  const named = before && cutAtCircumstance(items, before, lexicon)
  const source = named && utters && !cue.gerund ? joinTitle(items, floor, named) : named
  if (!source && !cue.gerund) return undefined
  if (source && isPlaceOnly(items, cue, source, lexicon)) return undefined
  if (source && isEmbedded(items, cue, cues, source, lexicon)) return undefined
  const start = findContentStart(items, cue, cue.to, lexicon)
  const left = cue.gerund || !source ? undefined : readLeft(items, floor, source.from)
  const leftQuote =
    left && endsInQuote(items, left) && (isSaid(items, left) || start.kind === 'end' || start.kind === 'comma')
      ? left
      : undefined
  if (leftQuote && utters) {
    const goesOn =
      start.kind === 'quote' || (start.kind === 'clause' && start.marked && items[start.at]?.lower === 'that')
    const right = goesOn ? rightRun(items, cue, cues, start, lexicon, source) : findResumed(items, cue, cues, lexicon)
    return { content: right ? [leftQuote, right] : [leftQuote], cue: cueRun, source }
  }
  const late = start.kind === 'comma' && utters ? findResumed(items, cue, cues, lexicon) : undefined
  if (late && source) return { content: [late], cue: cueRun, source }
  if (left && utters && goesOnBehind(items, start, lexicon)) {
    const rest = rightRun(items, cue, cues, start, lexicon, source)
    if (rest && (left.to - left.from >= 2 || source?.to === left.to + 2))
      return { content: [left, rest], cue: cueRun, source }
  }
  if (start.kind === 'comma' && source && utters && items[source.from - 1]?.lower === 'as' && source.from <= 2) {
    const reported = trimRun(items, start.at, items.length)
    if (reported && hasClause(items, reported, lexicon)) return { content: [reported], cue: cueRun, source }
  }
  const object =
    lexicon.inflection === 'persian' && !start.marked ? readObjectBefore(items, cue, floor, lexicon, source) : undefined
  if (object) return { ...object, cue: cueRun }
  if (start.kind === 'end' || start.kind === 'comma') {
    if (!left || !utters || !hasClause(items, left, lexicon)) {
      const rest = source && utters ? readInterposed(items, start, cue, cues, source, lexicon) : undefined
      if (rest && left && left.to - left.from < 2 && hasClause(items, rest, lexicon))
        return { content: [rest], cue: cueRun, source }
      const middle = left && utters && start.kind === 'comma' ? trimRun(items, start.at, items.length) : undefined
      return left && middle && left.to - left.from >= 2 ? { content: [left, middle], cue: cueRun, source } : undefined
    }
    const rest = source && readInterposed(items, start, cue, cues, source, lexicon)
    return { content: rest ? [left, rest] : [left], cue: cueRun, source }
  }
  const relative = source !== undefined && RELATIVE_OBJECTS.has(items[source.from - 1]?.lower ?? '')
  if (!accepts(items, cue, start, lexicon, relative)) return undefined
  const closing = cues.at(-1)
  if (
    lexicon.inflection === 'russian' &&
    !start.marked &&
    closing &&
    closing !== cue &&
    isClosingRemark(items, closing) &&
    (items[closing.to]?.lower === 'в' || !lexicon.words.prepositions.has(items[closing.to]?.lower ?? ''))
  )
    return undefined
  const right = rightRun(items, cue, cues, start, lexicon, source)
  return right ? { content: [right], cue: cueRun, source } : undefined
}

/** Second words of phrases that name an agency: «به گزارش», «به نقل از». */
const RELAYS = new Set(['گزارش', 'نقل'])

const ONE_PERSON = /(?:л|ла|[еи]т)$/u

/** «когда в эфире канала говорил»: one person speaks, so that what «в» leads to is a place; «в министерстве заявили» is a body. */
function isPlaceOnly(items: readonly Item[], cue: Cue, source: Run, { inflection }: CueLexicon): boolean {
  const lead = items[source.from - 1]?.lower
  return inflection === 'russian' && (lead === 'в' || lead === 'во') && ONE_PERSON.test(items[cue.head]?.lower ?? '')
}

/** «сообщил ли», «которые бы оценили»: what is asked or only thought of has not been said. Russian only. */
function isUnsaid(items: readonly Item[], cue: Cue, { inflection }: CueLexicon): boolean {
  if (inflection !== 'russian') return false
  const near = items.slice(Math.max(0, cue.head - 2), cue.to + 1).map(({ lower }) => lower)
  return items[cue.to]?.lower === 'ли' || near.includes('бы')
}

/** Whether a phrase only names the agency that passes on what a verb behind it attributes: «به گزارش ایرنا، وزیر گفت: …». */
function isRelay(items: readonly Item[], prefix: Attribution, cues: readonly Cue[], lexicon: CueLexicon): boolean {
  if (lexicon.inflection !== 'persian') return false
  const behind = prefix.source?.to ?? prefix.cue.to
  const agency = RELAYS.has(items[prefix.cue.from + 1]?.lower ?? '') && items[behind]?.lower === ','
  return cues.some((cue) => {
    if (cue.from <= behind) return false
    const plain = agency && !cue.gerund && cue.frames.has('say') && cue.to < items.length - 1
    return plain || findContentStart(items, cue, cue.to, lexicon).marked
  })
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
