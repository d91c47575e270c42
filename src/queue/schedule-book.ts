import type { BullQueue } from './bull-queues.ts'
import { type JobName, type JobRequest, parseJobRequest } from './catalog.ts'
import { guard } from './guard.ts'
import { isJobIdOf, jobId, spreadOf } from './job-id.ts'
import {
  findNextTicks,
  findSchedule,
  findStoredSchedules,
  isOnTime,
  type ListedSchedule,
  putSchedule,
  readSchedule,
  removeSchedule,
  type Schedule,
  type ScheduleChange,
} from './schedules.ts'

/** The keys whose schedules were not as wanted. */
interface SyncedSchedules {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
}

/** Whether a new schedule also runs once within seconds; by default one that keeps a pace does and one by cron does not. */
interface ScheduleOptions {
  readonly firstRun?: boolean
}

/** What the queue runs again and again. */
export interface ScheduleBook {
  /** Creates or changes a schedule. One that stands as wanted is left alone, and one that stopped ticking is revived. */
  schedule<Name extends JobName>(wanted: Schedule<Name>, options?: ScheduleOptions): Promise<ScheduleChange>
  /** True when there was one; its run goes too, unless it is under way. */
  unschedule(name: JobName, key: string): Promise<boolean>
  listSchedules(): Promise<readonly ListedSchedule[]>
  /** Makes the schedules of one job name exactly those wanted. */
  syncSchedules<Name extends JobName>(
    name: Name,
    wanted: readonly Omit<Schedule<Name>, 'name'>[],
    options?: ScheduleOptions,
  ): Promise<SyncedSchedules>
}

export interface ScheduleBookParts {
  /** Holds the schedules and their ticks. */
  readonly ticks: BullQueue
  readonly now: () => number
  readonly enqueueMany: (requests: readonly JobRequest[]) => Promise<void>
  readonly remove: (name: JobName, key: string) => Promise<void>
}

const FIRST_RUN_SPREAD_MS = 5000
const AT_ONCE = 50

export function createScheduleBook({ ticks, now, enqueueMany, remove }: ScheduleBookParts): ScheduleBook {
  /** What each schedule was last found or made to be, by job id: thousands that stand as wanted are not read again. */
  const known = new Map<string, string>()

  const put = async (wanted: Schedule): Promise<ScheduleChange> => {
    const id = jobId(wanted.name, wanted.key)
    const change = await guard(putSchedule(ticks, wanted, now))
    known.set(id, textOf(wanted))
    return change
  }

  const unschedule = async (name: JobName, key: string): Promise<boolean> => {
    const id = jobId(name, key)
    known.delete(id)
    const removed = await guard(removeSchedule(ticks, id))
    await remove(name, key)
    return removed
  }

  return {
    schedule: async (wanted, options = {}) => {
      const change = await put(wanted)
      if (change === 'added') await enqueueMany(firstRuns([wanted], options))
      return change
    },
    unschedule,
    listSchedules: async () => {
      const stored = await guard(findStoredSchedules(ticks))
      return stored.flatMap((schedule) => readSchedule(schedule) ?? [])
    },
    syncSchedules: async (name, wanted, options = {}) => {
      const nextTicks = await guard(findNextTicks(ticks))
      const all = wanted.map((each): Schedule => ({ ...each, name }))
      const doubtful = all.filter((schedule) => {
        const id = jobId(name, schedule.key)
        return known.get(id) !== textOf(schedule) || !isOnTime(nextTicks.get(id), now())
      })
      const changes: Record<ScheduleChange, Schedule[]> = { added: [], changed: [], unchanged: [] }
      await inGroups(doubtful, async (group) => {
        const made = await Promise.all(group.map(put))
        for (const [at, schedule] of group.entries()) changes[made[at] ?? 'unchanged'].push(schedule)
        const added = group.filter((_, at) => made[at] === 'added')
        await enqueueMany(firstRuns(added, options))
      })
      const removed = await findOthers(name, all, nextTicks)
      await inGroups(removed, (group) => Promise.all(group.map((key) => unschedule(name, key))))
      return { added: changes.added.map(keyOf), changed: changes.changed.map(keyOf), removed }
    },
  }

  /** The keys of the schedules of a job that are not among those wanted. */
  async function findOthers(name: JobName, wanted: readonly Schedule[], nextTicks: ReadonlyMap<string, number>) {
    const kept = new Set(wanted.map(({ key }) => jobId(name, key)))
    const ids = [...nextTicks.keys()].filter((id) => isJobIdOf(name, id) && !kept.has(id))
    const keys: string[] = []
    await inGroups(ids, async (group) => {
      const stored = await guard(Promise.all(group.map((id) => findSchedule(ticks, id))))
      keys.push(...stored.flatMap((schedule) => schedule?.template?.data?.key ?? []))
    })
    return keys
  }
}

/** The runs that new schedules begin with, spread over some seconds. */
function firstRuns(added: readonly Schedule[], { firstRun }: ScheduleOptions): readonly JobRequest[] {
  return added.flatMap(({ name, key, payload, time }) => {
    if (!(firstRun ?? time.everyMs !== undefined)) return []
    const delayMs = spreadOf(jobId(name, key), Math.min(FIRST_RUN_SPREAD_MS, time.everyMs ?? FIRST_RUN_SPREAD_MS))
    return [parseJobRequest(name, key, payload, delayMs)]
  })
}

function textOf({ time, payload }: Schedule): string {
  return JSON.stringify([time, payload])
}

function keyOf({ key }: Schedule): string {
  return key
}

async function inGroups<Item>(
  items: readonly Item[],
  run: (group: readonly Item[]) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < items.length; start += AT_ONCE) await run(items.slice(start, start + AT_ONCE))
}
