import type { SourceState } from './source.ts'

/** How a source stands, as far as its silence goes. */
export interface HeardSource {
  readonly state: SourceState
  readonly lastNewAt: Date | null
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

/**
 * Decides whether a source that answers has gone silent: nothing new for three times its longest recent pause and for at least
 * a day. `pausesMs` are the times between its polls that brought something new. Sources in trouble are not judged.
 *
 * @example decideSilence({ state: 'ok', lastNewAt }, pausesMs, now) // { kind: 'changed', state: 'silent', reason: '…' }
 */
export function decideSilence(source: HeardSource, pausesMs: readonly number[], now: Date): SilenceDecision {
  if (source.lastNewAt === null) return { kind: 'unchanged' }
  const quietMs = now.getTime() - source.lastNewAt.getTime()
  const usualMs = Math.max(...pausesMs, 0)
  const silent = pausesMs.length >= LEAST_PAUSES && quietMs > Math.max(FACTOR * usualMs, LEAST_SILENCE_MS)
  if (silent && (source.state === 'ok' || source.state === 'unchanged')) {
    const hours = (ms: number) => `${Math.round(ms / HOUR_MS)} h`
    const reason = `nothing new for ${hours(quietMs)}; its longest pause lately was ${hours(usualMs)}`
    return { kind: 'changed', state: 'silent', reason }
  }
  if (!silent && source.state === 'silent') return { kind: 'changed', state: 'ok', reason: null }
  return { kind: 'unchanged' }
}
