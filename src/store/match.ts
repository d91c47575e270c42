import { type Kysely, sql } from 'kysely'
import type { Alert } from '../core/alert/alert.ts'
import { saveSteps, type Step } from './step.ts'
import { toJson } from './json-column.ts'
import type { Tables } from './tables.ts'

/** One topic met by one subject (a statement, or an article), and what follows. */
export interface MatchRecord {
  readonly topicId: string
  readonly topicVersion: number
  /** `statement:<id>`, `article:<id>`, or what became of a statement: a topic meets a subject once, for ever. */
  readonly subject: string
  readonly statementId: string | null
  readonly outcome: 'alert' | 'baseline' | 'silenced' | 'known'
  readonly why: readonly string[]
  /** Present exactly when the outcome is an alert. */
  readonly alert: Alert | null
  /** Channel ids that the alert goes to. */
  readonly channels: readonly string[]
}

/** The alerts that a set of matches created. */
export interface SavedMatches {
  readonly alerts: readonly Alert[]
  readonly steps: readonly Step[]
}

/**
 * Records matches, the alerts they cause and the deliveries these owe, in one transaction. A match already in the ledger causes
 * nothing. A channel takes each statement once, in whatever language: a further topic's alert on it is recorded there as covered
 * by the first. Updates of an alert go where they are sent.
 */
export async function saveMatches(
  db: Kysely<Tables>,
  article: { id: number; version: number },
  matches: readonly MatchRecord[],
  now: Date,
  toStep: (alertId: string, channel: string) => Step,
): Promise<SavedMatches> {
  return db.transaction().execute(async (tx) => {
    const alerts: Alert[] = []
    const steps: Step[] = []
    for (const match of matches) {
      const inserted = await tx
        .insertInto('match')
        .values({
          topic_id: match.topicId,
          subject: match.subject,
          topic_version: match.topicVersion,
          outcome: match.outcome,
          why: toJson(match.why),
          alert_id: match.alert?.id ?? null,
          matched_at: now,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('topic_id')
        .executeTakeFirst()
      if (inserted === undefined || match.alert === null) continue
      alerts.push(match.alert)
      await insertAlert(tx, article, match, match.alert, now)
      for (const channel of match.channels) {
        const isUpdate = match.alert.type === 'alert.updated'
        const coveredBy = isUpdate ? undefined : await findCoveringAlert(tx, match.statementId, channel)
        const state = coveredBy === undefined ? 'due' : 'covered'
        const delivery = {
          alert_id: match.alert.id,
          channel,
          state,
          detail: null,
          covered_by: coveredBy ?? null,
          changed_at: now,
        }
        await tx.insertInto('delivery').values(delivery).execute()
        if (coveredBy === undefined) steps.push(toStep(match.alert.id, channel))
      }
    }
    await saveSteps(tx, steps, now)
    return { alerts, steps }
  })
}

async function insertAlert(
  tx: Kysely<Tables>,
  article: { id: number; version: number },
  match: MatchRecord,
  alert: Alert,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('alert')
    .values({
      id: alert.id,
      topic_id: match.topicId,
      topic_version: match.topicVersion,
      reason: alert.reason,
      severity: alert.severity,
      statement_id: match.statementId,
      article_id: article.id,
      article_version: article.version,
      payload: toJson(alert),
      created_at: now,
    })
    .execute()
}

async function findCoveringAlert(
  tx: Kysely<Tables>,
  statementId: string | null,
  channel: string,
): Promise<string | undefined> {
  if (statementId === null) return undefined
  const row = await tx
    .selectFrom('delivery')
    .innerJoin('alert', 'alert.id', 'delivery.alert_id')
    .select('alert.id')
    .where(
      sql<boolean>`alert.statement_id in (select ${statementId} union select other.id from statement, statement as other
        where statement.id = ${statementId}
          and coalesce(other.wording_of, other.id) = coalesce(statement.wording_of, statement.id))`,
    )
    .where('delivery.channel', '=', channel)
    .where('delivery.state', 'in', ['due', 'delivered'])
    .executeTakeFirst()
  return row?.id
}

/** The topics that have met a statement, the first of its wordings, in any language, whatever came of it. */
export async function findMatchedTopics(db: Kysely<Tables>, statementId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('match')
    .select('topic_id')
    .distinct()
    .where(
      sql<boolean>`subject in (select 'statement:' || id from statement where coalesce(wording_of, id) = ${statementId})`,
    )
    .execute()
  return new Set(rows.map((row) => row.topic_id))
}
