import type { Alert, AlertReason, AlertStatement } from '../core/alert/alert.ts'
import { REASON_WORDS } from './pages/words.ts'

/** Characters that XML 1.0 cannot hold even escaped: https://www.w3.org/TR/xml/#charsets */
// oxlint-disable-next-line no-control-regex -- control characters are what it is for
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const SPECIAL = /[&<>"']/g
const ENTITIES: Readonly<Record<string, string>> = {
  '"': '&quot;',
  '&': '&amp;',
  "'": '&#39;',
  '<': '&lt;',
  '>': '&gt;',
}
const WEB_ADDRESS = /^https?:\/\//i

/** What an entry's title says of an update before all else. */
const UPDATE_WORDS: Readonly<Record<AlertReason, readonly string[]>> = {
  'new-article': [],
  'new-statement': [],
  'statement-changed': ['Changed'],
  'statement-withdrawn': ['Withdrawn'],
}

/** Alerts as an Atom feed (RFC 4287). `base` is the console's own address, with no slash at its end; `now` dates a feed without entries. */
export function renderAtom(
  alerts: readonly Alert[],
  { base, now }: { readonly base: string; readonly now: Date },
): string {
  const updated =
    alerts
      .map((alert) => alert.createdAt)
      .sort()
      .at(-1) ?? now.toISOString()
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    '<title>Entente alerts</title>',
    '<id>urn:entente:alerts</id>',
    `<updated>${escapeXml(updated)}</updated>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(base)}/feeds/alerts.atom"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(base)}/"/>`,
    '<author><name>Entente</name></author>',
    ...alerts.map((alert) => renderEntry(alert, base)),
    '</feed>',
    '',
  ].join('\n')
}

function renderEntry(alert: Alert, base: string): string {
  const { article, topic } = alert
  const speaker = alert.statements[0]?.speaker.name
  const outlet = article.siteName ?? article.url
  const subject = [
    ...UPDATE_WORDS[alert.reason],
    speaker ?? topic.title,
    alert.statements[0]?.text ?? article.title ?? article.url,
  ].join(': ')
  const related = WEB_ADDRESS.test(article.url) ? `<link rel="related" href="${escapeXml(article.url)}"/>` : ''
  return [
    '<entry>',
    `<id>urn:entente:alert:${escapeXml(encodeURIComponent(alert.id))}</id>`,
    `<title>${escapeXml(`[${alert.severity}] ${subject}`)}</title>`,
    `<updated>${escapeXml(alert.createdAt)}</updated>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(`${base}/alerts/${encodeURIComponent(alert.id)}`)}"/>`,
    related,
    `<category term="${escapeXml(topic.id)}" label="${escapeXml(topic.title)}"/>`,
    `<content type="html">${escapeXml(renderContent(alert, outlet))}</content>`,
    '</entry>',
  ].join('')
}

/** Markup inside the entry: each value is escaped here, and the whole again as the feed's text. */
function renderContent(alert: Alert, outlet: string): string {
  return [
    ...alert.statements.map(renderStatement),
    ...(alert.change === undefined ? [] : ['<p>Before:</p>', renderStatement(alert.change.before)]),
    `<p>${escapeXml(`${REASON_WORDS[alert.reason]} · ${alert.topic.title}`)}</p>`,
    `<p>${escapeXml([alert.article.title, outlet].filter(Boolean).join(' · '))}</p>`,
    `<ul>${alert.why.map((reason) => `<li>${escapeXml(reason)}</li>`).join('')}</ul>`,
  ].join('')
}

function renderStatement({ speaker, text }: AlertStatement): string {
  const who = [speaker.name, speaker.role, speaker.organization, speaker.country].filter(Boolean).join(', ')
  return `<p>${escapeXml(who)}</p><blockquote>${escapeXml(text)}</blockquote>`
}

const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    .replace(NOT_XML, '')
    .replace(SPECIAL, (character) => ENTITIES[character] ?? character)
