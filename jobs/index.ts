import type { Job, JobName } from '../src/context.ts'
import { alertOps } from './alert-ops.ts'
import { findStatements } from './find-statements.ts'
import { matchTopics } from './match-topics.ts'
import { pollSource } from './poll-source.ts'
import { pruneArchive } from './prune-archive.ts'
import { readArticle } from './read-article.ts'
import { revisitArticle } from './revisit-article.ts'
import { sendAlert } from './send-alert.ts'
import { subscribeHub } from './subscribe-hub.ts'
import { sweepSteps } from './sweep-steps.ts'
import { syncSchedules } from './sync-schedules.ts'
import { watchHealth } from './watch-health.ts'

/** Every job of the house, in the order in which data meets them; the compiler holds that none is missing. */
export const jobs: { readonly [Name in JobName]: Job<Name> } = {
  'poll-source': pollSource,
  'read-article': readArticle,
  'find-statements': findStatements,
  'match-topics': matchTopics,
  'send-alert': sendAlert,
  'revisit-article': revisitArticle,
  'subscribe-hub': subscribeHub,
  'sync-schedules': syncSchedules,
  'sweep-steps': sweepSteps,
  'watch-health': watchHealth,
  'alert-ops': alertOps,
  'prune-archive': pruneArchive,
}
