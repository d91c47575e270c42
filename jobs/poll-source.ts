import { createHash } from 'node:crypto'
import { decidePoll, type PollFacts } from '../src/core/source/decide-poll.ts'
import type { Source } from '../src/core/source/source.ts'
import type { Context, FetchOutcome, FoundEntry, JobPayload, JobResult, SourceRecord } from '../src/context.ts'
import { Failure } from '../src/errors.ts'
import { canonicalizeUrl } from '../src/core/url/canonicalize-url.ts'
import { entryIdentities } from '../src/core/feed/entry-identity.ts'
import { toStep } from './step.ts'

/** A schedule may tick this much before the time that the last poll decided; it is then polled all the same. */
const EARLY_SHARE = 0.2

type Answer = PollFacts & { readonly entries: readonly FoundEntry[]; readonly bodyHash?: string }

/** Polls one source: asks for what changed, saves the entries never seen before, and makes the reading of each due. */
export async function pollSource(
  context: Context,
  { sourceId, force }: JobPayload<'poll-source'>,
  signal: AbortSignal,
): Promise<JobResult> {
  const record = await context.store.loadSource(sourceId)
  if (record === undefined) return { kind: 'done', skipped: 'the source is gone' }
  const { source } = record
  const startedAt = context.now()
  const everyMs = source.everyMs ?? 60_000
  if (force !== true && isTooEarly(record, startedAt, everyMs)) return { kind: 'done', sourceId, skipped: 'not due' }

  const outcome = await context.fetch({
    url: record.resolvedUrl ?? source.url,
    etag: record.etag,
    lastModified: record.lastModified,
    signal,
  })
  const answer = await readAnswer(context, record, outcome, signal)
  const finishedAt = context.now()
  const saved = await context.store.savePoll(
    {
      sourceId,
      startedAt,
      finishedAt,
      outcome: answer.outcome,
      detail: answer.detail,
      httpStatus: 'status' in outcome ? outcome.status : null,
      bytes: outcome.kind === 'ok' ? outcome.bytes.length : 0,
      entries: answer.entries,
      ...(answer.outcome === 'new-entries' && outcome.kind === 'ok'
        ? { etag: outcome.etag, lastModified: outcome.lastModified, bodyHash: answer.bodyHash ?? null }
        : {}),
    },
    (polled) =>
      decidePoll(record, { ...answer, outcome: polled }, { now: finishedAt, everyMs, random: context.random() }),
    (fresh) => fresh.map((entry) => toStep('read-article', entry.id, { entryId: entry.id }, finishedAt)),
  )
  await context.enqueue(saved.steps)
  context.metrics.countPoll(saved.outcome)
  return {
    kind: 'done',
    sourceId,
    outcome: saved.outcome,
    detail: answer.detail,
    entries: answer.entries.length,
    newEntries: saved.fresh.length,
    baseline: saved.baseline,
    possibleGap: saved.possibleGap,
    nextPollAt: saved.decision.nextPollAt.toISOString(),
  }
}

/** A cron source ticks when it should; a source on an interval may be put off by a back-off or by the host's own wish. */
function isTooEarly(record: SourceRecord, now: Date, everyMs: number): boolean {
  if (record.nextPollAt === null) return false
  if (record.source.cron !== undefined && record.failures === 0) return false
  return record.nextPollAt.getTime() - now.getTime() > everyMs * EARLY_SHARE
}

async function readAnswer(
  context: Context,
  record: SourceRecord,
  outcome: FetchOutcome,
  signal: AbortSignal,
): Promise<Answer> {
  const nothing = { entries: [], retryAfterMs: null }
  switch (outcome.kind) {
    case 'ok':
      break
    case 'not-modified':
      return { ...nothing, outcome: 'not-modified', detail: null }
    case 'http-error': {
      const kind = outcome.status === 410 ? 'gone' : outcome.blocked === undefined ? 'http-error' : 'blocked'
      return { ...nothing, outcome: kind, detail: outcome.message, retryAfterMs: outcome.retryAfterMs ?? null }
    }
    case 'refused':
    case 'unreachable':
    case 'limit':
      return { ...nothing, outcome: outcome.kind, detail: outcome.message }
  }
  if (outcome.blocked !== undefined) {
    return { ...nothing, outcome: 'blocked', detail: `the answer is a ${outcome.blocked} page, not the source` }
  }
  const bodyHash = createHash('sha256').update(outcome.bytes).digest('hex')
  if (bodyHash === record.bodyHash) return { ...nothing, outcome: 'not-modified', detail: null }
  return readBody(context, record.source, outcome, bodyHash, signal)
}

async function readBody(
  context: Context,
  source: Source,
  answer: Extract<FetchOutcome, { kind: 'ok' }>,
  bodyHash: string,
  signal: AbortSignal,
): Promise<Answer> {
  const nothing = { entries: [], retryAfterMs: null }
  const input = { kind: source.kind, bytes: answer.bytes, contentType: answer.contentType, url: answer.finalUrl }
  try {
    const read = await context.analysis.run('read-entries', input, { signal })
    if (read.kind === 'unreadable') return { ...nothing, outcome: 'not-a-feed', detail: read.reason }
    const identities = entryIdentities(read.entries, answer.finalUrl)
    const entries = read.entries.map((entry, index) => ({
      ...entry,
      keys: identities[index]?.keys ?? [],
      canonicalUrl: entry.url === null ? null : (canonicalizeUrl(entry.url) ?? null),
    }))
    return { entries, retryAfterMs: null, outcome: 'new-entries', detail: null, bodyHash }
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'limit' || error.retry) throw error
    return { ...nothing, outcome: 'limit', detail: error.message }
  }
}
