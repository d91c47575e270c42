/** A day of the Gregorian calendar. */
export interface CalendarDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

const DAY_MS = 86_400_000
const DAYS_BEFORE_SECOND_HALF = 186
/** The day before 1 Farvardin 1 as days from 1 January 1970: Julian day 1948319.5, https://en.wikipedia.org/wiki/Solar_Hijri_calendar */
const EPOCH_DAYS = 1_948_319.5 - 2_440_587.5

/**
 * The Gregorian day of a Persian (solar hijri) one, by the 33-year leap cycle: exact for 1925–2088.
 *
 * @example toGregorian({ year: 1403, month: 1, day: 1 }) // { year: 2024, month: 3, day: 20 }
 */
export function toGregorian({ year, month, day }: CalendarDay): CalendarDay {
  const before = month <= 7 ? (month - 1) * 31 : DAYS_BEFORE_SECOND_HALF + (month - 7) * 30
  const days = EPOCH_DAYS + (year - 1) * 365 + leapDaysBefore(year) + before + day - 1
  const date = new Date(days * DAY_MS)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** Leap years of the 33-year cycle: 1, 5, 9, 13, 17, 22, 26, 30. */
function leapDaysBefore(year: number): number {
  return Math.floor((8 * year + 21) / 33)
}
