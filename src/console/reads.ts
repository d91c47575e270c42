import type { Alert } from '../core/alert/alert.ts'
import type { SourceAlert } from '../core/alert/source-alert.ts'
import type { Quality } from '../core/article/article.ts'
import type { Area, Modality } from '../core/cooperation/cooperation.ts'
import type { SourceExplanation } from '../core/source/explain-source.ts'
import type { SourceKind, SourceState } from '../core/source/source.ts'
import type { CooperationTag, Speaker, StatementKind } from '../core/statement/statement.ts'
import type { Severity, TopicDefinition } from '../core/topic/topic.ts'

/** Where a page of a list starts: `cursor` is a `next` that the same list gave before, null for its first page. */
export interface PageQuery {
  readonly cursor: string | null
  readonly limit: number
}

/** A part of a list, latest first. `next` is opaque, URL-safe and null on the last page. */
export interface Page<Item> {
  readonly items: readonly Item[]
  readonly next: string | null
}

/** Null: any. */
export interface AlertQuery extends PageQuery {
  readonly topic: string | null
  readonly severity: Severity | null
}

/** Null: any. */
export interface SourceQuery extends PageQuery {
  readonly state: SourceState | null
}

/** How an alert fares at one channel; `changedAt` is ISO 8601, as all times here. */
export interface DeliveryRow {
  readonly channel: string
  readonly state: string
  readonly attempts: number
  readonly detail: string | null
  readonly changedAt: string
}

/** What an edit of an article made of a statement; `instead` are the words that stand in its stead. */
export interface FollowUpRow {
  readonly kind: 'changed' | 'withdrawn' | 'restored'
  readonly instead: string | null
  readonly url: string
  readonly version: number
  readonly at: string
}

/** A statement's words in another language. */
export interface WordingRow {
  readonly id: string
  readonly lang: string | null
  readonly text: string
  readonly url: string
  readonly siteName: string | null
}

/** An alert with what happened since it was raised. */
export interface AlertDetail {
  readonly alert: Alert
  /** What became of the statement, first to last. */
  readonly followUps: readonly FollowUpRow[]
  readonly wordings: readonly WordingRow[]
  readonly deliveries: readonly DeliveryRow[]
}

export interface StatementRow {
  readonly id: string
  readonly text: string
  readonly kind: StatementKind
  readonly speaker: Speaker
  readonly cooperation: CooperationTag
  readonly lang: string | null
  readonly firstSeenAt: string
  readonly article: { readonly url: string; readonly title: string | null; readonly siteName: string | null }
  readonly sightings: number
  readonly baseline: boolean
  /** Id of the first statement of which it is the wording in another language. */
  readonly wordingOf: string | null
}

export interface ArticleRow {
  readonly id: string
  readonly url: string
  readonly title: string | null
  readonly siteName: string | null
  readonly sourceId: string | null
  readonly lang: string | null
  readonly publishedAt: string | null
  readonly firstSeenAt: string
  readonly version: number
  readonly quality: Quality
  readonly cooperation: {
    readonly found: boolean
    readonly score: number
    readonly areas: readonly Area[]
    readonly modality: Modality | null
  } | null
  readonly duplicateOf: string | null
  /** Id of the first article of its story. */
  readonly storyId: string
  readonly baseline: boolean
}

/** An edit of an article: sentences that came, went, or were reworded. */
export interface VersionRow {
  readonly version: number
  readonly title: string | null
  readonly seenAt: string
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly changed: readonly { readonly before: string; readonly after: string }[]
}

/** An article of a story. */
export interface StoryMemberRow extends Pick<
  ArticleRow,
  'id' | 'url' | 'title' | 'siteName' | 'lang' | 'publishedAt' | 'firstSeenAt' | 'duplicateOf'
> {}

/** An article with its text, its versions and its story. */
export interface ArticleDetail {
  readonly article: ArticleRow
  readonly text: string
  /** Beginnings of the lines left out because the site prints them around its articles. */
  readonly siteLines: readonly string[]
  readonly versions: readonly VersionRow[]
  readonly story: {
    readonly id: string
    readonly title: string | null
    readonly articles: number
    /** The first articles of the story. */
    readonly members: readonly StoryMemberRow[]
  }
}

