import type { SourceAlert } from '../../core/alert/source-alert.ts'
import type { SourceState } from '../../core/source/source.ts'
import { STATE_WORDS } from '../../core/source/state-words.ts'
import type { Page, SourceRow, Summary } from '../reads.ts'
import { html, type Markup } from './html.ts'
import { renderLink, toSite } from './link.ts'
import { renderPager, toPath } from './pager.ts'
import { renderSourceAlertList } from './source-alert-page.ts'
import { renderCountry } from './speaker.ts'
import { renderDistance } from './time.ts'

export interface SourcesPage {
  readonly page: Page<SourceRow>
  readonly state: SourceState | null
  readonly summary: Summary
  /** What ops were told last, latest first. */
  readonly told: readonly SourceAlert[]
  readonly now: Date
}

/** Every source with its state in words, when it was last read, and when it is tried next. */
export function renderSources({ page, state, summary, told, now }: SourcesPage): Markup {
  const counts = Object.entries(summary.sources) as readonly (readonly [SourceState, number])[]
  const link = (to: SourceState | null, label: string, count: number) =>
    html`<li>
      <a href="${toPath('/sources', { state: to })}" ${to === state ? html`aria-current="true"` : ''}
        >${label} <b>${count}</b></a
      >
    </li>`
  return html`<h1>Sources</h1>
    <nav aria-label="States">
      <ul class="chips">
        ${link(
          null,
          'All',
          counts.reduce((sum, [, count]) => sum + count, 0),
        )}
        ${counts.filter(([, count]) => count > 0).map(([each, count]) => link(each, STATE_WORDS[each].label, count))}
      </ul>
    </nav>
    ${
      page.items.length === 0
        ? html`<section class="empty">
            <h2>No source here</h2>
            <p>Sources are named in <code>config/sources.yaml</code>.</p>
          </section>`
        : html`<ul class="rows">
            ${page.items.map((row) => renderRow(row, now))}
          </ul>`
    }
    ${renderPager('/sources', { state }, page.next)}
    ${
      told.length === 0
        ? ''
        : html`<h2>Told to ops</h2>
            ${renderSourceAlertList(told)}`
    }`
}

function renderRow(row: SourceRow, now: Date): Markup {
  const { label, meaning, trouble } = STATE_WORDS[row.state]
  return html`<li class="row">
    <div class="row-head">
      <span class="badge ${trouble ? 'trouble' : 'calm'}">${label}</span>
      <h2><a href="/sources/${encodeURIComponent(row.id)}" dir="auto">${row.name}</a></h2>
      ${row.country === null ? '' : renderCountry(row.country)}
    </div>
    <p class="words" dir="auto">${row.reason ?? `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}.`}</p>
    <dl class="facts">
      ${renderFact('State since', row.since, now)} ${renderFact('Last poll', row.lastPollAt, now)}
      ${renderFact('Last success', row.lastOkAt, now)} ${renderFact('Last new entry', row.lastNewAt, now)}
      ${renderFact('Next try', row.nextPollAt, now)}
      <div>
        <dt>Entries</dt>
        <dd>${row.entries}</dd>
      </div>
      ${
        row.failures === 0
          ? ''
          : html`<div>
              <dt>Failures in a row</dt>
              <dd class="trouble">${row.failures}</dd>
            </div>`
      }
    </dl>
    <p class="meta">
      <code>${row.id}</code> · ${[row.kind, row.lang, ...row.tags].filter((part) => part !== null).join(' · ')} ·
      ${renderLink(row.url, toSite(row.url))}
    </p>
  </li>`
}

const renderFact = (label: string, at: string | null, now: Date): Markup =>
  html`<div>
    <dt>${label}</dt>
    <dd>${at === null ? 'never' : renderDistance(at, now)}</dd>
  </div>`
