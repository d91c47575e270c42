import type { Page, TopicRow } from '../reads.ts'
import { html, type Markup } from './html.ts'
import { renderPager, toPath } from './pager.ts'
import { renderDistance } from './time.ts'

/** Every topic that is watched, with its query and what it raised. */
export function renderTopics(page: Page<TopicRow>, now: Date): Markup {
  return html`<h1>Topics</h1>
    ${
      page.items.length === 0
        ? html`<section class="empty">
            <h2>No topic is watched</h2>
            <p>A topic is one file in <code>config/topics/</code>.</p>
          </section>`
        : html`<ul class="rows">
            ${page.items.map((row) => renderRow(row, now))}
          </ul>`
    }
    ${renderPager('/topics', {}, page.next)}`
}

function renderRow(row: TopicRow, now: Date): Markup {
  return html`<li class="row">
    <div class="row-head">
      <span class="badge ${row.severity}">${row.severity}</span>
      <h2><a href="${toPath('/', { topic: row.id })}" dir="auto">${row.title}</a></h2>
    </div>
    <pre class="query" tabindex="0" aria-label="Query">${row.match}</pre>
    <dl class="facts">
      <div>
        <dt>Alerts</dt>
        <dd>${row.alerts}</dd>
      </div>
      <div>
        <dt>Last alert</dt>
        <dd>${row.lastAlertAt === null ? 'never' : renderDistance(row.lastAlertAt, now)}</dd>
      </div>
      <div>
        <dt>Watches</dt>
        <dd>${row.watch === 'statement' ? 'each statement' : 'each article'}</dd>
      </div>
      <div>
        <dt>Tells</dt>
        <dd>${row.notify.length === 0 ? 'as the routes say' : row.notify.join(', ')}</dd>
      </div>
    </dl>
    <p class="meta"><code>${row.id}</code> · version ${row.version}</p>
  </li>`
}
