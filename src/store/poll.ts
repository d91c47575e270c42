import type { Insertable, Kysely } from 'kysely'
import type { PollDecision, PollOutcome } from '../core/source/decide-poll.ts'
import { type FoundEntry, insertNewEntries, type SavedEntry } from './entry.ts'
import type { Residence } from '../core/source/decide-residence.ts'
import type { Pause } from '../core/source/decide-silence.ts'
import type { SourceState } from '../core/source/source.ts'
import type { HubOffer } from '../core/websub/find-hub.ts'
import { type OpenGap, openGap } from './gap.ts'
import { saveSourceEvent, saveStanding, statesLike, toStanding } from './source.ts'
import { saveSteps, type Step } from './step.ts'
import type { Tables } from './tables.ts'

/** One poll as it went: what came back, what was decided, and the entries found in it. */
export interface Poll {
  readonly sourceId: string
  readonly startedAt: Date
  readonly finishedAt: Date
  readonly outcome: PollOutcome
  readonly detail: string | null
  readonly httpStatus: number | null
  readonly bytes: number
  readonly entries: readonly FoundEntry[]
  readonly etag?: string | null
  readonly lastModified?: string | null
  readonly bodyHash?: string | null
  /** Where the source turned out to live. */
  readonly residence?: Residence
  /** The hub that it offers, null for none; absent where the answer does not say. */
  readonly hub?: HubOffer | null
}

/** What the entries of a poll were to the archive. */
export interface PollFindings {
  readonly fresh: number
  /** Entries that the source has given before. */
  readonly known: number
  readonly possibleGap: boolean
}

/** What a poll brought into the archive. */
export interface SavedPoll {
  readonly outcome: PollOutcome
  readonly fresh: readonly SavedEntry[]
  readonly baseline: boolean
  readonly possibleGap: boolean
  /** The gap that this poll opened or stretched. */
  readonly gap: OpenGap | null
  /** Whether the source's state is another one now that people should hear of. */
  readonly stateChanged: boolean
  readonly steps: readonly Step[]
  readonly decision: PollDecision
}

/**
 * Saves a poll in one transaction: its record, the source's standing, the entries never seen before and the step that each of
 * them makes due. The first poll that can be read is the source's baseline: what it holds was there before we watched.
 */
export async function savePoll(
  db: Kysely<Tables>,
  poll: Poll,
  decide: (outcome: PollOutcome, found: PollFindings) => PollDecision,
  toSteps: (fresh: readonly SavedEntry[], baseline: boolean, decision: PollDecision) => readonly Step[],
): Promise<SavedPoll> {
  const quiet = poll.outcome === 'not-modified' ? await saveQuietPoll(db, poll, decide, toSteps) : undefined
  if (quiet !== undefined) return quiet
  const now = poll.finishedAt
  return db.transaction().execute(async (tx) => {
    const source = await tx
      .selectFrom('source')
      .select(['baseline_at', 'state', 'last_ok_at', 'interval_ms', 'pushed_until'])
      .where('id', '=', poll.sourceId)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const read = poll.outcome === 'new-entries'
    const baseline = source.baseline_at === null
    const { fresh, known } = await insertNewEntries(tx, poll.sourceId, poll.entries, { now, baseline })
    if (read && baseline)
      await tx.updateTable('source').set({ baseline_at: now }).where('id', '=', poll.sourceId).execute()
    const outcome = read && fresh.length === 0 ? 'no-new-entries' : poll.outcome
    const possibleGap = read && !baseline && poll.entries.length > 0 && known === 0
    const record = toRecord(poll, { outcome, newEntries: fresh.length, possibleGap })
    await tx.insertInto('source_poll').values(record).execute()
    const ok = read || outcome === 'not-modified'
    const gap = possibleGap ? await openGap(tx, poll.sourceId, source.last_ok_at ?? now, now) : null
    const decision = decide(outcome, { fresh: fresh.length, known, possibleGap })
    await saveStanding(tx, poll.sourceId, decision, { ...poll, now, ok, newEntries: fresh.length })
    const stateChanged = await saveSourceEvent(tx, {
      sourceId: poll.sourceId,
      at: now,
      before: source.state as SourceState,
      state: decision.state,
      reason: decision.reason,
    })
    const steps = toSteps(fresh, baseline, decision)
    // A poll that was due sooner than the schedule says is this one, unless a hub asked for it meanwhile.
    if (source.interval_ms !== null || source.pushed_until !== null)
      await tx
        .deleteFrom('step')
        .where('job', '=', 'poll-source')
        .where('key', '=', poll.sourceId)
        .where('changed_at', '<=', poll.startedAt)
        .execute()
    await saveSteps(tx, steps, now)
    return { outcome, fresh, baseline, possibleGap, gap, stateChanged, steps, decision }
  })
}

