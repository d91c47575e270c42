import type { Speaker } from '../statement/statement.ts'
import type { Alert, AlertReason, AlertStatement } from './alert.ts'
import { cutText, flattenText } from './cut-text.ts'

/** What happened, in words. */
export const REASON_WORDS: Readonly<Record<AlertReason, string>> = {
  'new-article': 'New article',
  'new-statement': 'New statement',
  'statement-changed': 'Changed statement',
  'statement-withdrawn': 'Withdrawn statement',
}

/** Limits of a rendered text, in UTF-16 units. What is cut is behind the alert's link. */
export interface TextLimits {
  /** Of each statement's words. */
  readonly quote: number
  /** Of the whole text. */
  readonly whole: number
}

const UNLIMITED: TextLimits = { quote: Number.POSITIVE_INFINITY, whole: Number.POSITIVE_INFINITY }
/** Words of a statement in one line. */
const LINE_QUOTE = 240
const LINE_TITLE = 120
const MOST_SIGHTINGS = 10

/** Names a speaker as far as known: `Ned Price (spokesperson, State Department, US)`. */
export function describeSpeaker(speaker: Speaker): string {
  const known = [speaker.role, speaker.organization, speaker.country].flatMap((part) =>
    part === null ? [] : flattenText(part),
  )
  if (speaker.name !== null) return `${flattenText(speaker.name)}${known.length > 0 ? ` (${known.join(', ')})` : ''}`
  return known.length > 0 ? known.join(', ') : 'unknown speaker'
}

/** The words of a statement in quotation marks; an indirect statement is a paraphrase and stands without. */
export function quoteStatement(statement: AlertStatement, limit: number): string {
  const words = cutText(flattenText(statement.text), limit)
  return statement.kind === 'indirect' ? words : `“${words}”`
}

/** Where an article stands: site, day and title, as far as known. */
export function describeArticle(article: Alert['article']): string {
  const site = article.siteName ?? URL.parse(article.url)?.hostname ?? null
  const parts = [site, article.publishedAt, article.title === null ? null : cutText(article.title, LINE_TITLE)]
  return parts.flatMap((part) => (part === null || part === '' ? [] : flattenText(part))).join(' · ')
}

function renderStatement(statement: AlertStatement, limits: TextLimits): readonly string[] {
  const facts = [
    statement.areas.length > 0 ? `areas: ${statement.areas.join(', ')}` : '',
    statement.modality === null ? '' : statement.modality,
    statement.lang === null ? '' : `language: ${flattenText(statement.lang)}`,
  ].filter((fact) => fact !== '')
  return [
    `${describeSpeaker(statement.speaker)}:`,
    `  ${quoteStatement(statement, limits.quote)}`,
    ...(facts.length > 0 ? [`  (${facts.join('; ')})`] : []),
    '',
  ]
}

/**
 * Renders an alert as plain text for people: who said what, where, why it fired, and the links. A text over its limit is cut
 * and ends with a link to the rest.
 */
export function renderAlertText(alert: Alert, limits: Partial<TextLimits> = {}): string {
  const { quote, whole } = { ...UNLIMITED, ...limits }
  const others = alert.sightings.filter((sighting) => sighting.url !== alert.article.url)
  const lines = [
    `[${alert.severity.toUpperCase()}] ${flattenText(alert.topic.title)}`,
    alert.type === 'alert.updated' ? `${REASON_WORDS[alert.reason]} (update)` : REASON_WORDS[alert.reason],
    '',
    ...alert.statements.flatMap((statement) => renderStatement(statement, { quote, whole })),
    `Where: ${describeArticle(alert.article)}`,
    `  ${flattenText(alert.article.url)}`,
    ...others.slice(0, MOST_SIGHTINGS).map((other) => `  also ${flattenText(other.url)}`),
    ...(others.length > MOST_SIGHTINGS ? [`  and ${others.length - MOST_SIGHTINGS} more`] : []),
    `Why: ${alert.why.map(flattenText).join('; ')}`,
    ...(alert.consoleUrl === null ? [] : [`More: ${alert.consoleUrl}`]),
  ]
  const text = lines.join('\n')
  if (text.length <= whole) return text
  const link = `\n${alert.consoleUrl ?? flattenText(alert.article.url)}`
  return link.length < whole ? `${cutText(text, whole - link.length)}${link}` : cutText(text, whole)
}

/** Renders an alert in one line: severity, topic, who, the words, where. */
export function renderAlertLine(alert: Alert): string {
  const head = `[${alert.severity.toUpperCase()}] ${flattenText(alert.topic.title)}`
  const [first, ...more] = alert.statements
  const article = describeArticle(alert.article)
  if (first === undefined) return `${head}: ${article}`
  const others = more.length > 0 ? ` (and ${more.length} more)` : ''
  return `${head}: ${describeSpeaker(first.speaker)}: ${quoteStatement(first, LINE_QUOTE)}${others} — ${article}`
}
