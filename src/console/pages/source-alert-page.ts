import { describeSourceAlert, type SourceAlert, type ToldSource } from '../../core/alert/source-alert.ts'
import { STATE_WORDS } from '../../core/source/state-words.ts'
import type { SourceAlertDetail } from '../reads.ts'
import { renderDeliveries } from './deliveries.ts'
import { html, type Markup } from './html.ts'
import { renderLink } from './link.ts'
import { renderTime } from './time.ts'

/** One message to ops, with everything that it says and what each channel has had of it. */
export function renderSourceAlert({ alert, deliveries }: SourceAlertDetail): Markup {
  return html`<nav class="back" aria-label="Back"><a href="/sources">All sources</a></nav>
    <h1>${describeSourceAlert(alert)}</h1>
    <p class="meta"><span class="badge ${alert.severity}">${alert.severity}</span> ${renderTime(alert.createdAt)}</p>
    ${alert.why.map((reason) => html`<p dir="auto">${reason}</p>`)}
    <ul class="rows">
      ${alert.sources.map(renderTold)}
    </ul>
    ${renderDeliveries(deliveries)}
    <p class="meta">
      Message <code>${alert.id}</code> · <a href="/api/source-alerts/${encodeURIComponent(alert.id)}">JSON</a>
    </p>`
}

/** Messages to ops, each in a line with its sources. */
export function renderSourceAlertList(alerts: readonly SourceAlert[]): Markup {
  return html`<ul class="told">
    ${alerts.map(
      (alert) =>
        html`<li>
          <a href="/alerts/${encodeURIComponent(alert.id)}">${renderTime(alert.createdAt)}</a>
          ${describeSourceAlert(alert)}:
          <bdi>${alert.sources.map(({ name }) => name).join(', ')}</bdi>
        </li>`,
    )}
  </ul>`
}

function renderTold({ id, name, url, state, says, advice }: ToldSource): Markup {
  const { label, trouble } = STATE_WORDS[state]
  return html`<li class="row">
    <div class="row-head">
      <span class="badge ${trouble ? 'trouble' : 'calm'}">${label}</span>
      <h2><a href="/sources/${encodeURIComponent(id)}" dir="auto">${name}</a></h2>
    </div>
    ${says.map((words) => html`<p class="words" dir="auto">${words}</p>`)}
    ${advice === null ? '' : html`<p class="words"><strong>To do:</strong> ${advice}</p>`}
    <p class="meta">${renderLink(url, url)}</p>
  </li>`
}
