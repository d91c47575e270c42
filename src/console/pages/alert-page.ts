import type { AlertDetail } from '../reads.ts'
import { renderAlertCard } from './alert-card.ts'
import { renderDeliveries } from './deliveries.ts'
import { html, type Markup } from './html.ts'

/** The evidence card: one alert with everything that was recorded of it. */
export function renderAlert({ alert, deliveries }: AlertDetail): Markup {
  return html`<nav class="back" aria-label="Back"><a href="/">All alerts</a></nav>
    <h1>Evidence card</h1>
    ${renderAlertCard({ lead: alert, others: [] }, { open: true })} ${renderDeliveries(deliveries)}
    <p class="meta">Alert <code>${alert.id}</code> · <a href="/api/alerts/${encodeURIComponent(alert.id)}">JSON</a></p>`
}
