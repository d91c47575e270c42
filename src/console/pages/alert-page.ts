import { FOLLOW_UP_WORDS } from '../../core/alert/describe-alert.ts'
import { describeLanguage } from '../../core/text/describe-language.ts'
import type { AlertDetail } from '../reads.ts'
import { renderAlertCard } from './alert-card.ts'
import { renderDeliveries } from './deliveries.ts'
import { renderLang } from './evidence.ts'
import { html, type Markup } from './html.ts'
import { renderLink, toSite } from './link.ts'
import { renderTime } from './time.ts'

/** The evidence card: one alert with everything that was recorded of it. */
export function renderAlert({ alert, followUps, wordings, deliveries }: AlertDetail): Markup {
  return html`<nav class="back" aria-label="Back"><a href="/">All alerts</a></nav>
    <h1>Evidence card</h1>
    ${renderAlertCard({ lead: alert, others: [] }, { open: true })} ${renderFollowUps(followUps)}
    ${renderWordings(wordings)} ${renderDeliveries(deliveries)}
    <p class="meta">Alert <code>${alert.id}</code> · <a href="/api/alerts/${encodeURIComponent(alert.id)}">JSON</a></p>`
}

/** What edits have made of the statement since. */
function renderFollowUps(followUps: AlertDetail['followUps']): Markup | '' {
  if (followUps.length === 0) return ''
  return html`<section>
    <h2>Since then</h2>
    <ul>
      ${followUps.map(
        ({ kind, instead, url, version, at }) =>
          html`<li>
            ${renderTime(at)}: ${FOLLOW_UP_WORDS[kind]} in version ${version} of ${renderLink(url, toSite(url))}
            ${instead === null ? '' : html`<blockquote dir="auto">${instead}</blockquote>`}
          </li>`,
      )}
    </ul>
  </section>`
}

/** The statement as outlets of other languages have it. */
function renderWordings(wordings: AlertDetail['wordings']): Markup | '' {
  if (wordings.length === 0) return ''
  return html`<section>
    <h2>In other languages</h2>
    <ul>
      ${wordings.map(
        ({ lang, text, url, siteName }) =>
          html`<li>
            <bdi>${describeLanguage(lang)}</bdi>, ${renderLink(url, siteName ?? toSite(url))}
            <blockquote dir="auto" ${renderLang(lang)}>${text}</blockquote>
          </li>`,
      )}
    </ul>
  </section>`
}
