import type { Span } from '../text/span.ts'
import type { Alert, AlertChange, AlertEvidence, AlertStatement } from './alert.ts'
import { describeArticle, describeReason, describeSpeaker, describeStory, quoteStatement } from './describe-alert.ts'
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

/** The words before a change, what went struck out and what came underlined. */
function renderChange({ because, before, words }: AlertChange): readonly string[] {
  const tags = { kept: '', removed: 'del', added: 'ins' } as const
  const marked = words.map(({ kind, text }) => {
    const tag = tags[kind]
    return tag === '' ? escapeHtml(text) : `<${tag}>${escapeHtml(text)}</${tag}>`
  })
  const was = because === 'other words' ? '' : `, by ${escapeHtml(describeSpeaker(before.speaker))}`
  return [
    `<p>Before${was}:</p>`,
    `<blockquote dir="auto">${marked.join(' ')}</blockquote>`,
    ...before.evidence.map(renderEvidence),
  ]
}

/** Renders an alert as a small HTML document without outside resources; everything that came from a page is escaped. */
export function renderAlertHtml(alert: Alert): string {
  const story = describeStory(alert)
  const title = `[${alert.severity.toUpperCase()}] ${alert.topic.title}`
  const others = alert.sightings.filter((sighting) => sighting.url !== alert.article.url)
  return renderHtmlDocument(title, [
    `<p>${escapeHtml(describeReason(alert))}</p>`,
    ...alert.statements.map(renderStatement),
    ...(alert.change === undefined ? [] : renderChange(alert.change)),
    `<p>Where: ${renderHtmlLink(alert.article.url, describeArticle(alert.article))}</p>`,
    ...(others.length === 0
      ? []
      : [`<ul>${others.map((other) => `<li>${renderHtmlLink(other.url, other.url)}</li>`).join('')}</ul>`]),
    ...(story === null ? [] : [`<p dir="auto">Story: ${escapeHtml(story)}</p>`]),
    `<p>Why:</p><ul>${alert.why.map((reason) => `<li dir="auto">${escapeHtml(reason)}</li>`).join('')}</ul>`,
    ...(alert.consoleUrl === null ? [] : [`<p>${renderHtmlLink(alert.consoleUrl, 'Open in the console')}</p>`]),
  ])
}
