import type { Alert } from '../../core/alert/alert.ts'
import type { SourceState } from '../../core/source/source.ts'
import { isTrouble } from '../../core/source/state-words.ts'
import { SEVERITIES, type Severity } from '../../core/topic/topic.ts'
import type { Page, Summary, TopicRow } from '../reads.ts'
import { renderAlertCard } from './alert-card.ts'
import { groupAlerts } from './group-alerts.ts'
import { html, type Markup } from './html.ts'
import { renderPager, toPath } from './pager.ts'
import { renderDistance } from './time.ts'

export interface AlertsPage {
  readonly page: Page<Alert>
  readonly filter: { readonly topic: string | null; readonly severity: Severity | null }
  readonly first: boolean
  readonly topics: readonly TopicRow[]
  readonly summary: Summary
  readonly now: Date
}

/** The latest alerts, what they can be narrowed to, and what to do where there is none. */
export function renderAlerts({ page, filter, first, topics, summary, now }: AlertsPage): Markup {
  const latest = first
    ? html`data-latest="${page.items[0]?.id ?? ''}" data-list="${toPath('/api/alerts', { ...filter, limit: '1' })}"`
    : ''
  return html`<h1>Alerts</h1>
    ${renderFigures(summary)}
    <form class="filters" method="get" action="/" role="search" aria-label="Narrow the list">
      <label
        >Topic
        <select name="topic">
          <option value="">All topics</option>
          ${topics.map(({ id, title }) => html`<option value="${id}" ${id === filter.topic ? 'selected' : ''}>${title}</option>`)}
        </select>
      </label>
      <label
        >Severity
        <select name="severity">
          <option value="">Any severity</option>
          ${SEVERITIES.toReversed().map((each) => html`<option ${each === filter.severity ? 'selected' : ''}>${each}</option>`)}
        </select>
      </label>
      <button>Show</button>
      ${filter.topic === null && filter.severity === null ? '' : html`<a href="/">Show all</a>`}
    </form>
    <p class="live" role="status" ${latest} hidden>
      <a class="button" href="${toPath('/', filter)}">New alerts: show them</a>
    </p>
    ${page.items.length === 0 ? renderNothing(filter, summary, now) : groupAlerts(page.items).map((group) => renderAlertCard(group, { open: false }))}
    ${renderPager('/', filter, page.next)}`
}

function renderFigures({ sources, articles, statements, alerts, failures }: Summary): Markup {
  const troubled = countTroubled(sources)
  return html`<ul class="figures" aria-label="In the archive">
    <li><b>${alerts}</b> alerts</li>
    <li><b>${statements}</b> statements</li>
    <li><b>${articles}</b> articles</li>
    <li>
      <a href="/sources"><b>${countAll(sources)}</b> sources</a
      >${troubled === 0 ? '' : html`, <span class="trouble">${troubled} in trouble</span>`}
    </li>
    ${
      failures === 0
        ? ''
        : html`<li>
            <a class="trouble" href="/failures"><b>${failures}</b> failures</a>
          </li>`
    }
  </ul>`
}

function renderNothing(filter: AlertsPage['filter'], summary: Summary, now: Date): Markup {
  if (filter.topic !== null || filter.severity !== null) {
    return html`<section class="empty">
      <h2>No alert matches</h2>
      <p><a href="/">Show all alerts</a></p>
    </section>`
  }
  const all = countAll(summary.sources)
  const troubled = countTroubled(summary.sources)
  const demo = html`<p>To see how an alert looks, without any network: <code>npm run demo</code>.</p>`
  if (all === 0) {
    return html`<section class="empty">
      <h2>No sources yet</h2>
      <p>Name the feeds to watch in <code>config/sources.yaml</code>; a change there is taken up while Entente runs.</p>
      ${demo}
    </section>`
  }
  const next = summary.nextPollAt === null ? '' : html` The next poll is ${renderDistance(summary.nextPollAt, now)}.`
  if (troubled === all) {
    return html`<section class="empty">
      <h2>No source can be read</h2>
      <p>
        All ${all} sources are in trouble: <a href="/sources">the sources page</a> says why, and when each is tried
        again.${next}
      </p>
      ${demo}
    </section>`
  }
  return html`<section class="empty">
    <h2>Nothing new has been said yet</h2>
    <p>
      What a source or a topic holds at the start is its baseline and raises no alert. What is said from then on
      does.${next}
    </p>
    ${troubled === 0 ? '' : html`<p><a href="/sources">${troubled} of ${all} sources are in trouble.</a></p>`} ${demo}
  </section>`
}

const countAll = (sources: Summary['sources']): number => Object.values(sources).reduce((sum, count) => sum + count, 0)

const countTroubled = (sources: Summary['sources']): number =>
  Object.entries(sources).reduce((sum, [state, count]) => sum + (isTrouble(state as SourceState) ? count : 0), 0)
