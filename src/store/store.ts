import type { Kysely } from 'kysely'
import * as alert from './alert.ts'
import * as article from './article.ts'
import * as articleVersion from './article-version.ts'
import * as delivery from './delivery.ts'
import * as entry from './entry.ts'
import * as followUp from './follow-up.ts'
import * as gap from './gap.ts'
import * as hostPace from './host-pace.ts'
import * as hubSubscription from './hub-subscription.ts'
import * as match from './match.ts'
import * as poll from './poll.ts'
import * as prune from './prune.ts'
import * as siteLine from './site-line.ts'
import * as source from './source.ts'
import * as sourceAlert from './source-alert.ts'
import * as sourceTrouble from './source-trouble.ts'
import * as statement from './statement.ts'
import * as step from './step.ts'
import * as story from './story.ts'
import type { Tables } from './tables.ts'
import * as summary from './summary.ts'
import * as topic from './topic.ts'
import * as unreadable from './unreadable.ts'

const questions = {
  beginHubRequest: hubSubscription.beginHubRequest,
  claimHost: hostPace.claimHost,
  closeOldGaps: gap.closeOldGaps,
  completeStep: step.completeStep,
  confirmHub: hubSubscription.confirmHub,
  countAlertsByTopic: alert.countAlertsByTopic,
  countEntries: entry.countEntries,
  countSteps: step.countSteps,
  denyHub: hubSubscription.denyHub,
  countUnreadable: unreadable.countUnreadable,
  describeSiteLines: siteLine.describeSiteLines,
  failDelivery: delivery.failDelivery,
  failStep: step.failStep,
  findArticleByUrl: article.findArticleByUrl,
  findHubByToken: hubSubscription.findHubByToken,
  findFailedSteps: step.findFailedSteps,
  findRhythms: poll.findRhythms,
  findSiteLines: siteLine.findSiteLines,
  findMatchedTopics: match.findMatchedTopics,
  findNewStatements: statement.findNewStatements,
  findToldFollowUps: followUp.findToldFollowUps,
  forgetHub: hubSubscription.forgetHub,
  holdHost: hostPace.holdHost,
  isAnyDue: step.isAnyDue,
  holdStep: step.holdStep,
  linkEntry: entry.linkEntry,
  listAlerts: alert.listAlerts,
  listArticles: article.listArticles,
  listHubs: hubSubscription.listHubs,
  listSourceAlerts: sourceAlert.listSourceAlerts,
  listSourceEvents: source.listSourceEvents,
  listSources: source.listSources,
  listStatements: statement.listStatements,
  listUnreadable: unreadable.listUnreadable,
  listStory: story.listStory,
  listVersions: articleVersion.listVersions,
  loadAlert: alert.loadAlert,
  loadArticle: article.loadArticle,
  loadDelivery: delivery.loadDelivery,
  loadEntry: entry.loadEntry,
  loadDefinition: source.loadDefinition,
  loadHub: hubSubscription.loadHub,
  loadSource: source.loadSource,
  loadStory: story.loadStory,
  loadSourceAlert: sourceAlert.loadSourceAlert,
  postponeStep: step.postponeStep,
  makeDue: step.saveSteps,
  pruneArchive: prune.pruneArchive,
  releaseHost: hostPace.releaseHost,
  renewHost: hostPace.renewHost,
  reopenDelivery: delivery.reopenDelivery,
  retryStep: step.retryStep,
  retryUnreadable: unreadable.retryUnreadable,
  saveArticle: article.saveArticle,
  saveDelivery: delivery.saveDelivery,
  saveEntryState: entry.saveEntryState,
  saveGapTry: gap.saveGapTry,
  saveHubAnswer: hubSubscription.saveHubAnswer,
  saveMatches: match.saveMatches,
  savePoll: poll.savePoll,
  saveRecordedEntry: entry.saveRecordedEntry,
  saveSourceState: source.saveSourceState,
  saveTelling: hubSubscription.saveTelling,
  saveStatements: statement.saveStatements,
  settleTroubles: sourceTrouble.settleTroubles,
  summarize: summary.summarize,
  syncHubs: hubSubscription.syncHubs,
  syncSources: source.syncSources,
  syncTopics: topic.syncTopics,
  takeDueHubs: hubSubscription.takeDueHubs,
  takeOverdueSteps: step.takeOverdueSteps,
} as const

type Questions = typeof questions

/** Every question that the archive answers, with the database already given. */
export type Store = {
  readonly [Name in keyof Questions]: Questions[Name] extends (db: Kysely<Tables>, ...rest: infer Rest) => infer Answer
    ? (...rest: Rest) => Answer
    : never
}

/** Binds every question to a database. */
export function createStore(db: Kysely<Tables>): Store {
  const bound = Object.entries(questions).map(([name, ask]) => [
    name,
    (ask as (...all: unknown[]) => unknown).bind(null, db),
  ])
  return Object.fromEntries(bound) as Store
}
