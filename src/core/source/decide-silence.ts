import type { SourceState } from './source.ts'

/** How a source stands, as far as its silence goes. */
export interface HeardSource {
  readonly state: SourceState
  readonly lastNewAt: Date | null
}

/** A time between two polls that brought something new. */
export interface Pause {
  readonly from: Date
  readonly ms: number
}

/** Whether a source has gone silent, or speaks again. */
export type SilenceDecision =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'changed'; readonly state: 'silent' | 'ok'; readonly reason: string | null }

const HOUR_MS = 60 * 60_000
/** Fewer pauses than this tell no rhythm. */
const LEAST_PAUSES = 5
/** A source is silent once it has paused this many times longer than the longest of its usual pauses, and a day at the least. */
const FACTOR = 3
const LEAST_SILENCE_MS = 24 * HOUR_MS
/** With so many pauses that began on the same day of the week, they alone are the rhythm, and a shorter wait tells. */
const LEAST_OF_WEEKDAY = 4
const WEEKDAY_FACTOR = 1.5
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

/**
 * Decides whether a source that answers has gone silent: nothing new for at least a day, and for longer than its rhythm says.
 * That is one and a half of the longest pause that began on the same day of the week (UTC), where enough such pauses are known,
 * so that quiet weekends are no silence and a quiet Tuesday is; else three of its longest pause. `pauses` are those of late.
 * Sources in trouble are not judged.
 *
 * @example decideSilence({ state: 'ok', lastNewAt }, pauses, now) // { kind: 'changed', state: 'silent', reason: '…' }
 */
export function decideSilence(source: HeardSource, pauses: readonly Pause[], now: Date): SilenceDecision {
  const { lastNewAt } = source
  if (lastNewAt === null) return { kind: 'unchanged' }
  const quietMs = now.getTime() - lastNewAt.getTime()
  const weekday = lastNewAt.getUTCDay()
  const ofWeekday = pauses.filter(({ from }) => from.getUTCDay() === weekday)
  const byWeekday = ofWeekday.length >= LEAST_OF_WEEKDAY
  const usualMs = Math.max(...(byWeekday ? ofWeekday : pauses).map(({ ms }) => ms), 0)
  const longestMs = Math.max((byWeekday ? WEEKDAY_FACTOR : FACTOR) * usualMs, LEAST_SILENCE_MS)
  const silent = pauses.length >= LEAST_PAUSES && quietMs > longestMs
  if (silent && QUIET_STATES.has(source.state)) {
    const hours = (ms: number) => `${Math.round(ms / HOUR_MS)} h`
    const usual = byWeekday ? `longest pause from a ${WEEKDAYS[weekday]} on` : 'longest pause lately'
    return {
      kind: 'changed',
      state: 'silent',
      reason: `nothing new for ${hours(quietMs)}; its ${usual} was ${hours(usualMs)}`,
    }
  }
  if (!silent && source.state === 'silent') return { kind: 'changed', state: 'ok', reason: null }
  return { kind: 'unchanged' }
}

/** States of a source that answers. */
const QUIET_STATES: ReadonlySet<SourceState> = new Set(['ok', 'unchanged', 'slow', 'moved'])
