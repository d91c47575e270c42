import { decidePoll, isWell, type PollDecision } from '../src/core/source/decide-poll.ts'
import { decideResidence, describeResidence } from '../src/core/source/decide-residence.ts'
import { trustsValidators } from '../src/core/source/trusts-validators.ts'
import type { Ask, Context, JobPayload, JobResult, SourceRecord } from '../src/context.ts'
import { fillGap } from './fill-gap.ts'
import { readSource } from './read-source.ts'
import { toStep } from './step.ts'

/** A schedule may tick this much before the time that the last poll decided; it is then polled all the same. */
const EARLY_SHARE = 0.2
/** A host that has asked to be left alone for long is looked at again this often: it may have been asked for too long. */
const LONGEST_WAIT_MS = 10 * 60_000
/** The interval from which a source with a cron expression backs off. */
const CRON_EVERY_MS = 60_000

/** Polls one source: asks for what changed, saves the entries never seen before, and makes the reading of each due. */
export async function pollSource(
  context: Context,
  { sourceId, force }: JobPayload<'poll-source'>,
  signal: AbortSignal,
): Promise<JobResult> {
  const record = await context.store.loadSource(sourceId)
  if (record === undefined) return skip(context, sourceId, 'the source is gone')
  const startedAt = context.now()
  const everyMs = record.source.everyMs ?? CRON_EVERY_MS
  if (force !== true && isTooEarly(record, startedAt, everyMs)) return skip(context, sourceId, 'not due')
  const { host } = new URL(record.resolvedUrl ?? record.source.url)
  const turn = { host, who: `poll-source ${sourceId}`, rank: 'poll', paceMs: null } as const
  const result = await context.visitHost(turn, (ask) => pollFreeHost(context, record, everyMs, ask, signal))
  if (result.kind === 'done') return result
  return { kind: 'later', at: new Date(Math.min(result.at.getTime(), startedAt.getTime() + LONGEST_WAIT_MS)) }
}

async function pollFreeHost(
  context: Context,
  record: SourceRecord,
  everyMs: number,
  ask: Ask,
  signal: AbortSignal,
): Promise<JobResult> {
  const sourceId = record.source.id
  const startedAt = context.now()
  const asked = trustsValidators(record, startedAt) ? record : { ...record, etag: null, lastModified: null }
  const answer = await readSource(context, asked, ask, signal)
  const { permanentUrl, discoveredUrl, validators, retryAfterMs, ...kept } = answer
  const finishedAt = context.now()
  const well = isWell(answer.outcome)
  const failures = well ? 0 : record.failures + 1
  const residence = decideResidence(record, { well, failures, permanentUrl, discoveredUrl })
  const notice = [describeResidence(residence), describeGap(record), well ? answer.detail : null].filter(Boolean)
  const saved = await context.store.savePoll(
    { sourceId, startedAt, finishedAt, ...kept, residence, ...validators },
    (outcome, found) => {
      const facts = {
        ...found,
        outcome,
        detail: answer.detail,
        retryAfterMs,
        ms: finishedAt.getTime() - startedAt.getTime(),
        baseline: record.baselineAt === null,
        notice: found.possibleGap ? GAP_WORDS : notice.join(' ') || null,
        moved: residence.resolvedWhy === 'moved',
        pushed: record.pushedUntil !== null && record.pushedUntil > finishedAt,
        told: record.toldAt !== null,
      }
      const fixed = record.source.cron !== undefined
      return decidePoll(record, facts, { now: finishedAt, everyMs, random: context.random(), fixed })
    },
    (fresh, _baseline, decision) => [
      ...fresh.map((entry) => toStep('read-article', entry.id, { entryId: entry.id }, finishedAt)),
      ...(isSooner(record, decision, finishedAt)
        ? [toStep('poll-source', sourceId, { sourceId }, decision.nextPollAt)]
        : []),
    ],
  )
  await context.enqueue(saved.steps)
  context.metrics.countPoll(saved.outcome)
  const { state, reason, nextPollAt } = saved.decision
  if (saved.stateChanged) context.log.info({ sourceId, before: record.state, state, reason }, 'source state changed')
  const gap = saved.gap ?? (well && record.gap !== null && record.gap.tries < MOST_TRIES ? record.gap : null)
  const filled = gap === null ? undefined : await fillGap(context, record, gap, ask, signal)
  return {
    kind: 'done',
    sourceId,
    outcome: saved.outcome,
    detail: answer.detail,
    state,
    entries: answer.entries.length,
    newEntries: saved.fresh.length,
    baseline: saved.baseline,
    possibleGap: saved.possibleGap,
    ...(filled === undefined ? {} : { gapEntries: filled.fresh, gapClosed: filled.closed }),
    nextPollAt: nextPollAt.toISOString(),
  }
}

const GAP_WORDS = 'Nothing in the last poll was known from the one before: something may have come and gone unseen.'
/** A gap's sitemap is asked this often, a poll apart: sitemaps lag behind. */
const MOST_TRIES = 3

function describeGap({ gap }: SourceRecord): string | null {
  if (gap === null) return null
  const [since, until] = [gap.since, gap.until].map((at) => at.toISOString().slice(0, 16).replace('T', ' '))
  return `Possible gap from ${since} to ${until} UTC: something may have come and gone unseen.`
}

/** A cron source ticks when it should; a source on an interval may be put off by a back-off or by the host's own wish. */
function isTooEarly(record: SourceRecord, now: Date, everyMs: number): boolean {
  if (record.nextPollAt === null || record.toldAt !== null) return false
  if (record.source.cron !== undefined && record.failures === 0) return false
  return record.nextPollAt.getTime() - now.getTime() > everyMs * EARLY_SHARE
}

/** Whether the next poll is due before the schedule's next tick, so that a step of its own must bring it. */
function isSooner({ source }: SourceRecord, { nextPollAt, failures }: PollDecision, now: Date): boolean {
  if (source.everyMs === undefined || failures > 0) return false
  return nextPollAt.getTime() - now.getTime() < source.everyMs * (1 - EARLY_SHARE)
}

/** A poll that came as a step of its own is done with, whatever became of it. */
async function skip(context: Context, sourceId: string, skipped: string): Promise<JobResult> {
  await context.store.completeStep('poll-source', sourceId)
  return { kind: 'done', sourceId, skipped }
}
