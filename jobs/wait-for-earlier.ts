import type { Context, JobPayload, JobResult } from '../src/context.ts'

/** How long a version waits for the one before it, again and again. */
const WAIT_MS = 10_000

/**
 * Puts a step of an article's version off while the same step of an earlier version is still due: what an edit took away can only
 * be told of when it is known what stood there and who was told.
 */
export async function waitForEarlier(
  { store, now }: Context,
  job: 'find-statements' | 'match-topics',
  { articleId, version }: JobPayload<'find-statements'>,
): Promise<Extract<JobResult, { kind: 'later' }> | undefined> {
  if (version === 1) return undefined
  const earlier = Array.from({ length: version - 1 }, (_, index) => `${articleId}-${index + 1}`)
  if (!(await store.isAnyDue(job, earlier))) return undefined
  return { kind: 'later', at: new Date(now().getTime() + WAIT_MS) }
}
