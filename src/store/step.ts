import { type Kysely, sql } from 'kysely'
import { type Page, type PageRequest, parseCursor, toPage } from './page.ts'
import { toJson } from './json-column.ts'
import type { Tables } from './tables.ts'

/** A job that is due: `key` names its subject and is unique within the job; it is run again until it is completed or has failed for good. */
export interface Step {
  readonly job: string
  readonly key: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly dueAt: Date
}

/** A step that failed for good and waits for a person. */
export interface FailedStep extends Step {
  readonly attempts: number
  readonly kind: string | null
  readonly error: string | null
  readonly failedAt: Date
}

/** Steps due within this time are handed to the queue at once; later ones wait in the archive for the sweep. */
export const ENQUEUE_AHEAD_MS = 60_000

/** Records steps as due, in the caller's transaction. A step already due keeps its time; one that had failed is due again. */
export async function saveSteps(db: Kysely<Tables>, steps: readonly Step[], now: Date): Promise<void> {
  if (steps.length === 0) return
  await db
    .insertInto('step')
    .values(
      steps.map((step) => ({
        job: step.job,
        key: step.key,
        payload: toJson(step.payload),
        due_at: step.dueAt,
        enqueued_at: enqueuedAt(step, now),
        changed_at: now,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['job', 'key'])
        .doUpdateSet({ state: 'due', attempts: 0, due_at: (row) => row.ref('excluded.due_at'), changed_at: now })
        .where('step.state', '=', 'failed'),
    )
    .execute()
}

/** Records a step as due by its time at the latest, also where it was due later, in the caller's transaction. */
export async function hastenStep(db: Kysely<Tables>, step: Step, now: Date): Promise<void> {
  await saveSteps(db, [step], now)
  await db
    .updateTable('step')
    .set({
      due_at: sql`least(due_at, ${step.dueAt}::timestamptz)`,
      enqueued_at: enqueuedAt(step, now),
      changed_at: now,
    })
    .where('job', '=', step.job)
    .where('key', '=', step.key)
    .execute()
}

/** When a step is handed to the queue by whoever saves it; null: later, by the sweep. */
function enqueuedAt({ dueAt }: Step, now: Date): Date | null {
  return dueAt.getTime() - now.getTime() <= ENQUEUE_AHEAD_MS ? now : null
}

/** Takes steps that are due and were not handed to the queue within `retakeMs`, oldest first, and marks them as handed over. */
export async function takeOverdueSteps(
  db: Kysely<Tables>,
  options: { now: Date; retakeMs: number; limit: number },
): Promise<readonly Step[]> {
  const stale = new Date(options.now.getTime() - options.retakeMs)
  const rows = await db
    .with('overdue', (cte) =>
      cte
        .selectFrom('step')
        .select(['job', 'key'])
        .where('state', '=', 'due')
        .where('due_at', '<=', options.now)
        .where((where) => where.or([where('enqueued_at', 'is', null), where('enqueued_at', '<=', stale)]))
        .orderBy('due_at')
        .limit(options.limit)
        .forUpdate()
        .skipLocked(),
    )
    .updateTable('step')
    .from('overdue')
    .whereRef('step.job', '=', 'overdue.job')
    .whereRef('step.key', '=', 'overdue.key')
    .set({ enqueued_at: options.now })
    .returning(['step.job', 'step.key', 'step.payload', 'step.due_at'])
    .execute()
  return rows.map(toStep)
}

/** Whether a job is still due for any of some subjects. */
export async function isAnyDue(db: Kysely<Tables>, job: string, keys: readonly string[]): Promise<boolean> {
  if (keys.length === 0) return false
  const row = await db
    .selectFrom('step')
    .select('key')
    .where('job', '=', job)
    .where('key', 'in', keys)
    .where('state', '=', 'due')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** A finished step leaves nothing behind. */
export async function completeStep(db: Kysely<Tables>, job: string, key: string): Promise<void> {
  await db.deleteFrom('step').where('job', '=', job).where('key', '=', key).execute()
}

/** Puts a step off to a later time; it costs no attempt. */
export async function postponeStep(db: Kysely<Tables>, job: string, key: string, dueAt: Date): Promise<void> {
  await db
    .updateTable('step')
    .set({ due_at: dueAt, enqueued_at: dueAt })
    .where('job', '=', job)
    .where('key', '=', key)
    .execute()
}

/**
 * Puts off a step that was lost with its process several times: by the first of `waitsMs`, the next time by the second, and so on.
 * False when it has had them all, or is no longer due.
 */
export async function holdStep(
  db: Kysely<Tables>,
  lost: { job: string; key: string; waitsMs: readonly number[]; now: Date },
): Promise<boolean> {
  const times = lost.waitsMs.map((waitMs) => new Date(lost.now.getTime() + waitMs))
  const held = await db
    .updateTable('step')
    .set({
      attempts: sql`attempts + 1`,
      due_at: sql`(${times}::timestamptz[])[attempts + 1]`,
      enqueued_at: null,
      changed_at: lost.now,
    })
    .where('job', '=', lost.job)
    .where('key', '=', lost.key)
    .where('state', '=', 'due')
    .where('attempts', '<', times.length)
    .returning('job')
    .executeTakeFirst()
  return held !== undefined
}

/** Keeps a step that has failed for good, with the reason, where a person sees it and can retry. */
export async function failStep(
  db: Kysely<Tables>,
  failed: { job: string; key: string; payload: unknown; attempts: number; kind: string; error: string; now: Date },
): Promise<void> {
  const outcome = {
    state: 'failed',
    attempts: failed.attempts,
    error_kind: failed.kind,
    error: failed.error,
    changed_at: failed.now,
  }
  await db
    .insertInto('step')
    .values({
      job: failed.job,
      key: failed.key,
      payload: toJson(failed.payload),
      due_at: failed.now,
      enqueued_at: null,
      ...outcome,
    })
    .onConflict((conflict) => conflict.columns(['job', 'key']).doUpdateSet(outcome))
    .execute()
}

/** The steps that failed for good, latest first. */
export async function findFailedSteps(db: Kysely<Tables>, request: PageRequest): Promise<Page<FailedStep>> {
  const after = parseCursor(request.cursor)
  const rows = await db
    .selectFrom('step')
    .selectAll()
    .where('state', '=', 'failed')
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(changed_at, job || ' ' || key) < (${after?.at ?? null}, ${after?.id ?? null})`),
    )
    .orderBy('changed_at', 'desc')
    .orderBy(sql`job || ' ' || key`, 'desc')
    .limit(request.limit + 1)
    .execute()
  const page = toPage(rows, request.limit, (row) => ({ at: row.changed_at, id: `${row.job} ${row.key}` }))
  return {
    next: page.next,
    items: page.items.map((row) => ({
      ...toStep(row),
      attempts: row.attempts,
      kind: row.error_kind,
      error: row.error,
      failedAt: row.changed_at,
    })),
  }
}

/** Makes a failed step due again; undefined when there is none of that name. */
export async function retryStep(db: Kysely<Tables>, job: string, key: string, now: Date): Promise<Step | undefined> {
  const row = await db
    .updateTable('step')
    .set({ state: 'due', attempts: 0, due_at: now, enqueued_at: now, changed_at: now })
    .where('job', '=', job)
    .where('key', '=', key)
    .where('state', '=', 'failed')
    .returning(['job', 'key', 'payload', 'due_at'])
    .executeTakeFirst()
  return row === undefined ? undefined : toStep(row)
}

/** How many steps are due by now, wait for later, or have failed for good. */
export async function countSteps(
  db: Kysely<Tables>,
  now: Date,
): Promise<{ readonly due: number; readonly later: number; readonly failed: number }> {
  const row = await db
    .selectFrom('step')
    .select([
      sql<number>`count(*) filter (where state = 'due' and due_at <= ${now})`.as('due'),
      sql<number>`count(*) filter (where state = 'due' and due_at > ${now})`.as('later'),
      sql<number>`count(*) filter (where state = 'failed')`.as('failed'),
    ])
    .executeTakeFirstOrThrow()
  return row
}

function toStep(row: { job: string; key: string; payload: Record<string, unknown>; due_at: Date }): Step {
  return { job: row.job, key: row.key, payload: row.payload, dueAt: row.due_at }
}
