import { type Kysely, sql } from 'kysely'
import type { Alert } from '../core/alert/alert.ts'
import { type DeliveryLine, findDeliveries } from './delivery.ts'
import { type Page, type PageRequest, parseCursor, toPage } from './page.ts'
import { listFollowUps, listWordings, type StatementFollowUp, type StatementWording } from './statement-history.ts'
import type { Tables } from './tables.ts'

/** An alert with where its statement has been seen since, and what each channel has had of it. */
export interface ArchivedAlert {
  readonly alert: Alert
  readonly createdAt: Date
  readonly sightings: Alert['sightings']
  /** What became of the statement since, first to last. */
  readonly followUps: readonly StatementFollowUp[]
  /** The same statement in other languages. */
  readonly wordings: readonly StatementWording[]
  readonly deliveries: readonly DeliveryLine[]
}

/** Alerts, latest first, of one topic or severity where asked. */
export async function listAlerts(
  db: Kysely<Tables>,
  request: PageRequest & { readonly topic?: string | undefined; readonly severity?: string | undefined },
): Promise<Page<ArchivedAlert>> {
  const after = parseCursor(request.cursor)
  const rows = await db
    .selectFrom('alert')
    .select(['id', 'payload', 'created_at', 'statement_id'])
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(created_at, id) < (${after?.at ?? null}, ${after?.id ?? null})`),
    )
    .$if(request.topic !== undefined, (query) => query.where('topic_id', '=', request.topic ?? ''))
    .$if(request.severity !== undefined, (query) => query.where('severity', '=', request.severity ?? ''))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(request.limit + 1)
    .execute()
  const page = toPage(rows, request.limit, (row) => ({ at: row.created_at, id: row.id }))
  return { items: await withLedger(db, page.items), next: page.next }
}

/** One alert by its id. */
export async function loadAlert(db: Kysely<Tables>, id: string): Promise<ArchivedAlert | undefined> {
  const row = await db
    .selectFrom('alert')
    .select(['id', 'payload', 'created_at', 'statement_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? undefined : (await withLedger(db, [row]))[0]
}

/** How many alerts each topic has raised, and when the last one, by topic id. */
export async function countAlertsByTopic(
  db: Kysely<Tables>,
): Promise<ReadonlyMap<string, { readonly alerts: number; readonly lastAt: Date }>> {
  const rows = await db
    .selectFrom('alert')
    .select((select) => [
      'topic_id',
      select.fn.countAll<number>().as('alerts'),
      select.fn.max('created_at').as('last_at'),
    ])
    .groupBy('topic_id')
    .execute()
  return new Map(rows.map((row) => [row.topic_id, { alerts: row.alerts, lastAt: row.last_at }]))
}

interface AlertRow {
  readonly id: string
  readonly payload: Alert
  readonly created_at: Date
  readonly statement_id: string | null
}

async function withLedger(db: Kysely<Tables>, rows: readonly AlertRow[]): Promise<readonly ArchivedAlert[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const statementIds = rows.flatMap((row) => (row.statement_id === null ? [] : [row.statement_id]))
  const deliveries = await findDeliveries(db, ids)
  const sightings =
    statementIds.length === 0
      ? []
      : await db
          .selectFrom('sighting')
          .innerJoin('article', 'article.id', 'sighting.article_id')
          .select(['sighting.statement_id', 'article.url', 'article.site_name', 'article.site', 'article.published_at'])
          .where('sighting.statement_id', 'in', statementIds)
          // One line an article, however many of its versions hold the statement.
          .groupBy(['sighting.statement_id', 'article.id'])
          .orderBy(sql`min(sighting.seen_at)`)
          .execute()
  const [followUps, wordings] = await Promise.all([listFollowUps(db, statementIds), listWordings(db, statementIds)])
  return rows.map((row) => ({
    alert: row.payload,
    followUps: followUps.get(row.statement_id ?? '') ?? [],
    wordings: wordings.get(row.statement_id ?? '') ?? [],
    createdAt: row.created_at,
    sightings:
      row.statement_id === null
        ? row.payload.sightings
        : sightings
            .filter((each) => each.statement_id === row.statement_id)
            .map((each) => ({ url: each.url, siteName: each.site_name ?? each.site, publishedAt: each.published_at })),
    deliveries: deliveries.get(row.id) ?? [],
  }))
}
