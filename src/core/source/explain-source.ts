import { describeDistance, describeLength, describeTime } from '../text/describe-time.ts'
import type { SourceState } from './source.ts'
import { STATE_WORDS } from './state-words.ts'

/** How a source stands, as far as a person is told. */
export interface ExplainedStanding {
  readonly state: SourceState
  /** Words of the poll that led here; null where there is nothing to add. */
  readonly stateReason: string | null
  readonly stateSince: Date
  readonly failures: number
  readonly lastOkAt: Date | null
  readonly nextPollAt: Date | null
}

/** A source's state in words that somebody understands who has never seen Entente: each a sentence or two, or null. */
export interface SourceExplanation {
  readonly state: SourceState
  /** What the state is and since when. */
  readonly says: string
  readonly why: string | null
  /** When it is asked again. */
  readonly next: string
  readonly advice: string | null
}

/**
 * Explains a source's state: what it is and since when, why, what happens next, and what a person can do.
 *
 * @example explainSource({ state: 'gone', … }, now).says // 'Gone since 2026-05-01 06:00 UTC (2 h): the site says that it is gone for good.'
 */
export function explainSource(standing: ExplainedStanding, now: Date): SourceExplanation {
  const { state, stateReason, stateSince } = standing
  const { label, meaning, advice } = STATE_WORDS[state]
  const since = `${describeTime(stateSince)} (${describeLength(now.getTime() - stateSince.getTime())})`
  const says = state === 'new' ? `${label}: ${meaning}.` : `${label} since ${since}: ${meaning}.`
  const why = [stateReason === null ? null : toSentence(stateReason), describeFailures(standing, now)]
  return {
    state,
    says,
    why: why.filter((part) => part !== null).join(' ') || null,
    next: describeNext(standing, now),
    advice,
  }
}

/** An explanation as lines for a terminal or a log, the state first. */
export function renderExplanation({ says, why, next, advice }: SourceExplanation): readonly string[] {
  return [
    says,
    ...(why === null ? [] : [`why: ${why}`]),
    `next: ${next}`,
    ...(advice === null ? [] : [`to do: ${advice}`]),
  ]
}

function describeFailures({ failures, lastOkAt }: ExplainedStanding, now: Date): string | null {
  if (failures === 0) return null
  const polls = failures === 1 ? 'The last poll failed' : `The last ${failures} polls failed`
  const ok = lastOkAt === null ? 'it has never been read' : `it was last read ${distance(lastOkAt, now)}`
  return `${polls}; ${ok}.`
}

function describeNext({ nextPollAt }: ExplainedStanding, now: Date): string {
  if (nextPollAt === null) return 'It is polled as soon as its turn comes.'
  if (nextPollAt <= now) return `It has been due since ${describeTime(nextPollAt)} and is polled as its turn comes.`
  return `It is polled again at ${describeTime(nextPollAt)}, ${distance(nextPollAt, now)}.`
}

const distance = (time: Date, now: Date): string => describeDistance(time.getTime() - now.getTime())

/** A host name at the beginning stays as it is written. */
const WORD_FIRST = /^\p{Ll}+(?=[\s,;:]|$)/u
const SENTENCE_END = /[.!?)]$/

function toSentence(words: string): string {
  const text = words.trim()
  const first = WORD_FIRST.test(text) ? `${text.charAt(0).toUpperCase()}${text.slice(1)}` : text
  return SENTENCE_END.test(text) ? first : `${first}.`
}
