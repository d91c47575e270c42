import type { AlertDetail } from '../reads.ts'
import { renderAlertCard } from './alert-card.ts'
import { html, type Markup } from './html.ts'
import { renderTime } from './time.ts'

/** The evidence card: one alert with everything that was recorded of it. */
export function renderAlert({ alert, deliveries }: AlertDetail): Markup {
  return html`<nav class="back" aria-label="Back"><a href="/">All alerts</a></nav>
    <h1>Evidence card</h1>
    ${renderAlertCard({ lead: alert, others: [] }, { open: true })}
    <section>
      <h2>Deliveries</h2>
      ${
        deliveries.length === 0
          ? html`<p class="meta">No channel was named for this alert.</p>`
          : html`<div class="scroll">
              <table>
                <thead>
                  <tr>
                    <th scope="col">Channel</th>
                    <th scope="col">State</th>
                    <th scope="col">Attempts</th>
                    <th scope="col">When</th>
                    <th scope="col">Detail</th>
                  </tr>
                </thead>
                <tbody>
                  ${deliveries.map(
                    ({ channel, state, attempts, changedAt, detail }) =>
                      html`<tr>
                        <th scope="row">${channel}</th>
                        <td>${state}</td>
                        <td>${attempts}</td>
                        <td>${renderTime(changedAt)}</td>
                        <td class="words">${detail ?? ''}</td>
                      </tr>`,
                  )}
                </tbody>
              </table>
            </div>`
      }
    </section>
    <p class="meta">Alert <code>${alert.id}</code> · <a href="/api/alerts/${encodeURIComponent(alert.id)}">JSON</a></p>`
}
