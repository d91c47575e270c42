import type { Analysis } from './analysis/analysis.ts'
import type { HostTurn } from './core/source/host-turn.ts'
import type { Source } from './core/source/source.ts'
import type { CompiledTopic } from './core/topic/compile-topic.ts'
import type { Config } from './config/config.ts'
import type { Http } from './http/create-http.ts'
import type { Robots } from './http/create-robots.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import type { Channel } from './notify/channel.ts'
import type { JobName, JobPayload } from './queue/catalog.ts'
import type { Store } from './store/store.ts'
import type { Step } from './store/step.ts'
import type { TopicVersion } from './store/topic.ts'

export type { JobName, JobPayload } from './queue/catalog.ts'
export type { FeedWords, PageReading } from './analysis/read-page.ts'
export type { ScreenFacts } from './core/article/screen/screen-page.ts'
export type { ArchivedArticle } from './store/article.ts'
export type { SavedEntry, FoundEntry } from './store/entry.ts'
export type { MatchRecord } from './store/match.ts'
export type { Step } from './store/step.ts'
export type { SourceRecord } from './store/source.ts'
export type { ToldFollowUp } from './store/follow-up.ts'
export type { FoundStatement, KnownStatement } from './store/statement.ts'
export type { ArchivedStatement } from './store/statement-row.ts'
export type { OpenGap } from './store/gap.ts'
export type { OpenTrouble, TroubleHistory, TroubleMessage } from './store/source-trouble.ts'
export type { ReadEntries } from './analysis/read-entries.ts'
export type { HubOffer } from './core/websub/find-hub.ts'
export type { FetchOutcome } from './http/fetch-outcome.ts'
export type { RobotsVerdict } from './http/create-robots.ts'
export type { HostTurn } from './core/source/host-turn.ts'

/** A topic that is watched now: compiled, and with the version under which the archive knows it. */
export interface LiveTopic {
  readonly version: TopicVersion
  readonly compiled: CompiledTopic
}

/** The configuration as it is in force, last good version, with what was built from it. */
export interface Live {
  readonly config: Config
  readonly topics: readonly LiveTopic[]
  readonly channels: ReadonlyMap<string, Channel>
}

/** What a job came to: done (the other keys go to its log line), or to be run again at a later time at no cost. */
export type JobResult =
  | { readonly kind: 'done'; readonly [fact: string]: string | number | boolean | null | undefined }
  | Later

/** It cannot be done yet: to be tried again then. */
export interface Later {
  readonly kind: 'later'
  readonly at: Date
}

/** Asks one more address in the same visit. */
export type Ask = Context['fetch']

/**
 * Does its work with a host that nobody else asks meanwhile, in any process: each address must be asked through `ask`. When the
 * host is not free, or another one to which the work is sent, the time to come back.
 */
export type VisitHost = <Result>(turn: HostTurn, work: (ask: Ask) => Promise<Result>) => Promise<Result | Later>

/** Everything that a job may use. */
export interface Context {
  readonly now: () => Date
  /** Uniform in 0..1. */
  readonly random: () => number
  readonly log: Log
  readonly metrics: Metrics
  readonly live: () => Live
  readonly store: Store
  /** For requests that are not to a site which is read; all others go through `visitHost`. */
  readonly fetch: Http['fetch']
  readonly visitHost: VisitHost
  /** What a site's robots.txt says of a page. */
  readonly robots: Robots
  readonly analysis: Analysis
  /** Base URL of the console that alerts link to, or null. */
  readonly consoleUrl: string | null
  /** Where the Internet reaches this house, without a slash at the end; null: hubs cannot call us. */
  readonly publicUrl: string | null
  /** Hands steps that are already saved to the queue. What is lost here, the sweep finds again. */
  readonly enqueue: (steps: readonly Step[]) => Promise<void>
  /** Brings the queue's schedules in step with the sources: one poll schedule each. */
  readonly schedulePolls: (sources: readonly Source[]) => Promise<{ readonly added: number; readonly removed: number }>
}

/** A job: a function of what it may use and its payload. `signal` fires at the job's time limit and at shutdown. */
export type Job<Name extends JobName> = (
  context: Context,
  payload: JobPayload<Name>,
  signal: AbortSignal,
) => Promise<JobResult>
