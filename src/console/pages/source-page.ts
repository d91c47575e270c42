import { STATE_WORDS } from '../../core/source/state-words.ts'
import type { SourceDetail, UnreadableRow } from '../reads.ts'
import { html, type Markup } from './html.ts'
import { renderLink } from './link.ts'
import { renderPager } from './pager.ts'
import { renderSourceAlertList } from './source-alert-page.ts'
import { renderDistance, renderTime } from './time.ts'

export interface SourcePage {
  readonly detail: SourceDetail
  /** How many entries were just made due again; null where nobody asked. */
  readonly retried: number | null
  readonly now: Date
}

/** A source on a page of its own: its state explained, what may be missing, what could not be read, and its past. */
export function renderSource({ detail, retried, now }: SourcePage): Markup {
  const { source, explanation, alerts } = detail
  const { label, trouble } = STATE_WORDS[source.state]
  return html`<nav class="back" aria-label="Back"><a href="/sources">All sources</a></nav>
    <h1 dir="auto">${source.name}</h1>
    ${retried === null ? '' : html`<p class="notice" role="status">${describeRetry(retried)}</p>`}
    <section class="row">
      <p><span class="badge ${trouble ? 'trouble' : 'calm'}">${label}</span></p>
      <p class="words">${explanation.says}</p>
      ${explanation.why === null ? '' : html`<p class="words" dir="auto">${explanation.why}</p>`}
      <p class="words">${explanation.next}</p>
      ${source.hub === null ? '' : html`<p class="words">${source.hub}</p>`}
      ${explanation.advice === null ? '' : html`<p class="words"><strong>To do:</strong> ${explanation.advice}</p>`}
      <p class="meta">
        <code>${source.id}</code> ·
        ${[source.kind, source.lang, ...source.tags].filter((part) => part !== null).join(' · ')} ·
        ${renderLink(source.url, source.url)}
      </p>
    </section>
    ${renderGap(detail.gap)} ${renderUnreadable(detail, now)}
    ${
      alerts.length === 0
        ? ''
        : html`<h2>Told to ops</h2>
            ${renderSourceAlertList(alerts)}`
    }
    ${renderEvents(detail.events)}
    <p class="meta"><a href="/api/sources/${encodeURIComponent(source.id)}">JSON</a></p>`
}

function describeRetry(retried: number): string {
  if (retried === 0) return 'Nothing is left here that could not be read.'
  return `${retried === 1 ? 'One entry is' : `${retried} entries are`} due again and will be read as their hosts allow.`
}

function renderGap(gap: SourceDetail['gap']): Markup | '' {
  if (gap === null) return ''
  const looked = gap.tries === 0 ? 'not yet' : gap.tries === 1 ? 'once' : `${gap.tries} times`
  return html`<h2>Possible gap</h2>
    <p class="words">
      Between ${renderTime(gap.since)} and ${renderTime(gap.until)} something may have come and gone unseen. Its sitemap
      was looked at ${looked}; ${gap.found} missing ${gap.found === 1 ? 'entry was' : 'entries were'} found there.
    </p>`
}

function renderUnreadable({ source, unreadable }: SourceDetail, now: Date): Markup {
  const path = `/sources/${encodeURIComponent(source.id)}`
  const { count, items, next } = unreadable
  return html`<h2>Entries that could not be read</h2>
    ${
      count === 0
        ? html`<p class="meta">None.</p>`
        : html`<form method="post" action="${path}/retry">
              <button>${count === 1 ? 'Read it again' : `Read all ${count} again`}</button>
            </form>
            <ul class="rows">
              ${items.map((entry) => renderEntry(entry, path, now))}
            </ul>`
    }
    ${renderPager(path, {}, next)}`
}

function renderEntry({ id, url, title, reason, firstSeenAt }: UnreadableRow, path: string, now: Date): Markup {
  const name = title ?? url ?? 'without a title'
  return html`<li class="row">
    <div class="row-head">
      <h2>${url === null ? html`<bdi>${name}</bdi>` : renderLink(url, name)}</h2>
      <form method="post" action="${path}/retry">
        <input type="hidden" name="entry" value="${id}" />
        <button aria-label="Read ${name} again">Read again</button>
      </form>
    </div>
    <p class="words" dir="auto">${reason ?? 'No reason was recorded.'}</p>
    <p class="meta">First seen ${renderDistance(firstSeenAt, now)}</p>
  </li>`
}

function renderEvents(events: SourceDetail['events']): Markup {
  return html`<h2>Its past</h2>
    ${
      events.length === 0
        ? html`<p class="meta">Its state has never changed since it was added.</p>`
        : html`<div class="scroll">
            <table>
              <thead>
                <tr>
                  <th scope="col">When</th>
                  <th scope="col">From</th>
                  <th scope="col">To</th>
                  <th scope="col">Why</th>
                </tr>
              </thead>
              <tbody>
                ${events.map(
                  ({ at, before, state, reason }) =>
                    html`<tr>
                      <th scope="row">${renderTime(at)}</th>
                      <td>${STATE_WORDS[before].label}</td>
                      <td>${STATE_WORDS[state].label}</td>
                      <td class="words" dir="auto">${reason ?? ''}</td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
    }`
}
