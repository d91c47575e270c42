import type { Attribution } from './attribution.ts'
import { type Cue, findCues } from './find-cues.ts'
import { type Run, findSourceAfter, findSourceBefore } from './find-source.ts'
import { trimRun } from './item-runs.ts'
import { namesSomebody } from './names-somebody.ts'
import { skipListeners } from './read-unusual-order.ts'
import type { Item } from './read-units.ts'
import type { CueLexicon } from './statement-lexicon.ts'

/** A sentence that attributes the one before it: its cue, and who speaks. */
export interface BackReference {
  readonly cue: Run
  readonly source: Run
}

/** What points back at the sentence before, and the noun that must follow; none: «об этом». Folded. */
const POINTERS: ReadonlySet<string> = new Set([
  'такое',
  'такой',
  'такую',
  'такие',
  'таким',
  'такими',
  'данное',
  'соответствующее',
  'соответствующий',
  'подобное',
])
/** Beginnings of nouns for what is said, folded. */
const SAID =
  /^(?:заявлени|мнени|утверждени|предположени|предупреждени|признани|обещани|предложени|прогноз|вывод|данны|цифр|сведени|информаци|коммента|слов|призыв|оценк|точк|позици|статистик|новост)/u
const LATIN = /^[a-z]/u
const PAST = /..л[аи]?(?:сь|ся)?$/u
const JOINS: ReadonlySet<string> = new Set(['с', 'со', 'к'])
/** Most items between such a noun and its verb. */
const NEAR = 14

/**
 * Reads a sentence that says who said the one before it: «Об этом сообщил министр», «Такое мнение высказал эксперт»,
 * «Об этом говорится в докладе». Undefined for others. Russian only.
 */
export function readBackReference(items: readonly Item[], lexicon: CueLexicon): BackReference | undefined {
  if (lexicon.inflection !== 'russian') return undefined
  const about =
    items[0]?.lower === AS ? items.findIndex((_, at) => isAbout(items, at) && items[at - 1]?.lower === ',') : 0
  if (about >= 0 && isAbout(items, about)) {
    const cue = findCues(items, lexicon).find((each) => each.head > about && !each.gerund && isTelling(each))
    return cue && withSource(items, about + 2, cue.from, cue.to, lexicon)
  }
  if (items[0]?.lower === 'это' && items[1]?.lower === 'следует' && items[2]?.lower === 'из') {
    const source = findSourceAfter(items, 3, lexicon, true)
    return source && { cue: { from: 0, to: 3 }, source }
  }
  const lead = JOINS.has(items[0]?.lower ?? '') ? 1 : 0
  if (!POINTERS.has(items[lead]?.lower ?? '') || !SAID.test(items[lead + 1]?.lower ?? '')) return undefined
  const noun = lead + 2
  const verb = items.findIndex(
    (item, at) => at >= noun && at < noun + NEAR && item.kind === 'word' && !item.capital && PAST.test(item.lower),
  )
  return verb < 0 ? undefined : withSource(items, noun, verb, verb + 1, lexicon)
}

/** Leads to who says it: «как сообщил министр». */
export const AS = 'как'

/** Whether «об этом», which points back, stands at a place. */
export function isAbout(items: readonly Item[], at: number): boolean {
  return items[at]?.lower === 'об' && items[at + 1]?.lower === 'этом'
}

function isTelling({ frames }: Cue): boolean {
  return frames.has('say') || frames.has('tell') || frames.has('show')
}

function withSource(
  items: readonly Item[],
  opens: number,
  from: number,
  to: number,
  lexicon: CueLexicon,
): BackReference | undefined {
  const { words } = lexicon
  const told =
    from > opens &&
    items.slice(opens, from).every((item) => words.listeners.has(item.lower) || LATIN.test(item.lower) || item.quote)
  const before = from > opens && !told ? findSourceBefore(items, from, opens, lexicon) : undefined
  const at = skipListeners(items, to, lexicon)
  const within = items[at]?.lower === 'в' ? at + 1 : at
  const behind =
    words.prepositions.has(items[within]?.lower ?? '') || (within > at && items[within]?.kind !== 'word')
      ? undefined
      : findSourceAfter(items, within, lexicon, true)
  const led = words.prepositions.has(items[opens]?.lower ?? '')
  const found = led ? [behind, before] : [before, behind]
  const source = found.find((run) => namesSomebody(items, run, lexicon)) ?? before ?? behind
  return source && { cue: { from: 0, to }, source }
}

/** Fewest items of a sentence that the next one may attribute. */
const LEAST_SENTENCE = 3

/** The whole of a sentence, as what the next one attributes; undefined where it is too short to say anything. */
export function wholeSentence(items: readonly Item[]): Run | undefined {
  const whole = trimRun(items, 0, items.length)
  const said = whole && (whole.to - whole.from >= LEAST_SENTENCE || items[whole.from]?.spoken)
  return said ? whole : undefined
}

/** Whether an attribution of a sentence that points back stands on its own: «Об этом сообщил Ветров, добавив, что …». */
export function goesFurther({ content }: Attribution, { source, cue }: BackReference): boolean {
  return content.every((run) => run.from >= Math.max(cue.to, source.to))
}
