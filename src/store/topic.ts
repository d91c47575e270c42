import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { TopicDefinition } from '../core/topic/topic.ts'
import { toJson } from './json-column.ts'
import type { Tables } from './tables.ts'

/** The version of a topic that is live, and since when the topic has been watched at all. */
export interface TopicVersion {
  readonly topicId: string
  readonly version: number
  readonly definition: TopicDefinition
  readonly createdAt: Date
  /** What was there before this time is the topic's baseline and never alerted. */
  readonly watchedSince: Date
}

/** Records a new version of each topic whose definition changed, and gives the live versions by topic id. */
export async function syncTopics(
  db: Kysely<Tables>,
  topics: readonly TopicDefinition[],
  now: Date,
): Promise<ReadonlyMap<string, TopicVersion>> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('topics', 0))`.execute(tx)
    const latest = await tx
      .selectFrom('topic_version')
      .distinctOn('topic_id')
      .selectAll()
      .select((select) =>
        select.fn
          .min('created_at')
          .over((over) => over.partitionBy('topic_id'))
          .as('watched_since'),
      )
      .orderBy('topic_id')
      .orderBy('version', 'desc')
      .execute()
    const known = new Map(latest.map((row) => [row.topic_id, row]))
    const live = new Map<string, TopicVersion>()
    for (const definition of topics) {
      const row = known.get(definition.id)
      const hash = createHash('sha256').update(JSON.stringify(definition)).digest('hex')
      const same = row !== undefined && row.hash === hash
      const version = same ? row.version : (row?.version ?? 0) + 1
      const createdAt = same ? row.created_at : now
      if (!same) {
        const values = { topic_id: definition.id, version, definition: toJson(definition), hash, created_at: now }
        await tx.insertInto('topic_version').values(values).execute()
      }
      const watchedSince = row?.watched_since ?? createdAt
      live.set(definition.id, { topicId: definition.id, version, definition, createdAt, watchedSince })
    }
    return live
  })
}
