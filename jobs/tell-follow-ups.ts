import type { AlertStory } from '../src/core/alert/alert.ts'
import { buildUpdate, updateSubject } from '../src/core/alert/build-update.ts'
import { findSilence } from '../src/core/alert/route-alert.ts'
import type { ArchivedArticle, Context, MatchRecord, ToldFollowUp } from '../src/context.ts'

/** What a version's follow-ups come to: records for the ledger, and which topics need not be told of which statement as news. */
export interface ToldUpdates {
  readonly records: readonly MatchRecord[]
  /** Whether a topic has told of what a statement stands in the stead of. */
  readonly covers: (topicId: string, statementId: string) => boolean
}

/**
 * Makes an update of each alert that told of a statement which an article changed or withdrew. It goes to the channels that had the
 * alert, each once.
 */
export function tellFollowUps(
  context: Context,
  { article, story }: { readonly article: ArchivedArticle; readonly story: AlertStory | null },
  followUps: readonly ToldFollowUp[],
  now: Date,
): ToldUpdates {
  const covered = new Set<string>()
  const records: MatchRecord[] = []
  for (const followUp of followUps) {
    const { statement, instead } = followUp
    const reached = new Set<string>()
    for (const { alert: told, articleId, channels } of followUp.told) {
      if (instead !== null) covered.add(`${told.topic.id} ${instead.id}`)
      if (followUp.kind === 'withdrawn' && !isWithdrawal(followUp, articleId === article.id)) continue
      const alert = buildUpdate({
        ...followUp,
        told,
        story,
        article: { ...article, siteName: article.siteName ?? article.site },
        consoleUrl: context.consoleUrl,
        now,
      })
      const silenced = findSilence(alert, context.live().config.alerts, { now }) !== undefined
      records.push({
        topicId: told.topic.id,
        topicVersion: told.topic.version,
        subject: updateSubject(followUp),
        statementId: instead?.id ?? statement.id,
        outcome: silenced ? 'silenced' : 'alert',
        why: alert.why,
        alert: silenced ? null : alert,
        channels: channels.filter((channel) => !reached.has(channel) && context.live().channels.has(channel)),
      })
      for (const channel of channels) reached.add(channel)
    }
  }
  return { records, covers: (topicId, statementId) => covered.has(`${topicId} ${statementId}`) }
}

/**
 * Whether people are told that a statement is withdrawn: the article that was told of does not hold it any more, or no article does;
 * and they do not believe it gone anyhow, since nobody tells them when words come back.
 */
function isWithdrawal({ wasGone, standsIn }: ToldFollowUp, isToldArticle: boolean): boolean {
  return !wasGone && (isToldArticle || standsIn === 0)
}
