import type { Alert, AlertStatement } from './alert.ts'
import { cutText, flattenText } from './cut-text.ts'
import {
  describeArticle,
  describeChange,
  describeReason,
  describeSpeaker,
  describeStory,
  quoteStatement,
} from './describe-alert.ts'

/** Limits of a rendered text, in UTF-16 units. What is cut is behind the alert's link. */
export interface TextLimits {
  /** Of each statement's words. */
  readonly quote: number
  /** Of the whole text. */
  readonly whole: number
}

const UNLIMITED: TextLimits = { quote: Number.POSITIVE_INFINITY, whole: Number.POSITIVE_INFINITY }
const MOST_SIGHTINGS = 10

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
  const story = describeStory(alert)
  const lines = [
    `[${alert.severity.toUpperCase()}] ${flattenText(alert.topic.title)}`,
    describeReason(alert),
    '',
    ...alert.statements.flatMap((statement) => renderStatement(statement, { quote, whole })),
    ...(alert.change === undefined ? [] : [...describeChange(alert.change, quote), '']),
    ...((alert.alsoTopics ?? []).length > 0
      ? [`Also in: ${(alert.alsoTopics ?? []).map((topic) => flattenText(topic.title)).join('; ')}`]
      : []),
    `Where: ${describeArticle(alert.article)}`,
    `  ${flattenText(alert.article.url)}`,
    ...others.slice(0, MOST_SIGHTINGS).map((other) => `  also ${flattenText(other.url)}`),
    ...(others.length > MOST_SIGHTINGS ? [`  and ${others.length - MOST_SIGHTINGS} more`] : []),
    ...(story === null ? [] : [`Story: ${story}`]),
    `Why: ${alert.why.map(flattenText).join('; ')}`,
    ...(alert.consoleUrl === null ? [] : [`More: ${alert.consoleUrl}`]),
  ]
  const text = lines.join('\n')
  if (text.length <= whole) return text
  const link = `\n${alert.consoleUrl ?? flattenText(alert.article.url)}`
  return link.length < whole ? `${cutText(text, whole - link.length)}${link}` : cutText(text, whole)
}
