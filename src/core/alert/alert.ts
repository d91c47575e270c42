import type { Area, Modality } from '../cooperation/cooperation.ts'
import type { ChangeCause } from '../statement/decide-follow-ups.ts'
import type { WordRun } from '../statement/diff-wording.ts'
import type { Speaker, StatementKind } from '../statement/statement.ts'
import type { Severity } from '../topic/topic.ts'
import type { Span } from '../text/span.ts'

export type AlertReason = 'new-statement' | 'new-article' | 'statement-changed' | 'statement-withdrawn'

/** A passage of the stored article with the words of the statement marked; spans count from the passage's start. */
export interface AlertEvidence {
  readonly text: string
  readonly highlights: readonly Span[]
}

/** A statement as an alert carries it. */
export interface AlertStatement {
  readonly id: string
  readonly text: string
  readonly kind: StatementKind
  readonly speaker: Speaker
  readonly areas: readonly Area[]
  readonly modality: Modality | null
  readonly lang: string | null
  readonly evidence: readonly AlertEvidence[]
}

/** A story at the time of the alert: `id` is that of its first article, `articles` how many tell it. */
export interface AlertStory {
  readonly id: string
  readonly title: string | null
  readonly articles: number
}

/** What is other about a statement that was changed. */
export interface AlertChange {
  readonly because: ChangeCause
  /** The statement as it stood before; the alert's own statement is how it stands now. */
  readonly before: AlertStatement
  /** Both wordings laid beside each other, word by word. */
  readonly words: readonly WordRun[]
}

/** The alert: the JSON that webhooks post and that every other channel renders from. Times are ISO 8601. */
export interface Alert {
  readonly type: 'alert.created' | 'alert.updated'
  readonly id: string
  readonly createdAt: string
  readonly severity: Severity
  readonly topic: { readonly id: string; readonly title: string; readonly version: number }
  /** Other topics that the same statement or article meets; their alerts reach only channels that this one does not. */
  readonly alsoTopics?: readonly { readonly id: string; readonly title: string }[]
  readonly reason: AlertReason
  /** The first alert that told of the statement; present exactly when `type` is `alert.updated`. */
  readonly updates?: { readonly id: string; readonly createdAt: string }
  /** Present exactly when the reason is `statement-changed`. */
  readonly change?: AlertChange
  readonly statements: readonly AlertStatement[]
  readonly article: {
    readonly url: string
    readonly title: string | null
    readonly siteName: string | null
    readonly publishedAt: string | null
    readonly firstSeenAt: string
  }
  readonly sightings: readonly {
    readonly url: string
    readonly siteName: string | null
    readonly publishedAt: string | null
  }[]
  /** The event that the article tells of: receivers that show one event once group by its id. */
  readonly story?: AlertStory
  readonly why: readonly string[]
  readonly consoleUrl: string | null
}
