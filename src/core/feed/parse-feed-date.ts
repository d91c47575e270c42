import { monthNumber } from './month-names.ts'
import { zoneOffset } from './zone-offset.ts'

/** A time of day with what may follow it: hours, minutes, seconds, part of the day, zone. */
const TIME = /(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?\s*(am|pm|a\.m\.|p\.m\.)?/i
const ZONE_AFTER = /^\s*\(?((?:gmt|utc|ut|z)?\s*[+-]\s*\d{1,2}:?\d{0,2}(?!\d)|[a-z]{1,5}(?![a-z]))/i
/** W3C-DTF (https://www.w3.org/TR/NOTE-datetime), its truncations and ISO 8601's basic form; month names too. */
const YEAR_FIRST = /^(\d{4})[-/.]?(\d{2}|\p{L}+)[-/.]?(\d{1,2})?(?=$|[\sT,])/u
const YEAR_FIRST_LOOSE = /^(\d{4})[-/.\s]+(\d{1,2}|\p{L}[\p{L}\p{M}]{1,20})[-/.\s]+(\d{1,2})(?=$|[\sT,])/u
const YEAR_ONLY = /^(\d{4})(?:-(\d{2}))?$/
/** ISO 8601 ordinal date: the day of the year. */
const ORDINAL = /^(\d{4})-?(\d{3})(?=$|T)/
/** RFC 822 and its kin, after the weekday: "29 Nov 2003", "29-Nov-03", "1er juillet 2024", "3. März 2024". */
const DAY_FIRST =
  /(?:^|[\s,])(\d{1,2})(?:st|nd|rd|th|er|\.|º)?[\s-]+(?:de\s+)?(\p{L}[\p{L}\p{M}]{1,20})\.?[\s,-]+(?:de\s+)?(\d{4}|\d{2})(?!\d|:)/u
/** American and asctime order: "Nov 29, 2003", "Sat Nov 29 09:57:50 2003". */
const MONTH_FIRST =
  /(?:^|[\s,])(\p{L}[\p{L}\p{M}]{2,20})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?=$|[\s,])(?:,?\s+(\d{4})(?!\d|:))?/u
/** Numbers with dots are day, month, year wherever they are written. */
const DOTTED = /(?:^|\s)(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?!\d)/
/** Korean, Chinese and Japanese: year, month and day sign. */
const SIGNED = /(\d{4})\s*[년年]\s*(\d{1,2})\s*[월月]\s*(\d{1,2})\s*[일日]/
const AFTERNOON = /오후|下午|午後/
const LAST_YEAR = /(?:^|\s)(\d{4})(?:\s|$)/

const LONGEST = 120
/** Two-digit years as RFC 2822 §4.3 reads them. */
const CENTURY_TURN = 50

interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

/**
 * The time that a feed's date stands for, as ISO 8601 in UTC to the second; `YYYY-MM-DD` where only a day is given.
 * Reads W3C-DTF, RFC 822 with its usual faults, asctime, and dates in words of many languages. A time without a zone
 * is taken as UTC. Undefined for what is no date; never guesses between day and month.
 *
 * @example parseFeedDate('Thu, 05 Sep 2024 7:04 EST') // '2024-09-05T12:04:00Z'
 */
export function parseFeedDate(value: string): string | undefined {
  const text = value.trim().replace(/\s+/g, ' ').slice(0, LONGEST)
  const day = findDay(text)
  if (day === undefined || !isDay(day)) return undefined
  const time = TIME.exec(text.replace(DOTTED, ' '))
  if (time === null) return isoDay(day)
  return isoTime(day, time, text)
}

function findDay(text: string): Day | undefined {
  const signed = SIGNED.exec(text)
  if (signed) return { year: Number(signed[1]), month: Number(signed[2]), day: Number(signed[3]) }
  const ordinal = ORDINAL.exec(text)
  if (ordinal && !YEAR_FIRST_LOOSE.test(text)) return ofYear(Number(ordinal[1]), Number(ordinal[2]))
  const yearOnly = YEAR_ONLY.exec(text)
  if (yearOnly) return { year: Number(yearOnly[1]), month: Number(yearOnly[2] ?? 1), day: 1 }
  const iso = YEAR_FIRST_LOOSE.exec(text) ?? YEAR_FIRST.exec(text)
  if (iso) return dayOf(iso[1], iso[2], iso[3] ?? '1')
  const dotted = DOTTED.exec(text)
  if (dotted) return dayOf(dotted[3], dotted[2], dotted[1])
  const dayFirst = DAY_FIRST.exec(text)
  const named = dayFirst && dayOf(dayFirst[3], dayFirst[2], dayFirst[1])
  if (named) return named
  const monthFirst = MONTH_FIRST.exec(text)
  const year = monthFirst?.[3] ?? LAST_YEAR.exec(text.replace(TIME, ' '))?.[1]
  return monthFirst ? dayOf(year, monthFirst[1], monthFirst[2]) : undefined
}

function dayOf(year: string | undefined, month: string | undefined, day: string | undefined): Day | undefined {
  if (year === undefined || month === undefined || day === undefined) return undefined
  const number = /^\d+$/.test(month) ? Number(month) : monthNumber(month)
  return number === undefined ? undefined : { year: fullYear(year), month: number, day: Number(day) }
}

function fullYear(year: string): number {
  const number = Number(year)
  if (year.length > 2) return number
  return number + (number < CENTURY_TURN ? 2000 : 1900)
}

function ofYear(year: number, dayOfYear: number): Day {
  const date = new Date(Date.UTC(year, 0, dayOfYear))
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

function isDay({ year, month, day }: Day): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

function isoDay({ year, month, day }: Day): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)
}

function isoTime({ year, month, day }: Day, time: RegExpExecArray, text: string): string | undefined {
  const [matched, hours = '', minutes = '', seconds = '0', half = ''] = time
  const afternoon = half.toLowerCase().startsWith('p') || AFTERNOON.test(text)
  const morning = half.toLowerCase().startsWith('a')
  const hour = afternoon || morning ? (Number(hours) % 12) + (afternoon ? 12 : 0) : Number(hours)
  if (hour > 24 || Number(minutes) > 59 || Number(seconds) > 60) return undefined
  const after = text.slice(text.indexOf(matched) + matched.length)
  const offset = zoneOffset(ZONE_AFTER.exec(after)?.[1] ?? '') ?? 0
  const at = Date.UTC(year, month - 1, day, hour, Number(minutes) - offset, Number(seconds))
  return Number.isNaN(at) ? undefined : new Date(at).toISOString().replace('.000Z', 'Z')
}
