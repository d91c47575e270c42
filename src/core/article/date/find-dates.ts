import { MONTHS, type NamedMonth } from './month-names.ts'
import { toGregorian } from './persian-calendar.ts'

/** A date found in a text. */
export interface FoundDate {
  /** YYYY-MM-DD. */
  readonly day: string
  /** ISO 8601 with zone, where the text gives time and zone beside the day. */
  readonly time: string | null
  readonly index: number
  readonly end: number
}

/** How a text writes 3/4/2024. */
export interface DateReading {
  readonly dayFirst: boolean
}

// Months are looked up by word, so that every language shares these few patterns; each is linear.
const ISO = /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/g
const YEAR_FIRST = /(?<![\d/.])(\d{4})([/.])(\d{1,2})\2(\d{1,2})(?![\d/])/g
const YEAR_LAST = /(?<![\d/.-])(\d{1,2})([/.-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?![\d/-])/g
const DAY_MONTH_YEAR =
  /(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th|er|º|ª|-?го)?[\s/-]{1,3}(?:de |of |d['’])?(\p{L}{2,12})(?:\/\p{L}{2,12}|[ \u200c]ماه)?\.?[,،]?[\s/-]{1,3}(?:de |del )?(\d{4}|['’]\d{2})(?!\d)/gu
const MONTH_DAY_YEAR = /(\p{L}{3,12})\.?\s{1,3}(\d{1,2})(?:st|nd|rd|th)?(?:,\s{0,3}|\s{1,3})(\d{4})(?!\d)/gu
/** As clocks of servers print it: "Mon Jun 03 12:30:00 UTC 2024". */
const MONTH_DAY_TIME_YEAR = /(\p{L}{3}) (\d{2}) \d{2}:\d{2}:\d{2} (?:[A-Z]{3,4} |[+-]\d{4} )?(\d{4})(?!\d)/gu
const YEAR_MONTH_DAY = /(?<!\d)(\d{4})[.,]?\s{1,3}(\p{L}{3,12})\.?\s{1,3}(\d{1,2})(?!\d)/gu
/** Levantine names of two words; the Persian word for month may be written on to the name of one. */
const TWO_WORDS = /(كانون|تشرين) (?=الثاني|الأول|الاول)/gu
const MONTH_SUFFIX = /ماه$/u
const CJK = /(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/g
const EASTERN_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g
const ISO_TIME = /^[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?/i
const NEAR_TIME =
  /(?<!\d)(\d{1,2})[:.](\d{2})(?::(\d{2}))?\s?(a\.?m\.?|p\.?m\.?)?\s?\(?(GMT|UTC|BST|CET|CEST|MSK|МСК|EST|EDT|CST|CDT|MST|MDT|PST|PDT|IST|IRST)(?![\p{L}\p{N}])/iu

/** Zone names that stand for one offset in news; `IST` is left out because three countries use it. */
const ZONES: ReadonlyMap<string, string> = new Map([
  ['GMT', 'Z'],
  ['UTC', 'Z'],
  ['BST', '+01:00'],
  ['CET', '+01:00'],
  ['CEST', '+02:00'],
  ['MSK', '+03:00'],
  ['МСК', '+03:00'],
  ['IRST', '+03:30'],
  ['EST', '-05:00'],
  ['EDT', '-04:00'],
  ['CST', '-06:00'],
  ['CDT', '-05:00'],
  ['MST', '-07:00'],
  ['MDT', '-06:00'],
  ['PST', '-08:00'],
  ['PDT', '-07:00'],
])
const FIRST_YEAR = 1995
const LAST_YEAR = 2099
const PERSIAN_YEARS = { first: 1374, last: 1479 }
const MAX_CHARS = 20_000
const NEAR_CHARS = 30

/**
 * Finds the dates of a text, in the order they stand: numeric, ISO, and with month names of a dozen languages, Gregorian and
 * Persian, in Western, Arabic and Persian digits. Days that no calendar has are left out.
 *
 * @example findDates('06:52 GMT 16.08.2024', { dayFirst: true })[0]?.time // '2024-08-16T06:52:00Z'
 */
export function findDates(text: string, { dayFirst }: DateReading): readonly FoundDate[] {
  const source = toWesternDigits(text.slice(0, MAX_CHARS)).replace(TWO_WORDS, '$1\u0640')
  const found: FoundDate[] = []
  const add = (match: RegExpExecArray, day: string | undefined): void => {
    if (day === undefined) return
    const end = match.index + match[0].length
    if (found.some((other) => match.index < other.end && other.index < end)) return
    found.push({ day, time: readTime(source, match.index, end, day), index: match.index, end })
  }
  for (const match of source.matchAll(ISO)) add(match, toDay(match[1], match[2], match[3]))
  for (const match of source.matchAll(CJK)) add(match, toDay(match[1], match[2], match[3]))
  for (const match of source.matchAll(YEAR_FIRST)) add(match, toDay(match[1], match[3], match[4]))
  for (const match of source.matchAll(YEAR_LAST)) add(match, readYearLast(match, dayFirst))
  for (const match of source.matchAll(DAY_MONTH_YEAR)) add(match, toNamedDay(match[3], match[2], match[1]))
  for (const match of source.matchAll(MONTH_DAY_YEAR)) add(match, toNamedDay(match[3], match[1], match[2]))
  for (const match of source.matchAll(MONTH_DAY_TIME_YEAR)) add(match, toNamedDay(match[3], match[1], match[2]))
  for (const match of source.matchAll(YEAR_MONTH_DAY)) add(match, toNamedDay(match[1], match[2], match[3]))
  return found.sort((a, b) => a.index - b.index)
}

function readYearLast(match: RegExpExecArray, dayFirst: boolean): string | undefined {
  const [, first, separator, second, year] = match
  const dayLeads = separator !== '/' || dayFirst
  return dayLeads
    ? (toDay(year, second, first) ?? (separator === '/' ? toDay(year, first, second) : undefined))
    : (toDay(year, first, second) ?? toDay(year, second, first))
}

function toNamedDay(year: string | undefined, name: string | undefined, day: string | undefined): string | undefined {
  const named: NamedMonth | undefined = findMonth((name ?? '').toLowerCase())
  return named === undefined ? undefined : toDay(year, String(named.month), day, named.calendar)
}

function findMonth(name: string): NamedMonth | undefined {
  return MONTHS.get(name) ?? MONTHS.get(name.replace(MONTH_SUFFIX, ''))
}

/** YYYY-MM-DD of numbers that make a day in the years that a page can be from. */
function toDay(
  yearText: string | undefined,
  monthText: string | undefined,
  dayText: string | undefined,
  calendar?: NamedMonth['calendar'],
): string | undefined {
  const bare = Number((yearText ?? '').replace(/['’]/, ''))
  const year = bare < 100 ? 2000 + bare : bare
  const month = Number(monthText)
  const day = Number(dayText)
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31)) return undefined
  const persian = calendar !== 'gregorian' && year >= PERSIAN_YEARS.first && year <= PERSIAN_YEARS.last
  if (calendar === 'persian' && !persian) return undefined
  const date = persian ? toGregorian({ year, month, day }) : { year, month, day }
  if (date.year < FIRST_YEAR || date.year > LAST_YEAR) return undefined
  const iso = `${date.year}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`
  const real = new Date(`${iso}T00:00:00Z`)
  return Number.isNaN(real.getTime()) || real.getUTCDate() !== date.day ? undefined : iso
}

/** The time beside a day, only where its zone is told: a time of an unknown zone is no moment. */
function readTime(source: string, start: number, end: number, day: string): string | null {
  const after = source.slice(end, end + NEAR_CHARS)
  const iso = ISO_TIME.exec(after)
  if (iso?.[4] !== undefined) return `${day}T${iso[1]}:${iso[2]}:${iso[3] ?? '00'}${toOffset(iso[4])}`
  const near = NEAR_TIME.exec(after) ?? NEAR_TIME.exec(source.slice(Math.max(0, start - NEAR_CHARS), start))
  const zone = ZONES.get((near?.[5] ?? '').toUpperCase())
  if (near === null || zone === undefined) return null
  const hour = toHour(Number(near[1]), near[4])
  if (hour > 23 || Number(near[2]) > 59) return null
  return `${day}T${String(hour).padStart(2, '0')}:${near[2]}:${near[3] ?? '00'}${zone}`
}

function toHour(hour: number, half: string | undefined): number {
  if (half === undefined) return hour
  return (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0)
}

function toOffset(zone: string): string {
  if (/^(?:z|utc|gmt)$/i.test(zone)) return 'Z'
  return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`
}

function toWesternDigits(text: string): string {
  return text.replace(EASTERN_DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
}
