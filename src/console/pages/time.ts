import { describeDistance } from '../../core/text/describe-time.ts'
import { html, type Markup } from './html.ts'

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
