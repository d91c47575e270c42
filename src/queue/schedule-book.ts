import type { BullQueue } from './bull-queues.ts'
import { type JobName, type JobRequest, parseJobRequest } from './catalog.ts'
import { guard } from './guard.ts'
import { jobId, spreadOf } from './job-id.ts'
import {
  findSchedule,
  findStoredSchedules,
  type ListedSchedule,
  putSchedule,
  readSchedule,
  removeSchedule,
  type Schedule,
  type ScheduleChange,
  type StoredSchedule,
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
  readonly enqueue: (request: JobRequest) => Promise<void>
  readonly remove: (name: JobName, key: string) => Promise<void>
}

const FIRST_RUN_SPREAD_MS = 5000
const AT_ONCE = 20

export function createScheduleBook({ ticks, now, enqueue, remove }: ScheduleBookParts): ScheduleBook {
  const put = async (wanted: Schedule, stored: StoredSchedule | undefined, { firstRun }: ScheduleOptions) => {
    const change = await guard(putSchedule(ticks, wanted, stored, now()))
    const { name, key, payload, time } = wanted
    if (change === 'added' && (firstRun ?? time.everyMs !== undefined)) {
      const delayMs = spreadOf(jobId(name, key), Math.min(FIRST_RUN_SPREAD_MS, time.everyMs ?? FIRST_RUN_SPREAD_MS))
      await enqueue(parseJobRequest(name, key, payload, delayMs))
    }
    return change
  }

  const unschedule = async (name: JobName, key: string): Promise<boolean> => {
    const removed = await guard(removeSchedule(ticks, name, key))
    await remove(name, key)
    return removed
  }

  return {
    schedule: async (wanted, options = {}) => {
      const stored = await guard(findSchedule(ticks, wanted.name, wanted.key))
      return put(wanted, stored, options)
    },
    unschedule,
    listSchedules: async () => {
      const stored = await guard(findStoredSchedules(ticks))
      return [...stored.values()].flatMap((schedule) => readSchedule(schedule) ?? [])
    },
    syncSchedules: async (name, wanted, options = {}) => {
      const stored = await guard(findStoredSchedules(ticks))
      const changes: Record<ScheduleChange, string[]> = { added: [], changed: [], unchanged: [] }
      await inGroups(wanted, async (schedule) => {
        const change = await put({ ...schedule, name }, stored.get(jobId(name, schedule.key)), options)
        changes[change].push(schedule.key)
      })
      const kept = new Set(wanted.map(({ key }) => key))
      const removed = keysOf(stored, name).filter((key) => !kept.has(key))
      await inGroups(removed, async (key) => void (await unschedule(name, key)))
      return { added: changes.added, changed: changes.changed, removed }
    },
  }
}

function keysOf(stored: ReadonlyMap<string, StoredSchedule>, name: JobName): readonly string[] {
  const datas = [...stored.values()].map(({ template }) => template?.data)
  return datas.flatMap((data) => (data?.runs === name ? [data.key] : []))
}

async function inGroups<Item>(items: readonly Item[], run: (item: Item) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += AT_ONCE) {
    await Promise.all(items.slice(start, start + AT_ONCE).map(run))
  }
}
