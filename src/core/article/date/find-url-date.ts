const YEAR_MONTH_DAY = /(?<!\d)((?:19|20)\d{2})[/_-](0?[1-9]|1[0-2])[/_-](0?[1-9]|[12]\d|3[01])(?!\d)/
const DAY_MONTH_YEAR = /(?<!\d)(0?[1-9]|[12]\d|3[01])[._-](0?[1-9]|1[0-2])[._-]((?:19|20)\d{2})(?!\d)/
const COMPACT = /(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:\d{0,10})(?!\d)/
const NAMED = /\/((?:19|20)\d{2})\/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\/(\d{1,2})(?!\d)/i
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const YEAR_MONTH = /\/((?:19|20)\d{2})[/-](0[1-9]|1[0-2])\//
const ARCHIVE = /^https?:\/\/web\.archive\.org\/web\/\d{14}[a-z_]*\//

/** A day in a URL (YYYY-MM-DD), or the month at least (YYYY-MM). */
export interface UrlDate {
  readonly day: string | null
  readonly month: string | null
}

/**
 * Reads the date that a URL carries.
 *
 * @example findUrlDate('https://news.example/2019/nov/18/x').day // '2019-11-18'
 */
export function findUrlDate(url: string): UrlDate {
  const path = url.replace(ARCHIVE, '')
  const named = NAMED.exec(path)
  const day =
    toDay(YEAR_MONTH_DAY.exec(path)?.slice(1)) ??
    (named === null ? null : toDay([named[1], String(MONTHS.indexOf((named[2] ?? '').toLowerCase()) + 1), named[3]])) ??
    toDay(DAY_MONTH_YEAR.exec(path)?.slice(1).reverse()) ??
    toDay(COMPACT.exec(path)?.slice(1))
  const month = YEAR_MONTH.exec(path)
  return { day, month: day?.slice(0, 7) ?? (month === null ? null : `${month[1]}-${month[2]}`) }
}

function toDay(parts: readonly (string | undefined)[] | undefined): string | null {
  if (parts === undefined) return null
  const [year = '', month = '', day = ''] = parts
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(day) ? null : iso
}
