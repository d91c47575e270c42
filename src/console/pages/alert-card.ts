import type { Alert, AlertChange, AlertStatement } from '../../core/alert/alert.ts'
import { renderEvidence, renderLang } from './evidence.ts'
import type { AlertGroup } from './group-alerts.ts'
import { html, type Markup } from './html.ts'
import { renderLink, toSite } from './link.ts'
import { toPath } from './pager.ts'
import { renderSpeaker } from './speaker.ts'
import { renderTime } from './time.ts'
import { AREA_WORDS, KIND_WORDS, MODALITY_WORDS, REASON_WORDS } from './words.ts'

/** An alert in the list (evidence folded away, with other topics' alerts on the same) or on its own page (`open`: all of it). */
export function renderAlertCard({ lead: alert, others }: AlertGroup, { open }: { readonly open: boolean }): Markup {
  const { topic, article, severity } = alert
  const heading = `${alert.id}-heading`
  return html`<article class="card ${severity}" aria-labelledby="${heading}">
    <header>
      <span class="badge ${severity}">${severity}</span>
      <h2 id="${heading}"><a href="${toPath('/', { topic: topic.id })}" dir="auto">${topic.title}</a></h2>
      <p class="meta">
        ${REASON_WORDS[alert.reason]} ·
        <a href="/alerts/${encodeURIComponent(alert.id)}">${renderTime(alert.createdAt)}</a>
        ${alert.updates === undefined ? '' : html` · updates <a href="/alerts/${encodeURIComponent(alert.updates.id)}">the alert of ${renderTime(alert.updates.createdAt)}</a>`}
      </p>
    </header>
    ${renderOthers(others)} ${alert.statements.map((statement) => renderStatement(statement, open))}
    ${alert.change === undefined ? '' : renderChange(alert.change)}
    <p class="origin">
      ${renderLink(article.url, article.title ?? article.url)}
      <span class="meta"
        ><bdi>${article.siteName ?? toSite(article.url)}</bdi>${
          article.publishedAt === null ? '' : html` · published ${renderTime(article.publishedAt)}`
        }
        · seen ${renderTime(article.firstSeenAt)}</span
      >
    </p>
    ${renderSightings(alert)} ${renderStory(alert)}
    <details ${open ? 'open' : ''}>
      <summary>Why this alert</summary>
      <ul class="why">
        ${alert.why.map((reason) => html`<li dir="auto">${reason}</li>`)}
        <li>Topic <code>${topic.id}</code>, version ${topic.version}</li>
      </ul>
    </details>
    ${open ? '' : html`<p class="record"><a href="/alerts/${encodeURIComponent(alert.id)}">Evidence card</a></p>`}
  </article>`
}

function renderStatement(statement: AlertStatement, open: boolean): Markup {
  const { lang, areas, modality, kind, speaker, text, evidence } = statement
  return html`<section class="statement">
    ${renderSpeaker(speaker)}
    <blockquote dir="auto" ${renderLang(lang)}>${text}</blockquote>
    <ul class="tags" aria-label="Tags">
      ${areas.map((area) => html`<li>${AREA_WORDS[area]}</li>`)}
      ${modality === null ? '' : html`<li class="modality ${modality}">${MODALITY_WORDS[modality]}</li>`}
      <li class="soft">${KIND_WORDS[kind]}</li>
    </ul>
    ${
      evidence.length === 0
        ? ''
        : html`<details ${open ? 'open' : ''}>
            <summary>Where it stands in the article</summary>
            ${evidence.map((passage) => renderEvidence(passage, lang))}
          </details>`
    }
  </section>`
}

/** How a changed statement stood before: what went is struck out, what came is underlined. */
function renderChange({ because, before, words }: AlertChange): Markup {
  return html`<section class="statement before">
    <h3>Before</h3>
    ${because === 'other words' ? '' : renderSpeaker(before.speaker)}
    <blockquote dir="auto" ${renderLang(before.lang)}>
      ${words.map(({ kind, text }) =>
        kind === 'kept' ? html`${text} ` : kind === 'removed' ? html`<del>${text}</del> ` : html`<ins>${text}</ins> `,
      )}
    </blockquote>
  </section>`
}

/** Further topics that the same statement or article met, each a link to its own evidence card. */
function renderOthers(others: readonly Alert[]): Markup | '' {
  if (others.length === 0) return ''
  return html`<ul class="others" aria-label="Other topics that it met">
    ${others.map(
      ({ id, severity, topic }) =>
        html`<li>
          <span class="badge ${severity}">${severity}</span>
          <a href="/alerts/${encodeURIComponent(id)}" dir="auto">${topic.title}</a>
        </li>`,
    )}
  </ul>`
}

/** The event that its article tells of, where others had told of it by then. */
function renderStory({ story }: Alert): Markup | '' {
  if (story === undefined || story.articles < 2) return ''
  return html`<p class="meta">
    <a href="/articles/${encodeURIComponent(story.id)}">Story of ${story.articles} articles</a
    >${story.title === null ? '' : html`: <bdi>${story.title}</bdi>`}
  </p>`
}

/** Where else it was seen; the article of the alert itself is no other place. */
function renderSightings({ sightings, article }: Alert): Markup | '' {
  const others = sightings.filter((sighting) => sighting.url !== article.url)
  if (others.length === 0) return ''
  return html`<div class="sightings">
    <h3>Also seen at</h3>
    <ul>
      ${others.map(
        ({ url, siteName, publishedAt }) =>
          html`<li>
            ${renderLink(url, siteName ?? toSite(url))}${publishedAt === null ? '' : html` <span class="meta">${renderTime(publishedAt)}</span>`}
          </li>`,
      )}
    </ul>
  </div>`
}
