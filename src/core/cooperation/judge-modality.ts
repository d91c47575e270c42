import type { ModeHit, Sentence } from './annotate-text.ts'
import type { Modality } from './cooperation.ts'
import type { Mode } from './cooperation-lexicon.ts'
import { crossesClause, type Link } from './link.ts'

/** How far a marker reaches to the word it governs, in tokens: before and after it. */
const REACH: Readonly<Record<Mode, readonly [before: number, after: number]>> = {
  deny: [16, 14],
  not: [3, 0],
  hedge: [18, 10],
  plan: [9, 0],
  offer: [8, 0],
  talk: [8, 0],
}
/** Where the verb ends the sentence, its negation and tense stand behind. */
const VERB_LAST = new Set(['fa', 'tr'])
const VERB_LAST_REACH = 6
const HANDS = new Set(['give', 'get', 'support', 'use'])
const GERMANIC_INFINITIVE = 'to'

/** How sure the sentence is of one link, by the markers whose scope reaches it. */
export function judgeModality(sentence: Sentence, link: Link): Modality {
  const has = (mode: Mode): boolean => sentence.modes.some((hit) => hit.mode === mode && reaches(sentence, link, hit))
  const denied = has('deny')
  const negated = has('not')
  if (denied && !negated) return 'denied'
  if (negated && !denied && !isDoubled(sentence, link)) return 'denied'
  if (has('hedge')) return 'alleged'
  if (has('plan') || has('offer') || isInfinitive(sentence, link)) return 'prospective'
  if (has('talk') && HANDS.has(link.cue.frame)) return 'prospective'
  return 'asserted'
}

function reaches(sentence: Sentence, { cue }: Link, hit: ModeHit): boolean {
  const [before, after] = REACH[hit.mode]
  const overlaps = hit.first < cue.end && cue.first < hit.end
  if (overlaps)
    return (
      hit.mode === 'plan' ||
      ((hit.mode === 'offer' || hit.mode === 'hedge') && cue.frame === 'give' && sentence.lang !== 'en')
    )
  if (crossesClause(sentence, cue, hit) && hit.mode !== 'deny') return false
  if (hit.end <= cue.first) {
    const gap = cue.first - hit.end
    return gap <= (hit.mode === 'not' && sentence.lang !== 'en' ? 1 : before)
  }
  const reach = VERB_LAST.has(sentence.lang) ? Math.max(after, VERB_LAST_REACH) : after
  return hit.first - cue.end < reach
}

/** "never wavered in its support": the negation stands before another verb, not before the tie. */
function isDoubled(sentence: Sentence, { cue }: Link): boolean {
  const hit = sentence.modes.findLast(({ mode, end }) => mode === 'not' && end <= cue.first)
  if (hit === undefined || sentence.lang !== 'en') return false
  const next = sentence.tokens[hit.end]?.text
  return (
    next === 'only' ||
    next === 'just' ||
    (cue.first - hit.end >= 2 && sentence.roles[cue.first - 1]?.has('anaphor') === true)
  )
}

/** A headline's future: "Putin to visit Iran", "Iran to buy Russian jets". */
function isInfinitive(sentence: Sentence, { cue, groups }: Link): boolean {
  if (sentence.lang !== 'en') return false
  for (let at = cue.first - 1; at >= Math.max(1, cue.first - 3); at--) {
    if (sentence.tokens[at]?.text !== GERMANIC_INFINITIVE) continue
    return groups.some(({ end }) => end === at) || sentence.mentions.some(({ end }) => end === at)
  }
  return false
}
