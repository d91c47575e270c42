import type { FailureRow, Page } from '../reads.ts'
import { html, type Markup } from './html.ts'
import { renderPager } from './pager.ts'
import { renderDistance } from './time.ts'

export interface FailuresPage {
  readonly page: Page<FailureRow>
  /** What came of a retry just asked for: true, it is due again; false, it was no longer there. */
  readonly retried: boolean | null
  readonly now: Date
}

/** Steps that failed for good, each with its reason and a button that makes it due again. */
export function renderFailures({ page, retried, now }: FailuresPage): Markup {
  return html`<h1>Failures</h1>
    ${
      retried === null
        ? ''
        : html`<p class="notice" role="status">
            ${retried ? 'It is due again and will run within moments.' : 'That one is no longer among the failures.'}
          </p>`
    }
    <p class="meta">Steps that were tried as often as they may be. Everything else went on without them.</p>
    ${
      page.items.length === 0
        ? html`<section class="empty">
            <h2>Nothing has failed</h2>
            <p>What fails for good is kept here with its reason.</p>
          </section>`
        : html`<ul class="rows">
            ${page.items.map((row) => renderRow(row, now))}
          </ul>`
    }
    ${renderPager('/failures', {}, page.next)}`
}

function renderRow({ id, job, key, kind, error, attempts, failedAt }: FailureRow, now: Date): Markup {
  return html`<li class="row">
    <div class="row-head">
      ${kind === null ? '' : html`<span class="badge trouble">${kind}</span>`}
      <h2>${job} <span class="soft">${key}</span></h2>
      <form method="post" action="/failures/retry">
        <input type="hidden" name="id" value="${id}" />
        <button aria-label="Retry ${job} ${key}">Retry</button>
      </form>
    </div>
    <p class="words" dir="auto">${error ?? 'No reason was recorded.'}</p>
    <p class="meta">
      Failed ${renderDistance(failedAt, now)} after ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}
    </p>
  </li>`
}
