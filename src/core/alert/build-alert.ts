import { createHash } from 'node:crypto'
import type { Span } from '../text/span.ts'
import type { TopicDefinition } from '../topic/topic.ts'
import type { Alert, AlertReason, AlertStatement, AlertStory } from './alert.ts'
import { findPassages } from './find-passages.ts'

/** A statement as an alert is built from it; `content` counts in the article's text. */
export interface AlertableStatement extends Omit<AlertStatement, 'evidence'> {
  readonly content: readonly Span[]
}

/** An article as an alert is built from it. */
export interface AlertableArticle {
  readonly url: string
  readonly title: string | null
  readonly siteName: string | null
  readonly publishedAt: string | null
  readonly firstSeenAt: Date
  readonly text: string
}

/** Everything that an alert says. `statement` is null where the topic watches articles. */
export interface AlertFacts {
  readonly topic: TopicDefinition
  readonly topicVersion: number
  /** Other topics that the same subject meets. */
  readonly alsoTopics: readonly { readonly id: string; readonly title: string }[]
  readonly subject: string
  readonly reason: AlertReason
  readonly statement: AlertableStatement | null
  readonly article: AlertableArticle
  /** Null where it is not known. */
  readonly story: AlertStory | null
  readonly why: readonly string[]
  /** Base URL of the console, with no slash at its end; null where nobody can reach one. */
  readonly consoleUrl: string | null
  readonly now: Date
}

/** Length of an alert's id, in hexadecimal digits: 96 bits. */
const ID_LENGTH = 24

/**
 * The id of the alert that a topic raises on a subject (`statement:<id>`, `article:<id>`, what became of a statement): always the
 * same for the same two, so that an alert decided twice is one alert.
 *
 * @example alertId('us-on-russia-iran', 'statement:1f00') // 'al_…'
 */
export function alertId(topicId: string, subject: string): string {
  return `al_${createHash('sha256').update(`${topicId}\n${subject}`).digest('hex').slice(0, ID_LENGTH)}`
}

/** Builds the alert that channels deliver, in the shape of the webhook contract, from facts that the archive holds. */
export function buildAlert(facts: AlertFacts): Alert {
  const { topic, article } = facts
  const id = alertId(topic.id, facts.subject)
  return {
    type: 'alert.created',
    id,
    createdAt: facts.now.toISOString(),
    severity: topic.severity,
    topic: { id: topic.id, title: topic.title, version: facts.topicVersion },
    alsoTopics: facts.alsoTopics.map(({ id, title }) => ({ id, title })),
    reason: facts.reason,
    statements: facts.statement === null ? [] : [toAlertStatement(facts.statement, article.text)],
    ...whereOf(article),
    ...(facts.story === null ? {} : { story: facts.story }),
    why: facts.why,
    consoleUrl: linkOf(facts.consoleUrl, id),
  }
}

/** The alert's page in the console whose base URL is given. */
export function linkOf(consoleUrl: string | null, id: string): string | null {
  return consoleUrl === null ? null : `${consoleUrl}/alerts/${id}`
}

/** Where an alert's article stands, and that it is the first place that the statement was seen at. */
export function whereOf({
  url,
  title,
  siteName,
  publishedAt,
  firstSeenAt,
}: AlertableArticle): Pick<Alert, 'article' | 'sightings'> {
  return {
    article: { url, title, siteName, publishedAt, firstSeenAt: firstSeenAt.toISOString() },
    sightings: [{ url, siteName, publishedAt }],
  }
}

/** A statement as alerts carry it, with the passages of the article's text in which it stands. */
export function toAlertStatement(statement: AlertableStatement, text: string): AlertStatement {
  const { id, kind, speaker, areas, modality, lang } = statement
  return {
    id,
    text: statement.text,
    kind,
    speaker,
    areas,
    modality,
    lang,
    evidence: findPassages(text, statement.content),
  }
}