export interface SourceRow {
  readonly id: string
  readonly name: string
  readonly kind: SourceKind
  readonly url: string
  readonly lang: string | null
  readonly country: string | null
  readonly tags: readonly string[]
  readonly state: SourceState
  /** The state in words for a person: what happened and what follows. */
  readonly reason: string | null
  readonly since: string
  readonly lastPollAt: string | null
  readonly lastOkAt: string | null
  readonly lastNewAt: string | null
  readonly nextPollAt: string | null
  readonly failures: number
  readonly entries: number
  /** How the hub that its feed offers stands, in words; null where it offers none. */
  readonly hub: string | null
}

/** A message to ops with how it fares at each channel. */
export interface SourceAlertDetail {
  readonly alert: SourceAlert
  readonly deliveries: readonly DeliveryRow[]
}

/** An entry whose page gave no article. */
export interface UnreadableRow {
  readonly id: number
  readonly url: string | null
  readonly title: string | null
  readonly reason: string | null
  readonly firstSeenAt: string
}

/** A source with its state explained, its past, what may be missing of it and what could not be read. */
export interface SourceDetail {
  readonly source: SourceRow
  readonly explanation: SourceExplanation
  /** A time in which entries may have come and gone unseen, while that is open. */
  readonly gap: {
    readonly since: string
    readonly until: string
    readonly tries: number
    readonly found: number
  } | null
  /** Changes of its state, latest first. */
  readonly events: readonly {
    readonly at: string
    readonly before: SourceState
    readonly state: SourceState
    readonly reason: string | null
  }[]
  /** What ops were told of it, latest first. */
  readonly alerts: readonly SourceAlert[]
  /** Latest first, `count` of them in all. */
  readonly unreadable: Page<UnreadableRow> & { readonly count: number }
}

export interface TopicRow extends Pick<TopicDefinition, 'id' | 'title' | 'watch' | 'match' | 'severity' | 'notify'> {
  readonly version: number
  readonly alerts: number
  readonly lastAlertAt: string | null
}

/** A step that failed for good and waits for a person. */
export interface FailureRow {
  /** Names the failure for a retry. */
  readonly id: string
  readonly job: string
  readonly key: string
  readonly kind: string | null
  readonly error: string | null
  readonly attempts: number
  readonly failedAt: string
}

/** What the archive holds, in figures. */
export interface Summary {
  readonly sources: Readonly<Partial<Record<SourceState, number>>>
  readonly articles: number
  readonly statements: number
  readonly alerts: number
  readonly failures: number
  readonly nextPollAt: string | null
}

/** What the console asks of the archive. All that is listed is ready for JSON; a cursor that is none throws `Failure('input', …)`. */
export interface ConsoleReads {
  /** Alerts with the sightings known by now. */
  listAlerts(query: AlertQuery): Promise<Page<Alert>>
  getAlert(id: string): Promise<AlertDetail | undefined>
  listStatements(query: PageQuery): Promise<Page<StatementRow>>
  listArticles(query: PageQuery): Promise<Page<ArticleRow>>
  getArticle(id: number): Promise<ArticleDetail | undefined>
  listSources(query: SourceQuery): Promise<Page<SourceRow>>
  /** The page is of the entries that could not be read. */
  getSource(id: string, page: PageQuery): Promise<SourceDetail | undefined>
  /** Makes the reading of entries that could not be read due again, of one or (null) of all; how many. */
  retryEntries(sourceId: string, entryId: number | null): Promise<number>
  /** What ops were told of sources, latest first. */
  listSourceAlerts(query: PageQuery): Promise<Page<SourceAlert>>
  getSourceAlert(id: string): Promise<SourceAlertDetail | undefined>
  listTopics(query: PageQuery): Promise<Page<TopicRow>>
  listFailures(query: PageQuery): Promise<Page<FailureRow>>
  /** Makes a failed step due again; false when there is none of that id any more. */
  retryFailure(id: string): Promise<boolean>
  summarize(): Promise<Summary>
}

/** Whether the house can do its work. */
export interface HealthReport {
  /** Why it is not ready; empty when it is. Anyone may read these: they name no secret. */
  readonly reasons: readonly string[]
  /** What a person should know although work goes on, as a configuration fault that keeps the last good version in force. */
  readonly notices: readonly string[]
}
