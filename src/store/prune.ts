import type { Kysely } from 'kysely'
import { forgetHosts } from './host-pace.ts'
import type { Tables } from './tables.ts'

/** How long records are kept that nothing needs any more; statements, matches and alerts are the ledger and stay. */
export interface Retention {
  readonly pollsMs: number
  readonly entryTextsMs: number
  /** What recent articles' events are known by. */
  readonly storyTermsMs: number
  /** Lines of a site that were seen once. */
  readonly unrepeatedLinesMs: number
  /** Lines that a site has not printed any more. */
  readonly siteLinesMs: number
}

/** How many records were deleted. */
interface Pruned {
  readonly polls: number
  readonly entryTexts: number
  readonly hosts: number
  readonly storyTerms: number
  readonly siteLines: number
}

/** Deletes poll records, the feed texts of entries already read, and what stories and sites were told by, that are older than their time. */
export async function pruneArchive(db: Kysely<Tables>, now: Date, retention: Retention): Promise<Pruned> {
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
  const hosts = await forgetHosts(db, before(retention.pollsMs))
  const terms = await db.deleteFrom('story_term').where('at', '<', before(retention.storyTermsMs)).executeTakeFirst()
  const lines = await db
    .deleteFrom('site_line')
    .where((where) =>
      where.or([
        where('last_at', '<', before(retention.siteLinesMs)),
        where.and([where('stories', '=', 1), where('last_at', '<', before(retention.unrepeatedLinesMs))]),
      ]),
    )
    .executeTakeFirst()
  return {
    polls: Number(polls.numDeletedRows),
    entryTexts: Number(texts.numUpdatedRows),
    hosts,
    storyTerms: Number(terms.numDeletedRows),
    siteLines: Number(lines.numDeletedRows),
  }
}
