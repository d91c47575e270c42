import type { Span } from '../text/span.ts'
import type { Alert, AlertEvidence, AlertStatement } from './alert.ts'
import { describeArticle, describeSpeaker, describeStory, quoteStatement, REASON_WORDS } from './describe-alert.ts'
import { escapeHtml, renderHtmlDocument, renderHtmlLink } from './html-parts.ts'

function renderEvidence(evidence: AlertEvidence): string {
  let html = ''
  let at = 0
  for (const [start, end] of evidence.highlights.toSorted((a: Span, b: Span) => a[0] - b[0])) {
    if (start < at) continue
    html += `${escapeHtml(evidence.text.slice(at, start))}<mark>${escapeHtml(evidence.text.slice(start, end))}</mark>`
    at = end
  }
  return `<p dir="auto">${html}${escapeHtml(evidence.text.slice(at))}</p>`
}

function renderStatement(statement: AlertStatement): string {
  const facts = [...statement.areas, ...(statement.modality === null ? [] : [statement.modality])]
  return [
    `<p><strong>${escapeHtml(describeSpeaker(statement.speaker))}</strong>${facts.length > 0 ? ` · ${escapeHtml(facts.join(', '))}` : ''}</p>`,
    `<blockquote dir="auto">${escapeHtml(quoteStatement(statement, Number.POSITIVE_INFINITY))}</blockquote>`,
    ...statement.evidence.map(renderEvidence),
  ].join('\n')
}

/** Renders an alert as a small HTML document without outside resources; everything that came from a page is escaped. */
export function renderAlertHtml(alert: Alert): string {
  const story = describeStory(alert)
  const title = `[${alert.severity.toUpperCase()}] ${alert.topic.title}`
  const others = alert.sightings.filter((sighting) => sighting.url !== alert.article.url)
  return renderHtmlDocument(title, [
    `<p>${REASON_WORDS[alert.reason]}</p>`,
    ...alert.statements.map(renderStatement),
    `<p>Where: ${renderHtmlLink(alert.article.url, describeArticle(alert.article))}</p>`,
    ...(others.length === 0
      ? []
      : [`<ul>${others.map((other) => `<li>${renderHtmlLink(other.url, other.url)}</li>`).join('')}</ul>`]),
    ...(story === null ? [] : [`<p dir="auto">Story: ${escapeHtml(story)}</p>`]),
    `<p>Why:</p><ul>${alert.why.map((reason) => `<li dir="auto">${escapeHtml(reason)}</li>`).join('')}</ul>`,
    ...(alert.consoleUrl === null ? [] : [`<p>${renderHtmlLink(alert.consoleUrl, 'Open in the console')}</p>`]),
  ])
}
