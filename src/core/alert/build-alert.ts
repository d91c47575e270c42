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
 * The id of the alert that a topic raises on a subject (`statement:<id>` or `article:<id>`): always the same for the same two,
 * so that an alert decided twice is one alert.
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
    article: {
      url: article.url,
      title: article.title,
      siteName: article.siteName,
      publishedAt: article.publishedAt,
      firstSeenAt: article.firstSeenAt.toISOString(),
    },
    sightings: [{ url: article.url, siteName: article.siteName, publishedAt: article.publishedAt }],
    ...(facts.story === null ? {} : { story: facts.story }),
    why: facts.why,
    consoleUrl: facts.consoleUrl === null ? null : `${facts.consoleUrl}/alerts/${id}`,
  }
}

function toAlertStatement(statement: AlertableStatement, text: string): AlertStatement {
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
