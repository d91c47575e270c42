import { Cron } from 'croner'
import { Failure } from '../errors.ts'

/** When a scheduled job runs: at a steady pace, or by a cron expression in a time zone (UTC when none is given). */
export type ScheduleTime =
  | { readonly everyMs: number; readonly cron?: never }
  | { readonly cron: string; readonly tz?: string; readonly everyMs?: never }

const LEAST_EVERY_MS = 1000
const SEPARATOR = '|'

/**
 * Writes a time as the one string that the queue stores. BullMQ's own "every" keeps pace differently on its two backends
 * after a pause and may wait two intervals, so both kinds go through its custom patterns. `shiftMs` moves all runs by a
 * constant, which spreads schedules of the same time. Throws Failure('config', 'bad-schedule').
 */
export function formatPattern(time: ScheduleTime, shiftMs: number): string {
  if (time.everyMs !== undefined) {
    if (!Number.isInteger(time.everyMs) || time.everyMs < LEAST_EVERY_MS) {
      throw new Failure('config', 'bad-schedule', `a schedule cannot run every ${time.everyMs} ms: give 1000 or more`)
    }
    return ['every', shiftMs, time.everyMs].join(SEPARATOR)
  }
  openCron(time.cron, time.tz)
  return ['cron', shiftMs, time.tz ?? '', time.cron].join(SEPARATOR)
}

/** Reads back what `formatPattern` wrote; undefined for anything else. */
export function parsePattern(pattern: string): { readonly time: ScheduleTime; readonly shiftMs: number } | undefined {
  const [kind, shift, third, ...rest] = pattern.split(SEPARATOR)
  const shiftMs = Number(shift)
  if (kind === 'every' && Number(third) >= LEAST_EVERY_MS) return { time: { everyMs: Number(third) }, shiftMs }
  if (kind !== 'cron') return undefined
  return { time: { cron: rest.join(SEPARATOR), ...(third && { tz: third }) }, shiftMs }
}

/** The first run strictly after `afterMs` (epoch milliseconds); undefined when the pattern never runs again. */
export function nextRun(pattern: string, afterMs: number): number | undefined {
  const parsed = parsePattern(pattern)
  if (parsed === undefined) return undefined
  const { time, shiftMs } = parsed
  const shifted = afterMs - shiftMs
  if (time.everyMs !== undefined) return (Math.floor(shifted / time.everyMs) + 1) * time.everyMs + shiftMs
  const next = openCron(time.cron, time.tz).nextRun(new Date(shifted))
  return next === null ? undefined : next.getTime() + shiftMs
}

function openCron(expression: string, tz: string | undefined): Cron {
  try {
    const cron = new Cron(expression, { timezone: tz ?? 'UTC', paused: true })
    if (cron.nextRun() === null) throw new Error('it never runs')
    return cron
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    const where = tz === undefined ? '' : ` (${tz})`
    throw new Failure('config', 'bad-schedule', `the cron expression "${expression}"${where} is wrong: ${reason}`, {
      cause,
    })
  }
}
