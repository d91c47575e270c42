import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** How long records are kept that nothing needs any more; statements, matches and alerts are the ledger and stay. */
export interface Retention {
  readonly pollsMs: number
  readonly entryTextsMs: number
}

/** Deletes poll records, and the feed texts of entries already read, that are older than their time. */
export async function pruneArchive(
  db: Kysely<Tables>,
  now: Date,
  retention: Retention,
): Promise<{ readonly polls: number; readonly entryTexts: number; readonly hosts: number }> {
  const before = (ms: number) => new Date(now.getTime() - ms)
  const polls = await db
    .deleteFrom('source_poll')
    .where('started_at', '<', before(retention.pollsMs))
    .executeTakeFirst()
  const texts = await db
    .updateTable('entry')
    .set({ summary: null, content_html: null })
    .where('last_seen_at', '<', before(retention.entryTextsMs))
    .where('state', '=', 'read')
    .where((where) => where.or([where('summary', 'is not', null), where('content_html', 'is not', null)]))
    .executeTakeFirst()
  const hosts = await db.deleteFrom('host_pace').where('free_at', '<', before(retention.pollsMs)).executeTakeFirst()
  return {
    polls: Number(polls.numDeletedRows),
    entryTexts: Number(texts.numUpdatedRows),
    hosts: Number(hosts.numDeletedRows),
  }
}
