import { html, type Markup } from './html.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const DATE_ONLY = /^\d{4}-\d{2}-\d{2}$/

/** A time in UTC; a day is shown as the day that it is. What is no time is shown as it came. */
export function renderTime(value: string): Markup {
  const time = new Date(value)
  if (Number.isNaN(time.getTime())) return html`<span>${value}</span>`
  if (DATE_ONLY.test(value)) return html`<time datetime="${value}">${value}</time>`
  const iso = time.toISOString()
  return html`<time datetime="${iso}">${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC</time>`
}

/** A time by its distance from now, with the time itself for who hovers. */
export function renderDistance(value: string, now: Date): Markup {
  const time = new Date(value)
  if (Number.isNaN(time.getTime())) return html`<span>${value}</span>`
  const iso = time.toISOString()
  return html`<time datetime="${iso}" title="${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC"
    >${describeDistance(time.getTime() - now.getTime())}</time
  >`
}

/** @example describeDistance(-90_000) // '2 min ago' */
export function describeDistance(ms: number): string {
  const size = Math.abs(ms)
  if (size < MINUTE) return ms > 0 ? 'in under a minute' : 'just now'
  const words =
    size < HOUR
      ? `${Math.round(size / MINUTE)} min`
      : size < 2 * DAY
        ? `${Math.round(size / HOUR)} h`
        : `${Math.round(size / DAY)} days`
  return ms > 0 ? `in ${words}` : `${words} ago`
}
