import type { Attribution } from './attribution.ts'
import { matchesTail } from './find-cues.ts'
import { cutAtCircumstance } from './find-subject.ts'
import { trimRun } from './item-runs.ts'
import type { Item } from './read-units.ts'
import type { CueLexicon } from './statement-lexicon.ts'

/** «به نقل از»: whom an outlet cites. */
const CITES = ['به', 'نقل', 'از']

/** «روزنامه به نقل از دو مقام نوشت»: the speaker is who is cited between the outlet and its verb. */
export function readCited(items: readonly Item[], attribution: Attribution, lexicon: CueLexicon): Attribution {
  const { source, cue } = attribution
  if (lexicon.inflection !== 'persian' || !source) return attribution
  for (let at = source.to; at + CITES.length < cue.from; at++) {
    if (!matchesTail(items, at, CITES)) continue
    const whole = trimRun(items, at + CITES.length, cue.from)
    return whole ? { ...attribution, source: cutAtCircumstance(items, whole, lexicon) } : attribution
  }
  return attribution
}
