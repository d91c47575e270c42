import { ErrorCode, type JobSchedulerJson } from 'bullmq'
import { setTimeout as pause } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { BullQueue, JobData } from './bull-queues.ts'
import type { JobName, JobPayload } from './catalog.ts'
import { isJobName, parseJobRequest } from './catalog.ts'
import { jobId, spreadOf } from './job-id.ts'
import { formatPattern, parsePattern, type ScheduleTime } from './schedule-pattern.ts'

/** The job that a schedule itself produces; it only enqueues what is due, so a run still waiting or active is not doubled. */
export const TICK = 'tick'

/** A job that is due again and again. */
export interface Schedule<Name extends JobName = JobName> {
  readonly name: Name
  readonly key: string
  readonly payload: JobPayload<Name>
  readonly time: ScheduleTime
}

export interface ListedSchedule extends Schedule {
  readonly nextAt: Date | null
}

export type ScheduleChange = 'added' | 'changed' | 'unchanged'

const SECOND = 1000
/** Schedules of one cron time are spread over this; paced ones are spread over their whole interval. */
const CRON_SPREAD_MS = 30 * SECOND
/** A tick this late has got lost, unless its job is found. */
const OVERDUE_MS = 60 * SECOND
/** A schedule whose next tick is taken is looked at again, after a little longer each time. */
const PUT_TRIES = 6
const PUT_AGAIN_MS = 50
const TICK_OPTIONS = { attempts: 1, removeOnComplete: true, removeOnFail: true } as const

export type StoredSchedule = JobSchedulerJson<JobData>

/** Creates or changes a schedule; one that stands as wanted and ticks is left alone. */
export async function putSchedule(queue: BullQueue, wanted: Schedule, now: () => number): Promise<ScheduleChange> {
  for (let tries = 1; ; tries++) {
    try {
      return await tryPutSchedule(queue, wanted, now())
    } catch (error) {
      if (tries === PUT_TRIES || !isTaken(error)) throw error
    }
    // What stands there is another process's, put this very moment, or a tick that is being worked on: both soon show.
    await pause(tries * PUT_AGAIN_MS)
  }
}

async function tryPutSchedule(queue: BullQueue, wanted: Schedule, now: number): Promise<ScheduleChange> {
  const { name, key, time } = wanted
  const { payload } = parseJobRequest(name, key, wanted.payload)
  const id = jobId(name, key)
  const pattern = formatPattern(time, shiftOf(id, time))
  const data: JobData = { key, payload, runs: name }
  const stored = await findSchedule(queue, id)
  const same = stored?.pattern === pattern && isDeepStrictEqual(stored.template?.data, JSON.parse(JSON.stringify(data)))
  if (stored !== undefined && same && (await isTicking(queue, stored, now))) return 'unchanged'
  await queue.upsertJobScheduler(id, { pattern }, { name: TICK, data, opts: TICK_OPTIONS })
  return stored === undefined ? 'added' : 'changed'
}

/** Whether the queue refused because the time of the next tick has a job already. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === ErrorCode.SchedulerJobIdCollision
}

/** Whole seconds, so that ticks of one second are taken together: a worker that is woken for each alone works three times as much. */
function shiftOf(id: string, time: ScheduleTime): number {
  return Math.floor(spreadOf(id, time.everyMs ?? CRON_SPREAD_MS) / SECOND) * SECOND
}

export async function findSchedule(queue: BullQueue, id: string): Promise<StoredSchedule | undefined> {
  return queue.getJobScheduler(id)
}

/** True when there was one. Its next tick goes with it; a run already enqueued is the caller's to remove. */
export async function removeSchedule(queue: BullQueue, id: string): Promise<boolean> {
  return queue.removeJobScheduler(id)
}

/** When each schedule ticks next, in epoch milliseconds, by its job id: one question, however many there are. */
export async function findNextTicks(queue: BullQueue): Promise<ReadonlyMap<string, number>> {
  const flat = await queue.backend.getJobSchedulersRange(0, -1, true)
  const pairs = flat.flatMap((id, at) => (at % 2 === 0 ? [[id, Number(flat[at + 1])] as const] : []))
  return new Map(pairs)
}

/** Whether a next tick at this time has not got lost, as far as that can be told from the time alone. */
export function isOnTime(nextTick: number | undefined, now: number): boolean {
  return nextTick !== undefined && nextTick > now - OVERDUE_MS
}

/** Every schedule with all that is stored of it: BullMQ asks for each of them. */
export async function findStoredSchedules(queue: BullQueue): Promise<readonly StoredSchedule[]> {
  return queue.getJobSchedulers()
}

/** What is stored, as it was asked for; undefined for one that another version of the catalog wrote. */
export function readSchedule(stored: StoredSchedule): ListedSchedule | undefined {
  const data = stored.template?.data
  const time = parsePattern(stored.pattern ?? '')?.time
  if (data?.runs === undefined || time === undefined || !isJobName(data.runs)) return undefined
  try {
    const { name, key, payload } = parseJobRequest(data.runs, data.key, data.payload)
    return { name, key, payload, time, nextAt: stored.next === undefined ? null : new Date(stored.next) }
  } catch {
    return undefined
  }
}

/** A schedule lives from tick to tick: each produces the next, so one whose waiting tick was lost stands still for ever. */
async function isTicking(queue: BullQueue, stored: StoredSchedule, now: number): Promise<boolean> {
  const { key, next } = stored
  if (next === undefined) return false
  if (isOnTime(next, now)) return true
  return (await queue.getJob(`repeat:${key}:${next}`)) !== undefined
}
