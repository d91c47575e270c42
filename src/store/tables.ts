import type { ColumnType, Generated } from 'kysely'
import type { Quality } from '../core/article/article.ts'
import type { Cooperation } from '../core/cooperation/cooperation.ts'
import type { Alert } from '../core/alert/alert.ts'
import type { Speaker } from '../core/statement/statement.ts'
import type { Span } from '../core/text/span.ts'
import type { TopicDefinition } from '../core/topic/topic.ts'
import type { HubTables } from './hub-tables.ts'
import type { Json } from './json-column.ts'
import type { SourceTables } from './source-tables.ts'
import type { StoryTables } from './story-tables.ts'

interface GapTable {
  id: Generated<number>
  source_id: string
  since: Date
  until: Date
  tries: Generated<number>
  found: Generated<number>
  detail: string | null
  closed_at: Date | null
}

interface EntryTable {
  id: Generated<number>
  source_id: string
  url: string | null
  canonical_url: string | null
  title: string | null
  summary: string | null
  content_html: string | null
  author: string | null
  published_at: string | null
  first_seen_at: Date
  last_seen_at: Date
  baseline: boolean
  article_id: number | null
  state: Generated<string>
  state_reason: string | null
}

interface EntryKeyTable {
  source_id: string
  key: string
  entry_id: number
}

interface ArticleTable {
  id: Generated<number>
  canonical_url: string
  url: string
  source_id: string | null
  title: string | null
  byline: string | null
  site_name: string | null
  site: string | null
  lang: string | null
  published_at: string | null
  first_seen_at: Date
  version: number
  content_hash: string
  quality: Json<Quality>
  cooperation: ColumnType<Cooperation | null, string | null, string | null>
  duplicate_of: number | null
  story_id: number | null
  baseline: boolean
}

interface ArticleVersionTable {
  article_id: number
  version: number
  title: string | null
  text: string
  content_hash: string
  seen_at: Date
  quality: ColumnType<Quality | null, string | null, string | null>
  analysed_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  unfit: ColumnType<string | null, string | null | undefined, string | null>
}

interface FollowUpTable {
  article_id: number
  version: number
  version_before: number
  statement_id: string
  kind: string
  instead_id: string | null
  because: string | null
  noticed_at: Date
}

interface ArticleBandTable {
  band: number
  hash: number
  article_id: number
}

interface StatementTable {
  id: string
  speaker_key: string
  speaker_group: string
  content_key: string
  speaker: Json<Speaker>
  kind: string
  text: string
  lang: string | null
  cooperation: boolean
  areas: string[]
  modality: string | null
  first_article_id: number
  first_version: number
  first_seen_at: Date
  baseline: boolean
  terms: string[]
  wording_of: string | null
}

interface SightingTable {
  statement_id: string
  article_id: number
  version: number
  kind: string
  text: string
  content: Json<readonly Span[]>
  cue: Json<readonly Span[]>
  source: Json<readonly Span[]>
  seen_at: Date
}

interface TopicVersionTable {
  topic_id: string
  version: number
  definition: Json<TopicDefinition>
  hash: string
  created_at: Date
}

interface MatchTable {
  topic_id: string
  subject: string
  topic_version: number
  outcome: string
  why: Json<readonly string[]>
  alert_id: string | null
  matched_at: Date
}

interface AlertTable {
  id: string
  topic_id: string
  topic_version: number
  reason: string
  severity: string
  statement_id: string | null
  article_id: number
  article_version: number
  payload: Json<Alert>
  created_at: Date
}

interface DeliveryTable {
  alert_id: string
  channel: string
  state: string
  attempts: Generated<number>
  detail: string | null
  covered_by: string | null
  changed_at: Date
}

interface VerdictTable {
  alert_id: string
  reader: string
  verdict: string
  note: string | null
  given_at: Date
}

interface StepTable {
  job: string
  key: string
  payload: Json<Record<string, unknown>>
  state: Generated<string>
  due_at: Date
  enqueued_at: Date | null
  attempts: Generated<number>
  error_kind: string | null
  error: string | null
  changed_at: Date
}

/** The archive's tables as kysely sees them; `migrations/` holds the truth and what each is for. */
export interface Tables extends HubTables, SourceTables, StoryTables {
  gap: GapTable
  entry: EntryTable
  entry_key: EntryKeyTable
  article: ArticleTable
  article_version: ArticleVersionTable
  article_band: ArticleBandTable
  statement: StatementTable
  sighting: SightingTable
  follow_up: FollowUpTable
  topic_version: TopicVersionTable
  match: MatchTable
  alert: AlertTable
  delivery: DeliveryTable
  verdict: VerdictTable
  step: StepTable
}
