import { findContentEnd } from './find-content-end.ts'
import type { ContentStart } from './find-content-start.ts'
import type { Cue } from './find-cues.ts'
import type { Run } from './find-source.ts'
import { DASHES, trimRun } from './item-runs.ts'
import type { Item } from './read-units.ts'
import type { CueLexicon } from './statement-lexicon.ts'

/** Words behind a remark that begin something of the outlet's own, or another's words. */
const TURNS = new Set(['although', 'but', 'though', 'when', 'where', 'which', 'while', 'who', 'whose'])
/** Participles that go on with what is said: "…, Hale said, including the port". */
const GOES_ON = new Set(['concerning', 'excluding', 'including', 'regarding'])
const PARTICIPLE = /^[a-z]{2,}ing$/u
/** Shortest rest of a sentence believed in, in items. */
const SHORTEST_REST = 3

/**
 * What is said behind a remark between two commas that breaks an English sentence off: "It would be aided, Hale said, by the new port",
 * "It failed, she said, because …"; undefined where the remark ends what is said: "…, he said, adding that …".
 */
export function readInterposed(
  items: readonly Item[],
  start: ContentStart,
  cue: Cue,
  cues: readonly Cue[],
  source: Run,
  lexicon: CueLexicon,
): Run | undefined {
  if (lexicon.inflection !== 'english' || items[start.at]?.lower !== ',') return undefined
  const before = items[source.from - 1]?.lower ?? ''
  if (before !== ',' && !DASHES.has(before)) return undefined
  const from = start.at + 1
  const first = items[from]
  if (first?.kind !== 'word' || first.capital || TURNS.has(first.lower)) return undefined
  if (PARTICIPLE.test(first.lower) && !GOES_ON.has(first.lower)) return undefined
  const rest = trimRun(items, from, findContentEnd(items, from, cues, cue, lexicon, 'no'))
  return rest && rest.to - rest.from >= SHORTEST_REST ? rest : undefined
}