/**
 * Saves a poll that found nothing, changes no state and makes nothing due, as nearly all do, in one statement; undefined, with
 * nothing saved, for any other.
 */
async function saveQuietPoll(
  db: Kysely<Tables>,
  poll: Poll,
  decide: Parameters<typeof savePoll>[2],
  toSteps: Parameters<typeof savePoll>[3],
): Promise<SavedPoll | undefined> {
  const { sourceId, outcome } = poll
  const decision = decide(outcome, { fresh: 0, known: 0, possibleGap: false })
  const steps = toSteps([], false, decision)
  if (steps.length > 0) return undefined
  const record = toRecord(poll, { outcome, newEntries: 0, possibleGap: false })
  const columns = Object.keys(record) as (keyof typeof record)[]
  const source = await db
    .with('standing', (cte) =>
      cte
        .updateTable('source')
        .set(toStanding(decision, { ...poll, now: poll.finishedAt, ok: true, newEntries: 0 }))
        .where('id', '=', sourceId)
        .where('state', 'in', statesLike(decision.state))
        .returning('baseline_at'),
    )
    .with('record', (cte) =>
      cte
        .insertInto('source_poll')
        .columns(columns)
        .expression((each) =>
          each.selectFrom('standing').select(columns.map((name) => each.val(record[name]).as(name))),
        ),
    )
    .with('done', (cte) =>
      cte
        .deleteFrom('step')
        .where('job', '=', 'poll-source')
        .where('key', '=', sourceId)
        .where('changed_at', '<=', poll.startedAt)
        .where((where) => where.exists(where.selectFrom('standing').select('baseline_at'))),
    )
    .selectFrom('standing')
    .select('baseline_at')
    .executeTakeFirst()
  if (source === undefined) return undefined
  const baseline = source.baseline_at === null
  return { outcome, fresh: [], baseline, possibleGap: false, gap: null, stateChanged: false, steps, decision }
}

function toRecord(
  poll: Poll,
  found: { readonly outcome: PollOutcome; readonly newEntries: number; readonly possibleGap: boolean },
): Insertable<Tables['source_poll']> {
  return {
    source_id: poll.sourceId,
    started_at: poll.startedAt,
    ms: poll.finishedAt.getTime() - poll.startedAt.getTime(),
    outcome: found.outcome,
    detail: poll.detail,
    http_status: poll.httpStatus,
    bytes: poll.bytes,
    entries: poll.entries.length,
    new_entries: found.newEntries,
    possible_gap: found.possibleGap,
  }
}

/** How far back a source's rhythm is read. */
const RHYTHM_DAYS = 42

/** For each source, the pauses between its recent polls that brought something new. */
export async function findRhythms(db: Kysely<Tables>, now: Date): Promise<ReadonlyMap<string, readonly Pause[]>> {
  const since = new Date(now.getTime() - RHYTHM_DAYS * 24 * 60 * 60_000)
  const rows = await db
    .selectFrom('source_poll')
    .select(['source_id', 'started_at'])
    .where('new_entries', '>', 0)
    .where('started_at', '>=', since)
    .orderBy('source_id')
    .orderBy('started_at')
    .execute()
  const rhythms = new Map<string, Pause[]>()
  for (const [index, row] of rows.entries()) {
    const before = rows[index - 1]
    if (before?.source_id !== row.source_id) continue
    const pauses = rhythms.get(row.source_id) ?? []
    pauses.push({ from: before.started_at, ms: row.started_at.getTime() - before.started_at.getTime() })
    rhythms.set(row.source_id, pauses)
  }
  return rhythms
}
