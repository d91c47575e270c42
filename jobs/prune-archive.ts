import type { Context, JobResult } from '../src/context.ts'

const DAY_MS = 24 * 60 * 60_000
const RETENTION = {
  pollsMs: 30 * DAY_MS,
  entryTextsMs: 30 * DAY_MS,
  storyTermsMs: 14 * DAY_MS,
  unrepeatedLinesMs: 14 * DAY_MS,
  siteLinesMs: 90 * DAY_MS,
}

/** Deletes records that nothing needs any more. */
export async function pruneArchive(context: Context): Promise<JobResult> {
  return { kind: 'done', ...(await context.store.pruneArchive(context.now(), RETENTION)) }
}
