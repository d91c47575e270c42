import { type Kysely, sql } from 'kysely'
import type { SourceState } from '../core/source/source.ts'
import type { Tables } from './tables.ts'

/** What the archive holds, in figures. */
export interface ArchiveSummary {
  readonly sources: Readonly<Partial<Record<SourceState, number>>>
  readonly articles: number
  readonly statements: number
  readonly alerts: number
  readonly failures: number
  /** ISO 8601. */
  readonly nextPollAt: string | null
}

/** Counts what the archive holds. */
export async function summarize(db: Kysely<Tables>): Promise<ArchiveSummary> {
  const states = await db
    .selectFrom('source')
    .select((select) => ['state', select.fn.countAll<number>().as('sources')])
    .where('removed_at', 'is', null)
    .groupBy('state')
    .execute()
  const row = await db
    .selectNoFrom([
      sql<number>`(select count(*) from article)`.as('articles'),
      sql<number>`(select count(*) from statement)`.as('statements'),
      sql<number>`(select count(*) from alert)`.as('alerts'),
      sql<number>`(select count(*) from step where state = 'failed')`.as('failures'),
      sql<Date | null>`(select min(next_poll_at) from source where removed_at is null)`.as('next_poll_at'),
    ])
    .executeTakeFirstOrThrow()
  return {
    sources: Object.fromEntries(states.map(({ state, sources }) => [state, sources])),
    articles: row.articles,
    statements: row.statements,
    alerts: row.alerts,
    failures: row.failures,
    nextPollAt: row.next_poll_at?.toISOString() ?? null,
  }
}
