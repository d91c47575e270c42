import type { DeliveryRow } from '../reads.ts'
import { html, type Markup } from './html.ts'
import { renderTime } from './time.ts'

/** What each channel has had of an alert, or of a message to ops. */
export function renderDeliveries(deliveries: readonly DeliveryRow[]): Markup {
  return html`<section>
    <h2>Deliveries</h2>
    ${
      deliveries.length === 0
        ? html`<p class="meta">No channel was named for it.</p>`
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
  </section>`
}
