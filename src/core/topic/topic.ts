import type { Area, Modality } from '../cooperation/cooperation.ts'
import type { Speaker, StatementKind } from '../statement/statement.ts'

export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const
export type Severity = (typeof SEVERITIES)[number]

/** A topic as an analyst writes it in `config/topics/<id>.yaml`. */
export interface TopicDefinition {
  readonly id: string
  readonly title: string
  readonly watch: 'statement' | 'article'
  /** A query in Lucene syntax. */
  readonly match: string
  readonly severity: Severity
  /** Channel ids; empty: where the routes of alerts.yaml say. */
  readonly notify: readonly string[]
  readonly examples: { readonly match: readonly string[]; readonly ignore: readonly string[] }
}

/** What a topic is matched against: one statement with its article, or an article alone (then the statement fields are null). */
export interface TopicDocument {
  readonly statement: string | null
  readonly speaker: Speaker | null
  readonly kind: StatementKind | null
  readonly areas: readonly Area[]
  readonly modality: Modality | null
  readonly cooperation: boolean
  readonly title: string
  readonly text: string
  readonly lang: string | null
  readonly source: string | null
  readonly sourceTags: readonly string[]
  /** Host name of the article. */
  readonly site: string | null
  /** Country of the source, ISO 3166 alpha-2. */
  readonly country: string | null
  readonly author: string | null
  /** ISO 8601. */
  readonly publishedAt: string | null
}

/** Outcome of matching one document with one topic; `why` says in words which clause met which words. */
export interface TopicMatch {
  readonly matched: boolean
  readonly why: readonly string[]
}
