import type { Source } from './core/source/source.ts'
import type { Log } from './log.ts'
import type { JobName } from './queue/catalog.ts'
import type { Queue } from './queue/queue.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
/** Schedules live in the queue and go with it when it is emptied: this often they are put back from here. */
const KEEP_EVERY_MS = 20 * SECOND

/** The house's own work and how often it is due. */
const HOUSEKEEPING: readonly { readonly name: JobName; readonly everyMs: number }[] = [
  { name: 'sweep-steps', everyMs: 10 * SECOND },
  { name: 'sync-schedules', everyMs: MINUTE },
  { name: 'watch-health', everyMs: 10 * MINUTE },
  { name: 'alert-ops', everyMs: 20 * SECOND },
  { name: 'prune-archive', everyMs: 6 * 60 * MINUTE },
]

/** Puts every schedule in place now, and again for as long as the process runs, whatever becomes of the queue. */
export async function keepSchedules(
  queue: Queue,
  sources: () => readonly Source[],
  log: Log,
): Promise<{ readonly stop: () => void }> {
  const put = async () => {
    await scheduleHousekeeping(queue)
    await schedulePolls(queue, sources())
  }
  await put()
  let running = false
  const timer = setInterval(() => {
    if (running) return
    running = true
    void put()
      .catch((error: unknown) => log.warn({ error: String(error) }, 'schedules not put, trying again'))
      .finally(() => (running = false))
  }, KEEP_EVERY_MS)
  return { stop: () => clearInterval(timer) }
}

/** Makes the poll schedules exactly those of the sources given. */
export async function schedulePolls(
  queue: Queue,
  sources: readonly Source[],
): Promise<{ readonly added: number; readonly removed: number }> {
  const wanted = sources.map((source) => ({
    key: source.id,
    payload: { sourceId: source.id },
    time:
      source.cron === undefined
        ? { everyMs: source.everyMs ?? 15 * MINUTE }
        : { cron: source.cron, tz: source.tz ?? 'UTC' },
  }))
  const synced = await queue.syncSchedules('poll-source', wanted)
  return { added: synced.added.length, removed: synced.removed.length }
}

async function scheduleHousekeeping(queue: Queue): Promise<void> {
  for (const { name, everyMs } of HOUSEKEEPING) {
    await queue.schedule({ name, key: 'all', payload: {}, time: { everyMs } })
  }
}
