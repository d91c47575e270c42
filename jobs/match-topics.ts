import type { AlertStory } from '../src/core/alert/alert.ts'
import { buildAlert } from '../src/core/alert/build-alert.ts'
import { decideAlert } from '../src/core/alert/decide-alert.ts'
import { findSilence, routeAlert } from '../src/core/alert/route-alert.ts'
import { matchTopic } from '../src/core/topic/match-topic.ts'
import { prepareDocument } from '../src/core/topic/prepare-document.ts'
import { toTopicDocument } from '../src/core/topic/to-topic-document.ts'
import { SEVERITIES } from '../src/core/topic/topic.ts'
import type {
  ArchivedArticle,
  ArchivedStatement,
  Context,
  JobPayload,
  JobResult,
  LiveTopic,
  MatchRecord,
} from '../src/context.ts'
import { toStep } from './step.ts'
import { tellFollowUps } from './tell-follow-ups.ts'
import { waitForEarlier } from './wait-for-earlier.ts'

const NOBODY: ReadonlySet<string> = new Set()

/**
 * Holds an article and its new statements against every live topic, and records each match with the alert that it causes. Of
 * statements that an edit changed or withdrew, those are told who were told of them.
 */
export async function matchTopics(context: Context, payload: JobPayload<'match-topics'>): Promise<JobResult> {
  const { store } = context
  const article = await store.loadArticle(payload.articleId, payload.version)
  if (article === undefined) return { kind: 'done', skipped: 'the article is gone' }
  const wait = await waitForEarlier(context, 'match-topics', payload)
  if (wait !== undefined) return wait
  const statements = await store.findNewStatements(article.id, article.version)
  const source = article.sourceId === null ? undefined : await store.loadDefinition(article.sourceId)
  const found = await store.loadStory(article.id)
  const story = found === undefined ? null : { ...found, id: String(found.id) }
  const topics = bySeverity(context.live().topics)
  const now = context.now()

  const followUps = await store.findToldFollowUps(article.id, article.version)
  const updates = tellFollowUps(context, { article, story }, followUps, now)
  const matches: MatchRecord[] = [...updates.records]
  for (const statement of [null, ...statements]) {
    const first = statement?.wordingOf ?? null
    const heard = first === null ? NOBODY : await store.findMatchedTopics(first)
    const document = prepareDocument(toTopicDocument(article, statement, source))
    const met = topics
      .filter((topic) => looksAt(topic, article, statement))
      .map((topic) => ({ topic, match: matchTopic(topic.compiled, document) }))
      .filter(({ match }) => match.matched)
    const all = met.map(({ topic }) => topic)
    for (const { topic, match } of met) {
      const others = all.filter((other) => other !== topic)
      const { topicId } = topic.version
      const known = heard.has(topicId) || (statement !== null && updates.covers(topicId, statement.id))
      matches.push(toMatchRecord(context, { topic, others, article, story, statement, known, why: match.why, now }))
    }
  }

  const saved = await store.saveMatches(article, matches, now, (alertId, channel) =>
    toStep('send-alert', `${alertId} ${channel}`, { alertId, channel }, now),
  )
  await context.enqueue(saved.steps)
  for (const alert of saved.alerts) context.metrics.countAlert(alert.severity, alert.topic.id)
  return {
    kind: 'done',
    articleId: article.id,
    version: article.version,
    statements: statements.length,
    matches: matches.length,
    followUps: updates.records.length,
    alerts: saved.alerts.length,
  }
}

/** The gravest first: where two topics tell one channel of one statement, the graver one does. */
function bySeverity(topics: readonly LiveTopic[]): readonly LiveTopic[] {
  const rank = (topic: LiveTopic) => SEVERITIES.indexOf(topic.compiled.definition.severity)
  return topics.toSorted((a, b) => rank(b) - rank(a) || (a.version.topicId < b.version.topicId ? -1 : 1))
}

/** An article topic looks at an article once, when it is new and no copy; a statement topic at each new statement. */
function looksAt(topic: LiveTopic, article: ArchivedArticle, statement: ArchivedStatement | null): boolean {
  if (topic.compiled.definition.watch === 'statement') return statement !== null
  return statement === null && article.version === 1 && article.duplicateOf === null
}

function toMatchRecord(
  context: Context,
  found: {
    readonly topic: LiveTopic
    readonly others: readonly LiveTopic[]
    readonly article: ArchivedArticle
    readonly story: AlertStory | null
    readonly statement: ArchivedStatement | null
    /** The topic has told of it already, in another language or in the words that it stands in the stead of. */
    readonly known: boolean
    readonly why: readonly string[]
    readonly now: Date
  },
): MatchRecord {
  const { topic, others, article, story, statement, known, why, now } = found
  const { definition } = topic.compiled
  const subject = statement === null ? `article:${article.id}` : `statement:${statement.id}`
  const alert = buildAlert({
    topic: definition,
    topicVersion: topic.version.version,
    alsoTopics: others.map((other) => other.compiled.definition),
    subject,
    reason: statement === null ? 'new-article' : 'new-statement',
    statement,
    article: { ...article, siteName: article.siteName ?? article.site },
    story,
    why,
    consoleUrl: context.consoleUrl,
    now,
  })
  const { alerts } = context.live().config
  const baseline = statement === null ? article.baseline : statement.baseline
  const decision = decideAlert({
    baseline: baseline || article.firstSeenAt < topic.version.watchedSince,
    known,
    silence: findSilence(alert, alerts, { now }),
    channels: routeAlert(alert, definition, alerts),
  })
  const told = decision.kind === 'alert' || decision.reason === 'no-channel'
  return {
    topicId: definition.id,
    topicVersion: topic.version.version,
    subject,
    statementId: statement?.id ?? null,
    outcome: told ? 'alert' : decision.reason,
    why,
    alert: told ? alert : null,
    channels: decision.kind === 'alert' ? decision.channels : [],
  }
}
