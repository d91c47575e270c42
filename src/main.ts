import type { Settings } from './config/env.ts'
import { formatFault } from './config/fault.ts'
import { watchConfig } from './config/watch-config.ts'
import type { HealthReport } from './console/reads.ts'
import { startConsole } from './console/start-console.ts'
import { createConsoleReads } from './console-reads.ts'
import { createHubCallbacks } from './hub-callbacks.ts'
import type { Log } from './log.ts'
import { type House, openHouse } from './open-house.ts'
import { QUEUE_NAMES, type QueueName } from './queue/catalog.ts'
import type { Queue } from './queue/queue.ts'
import { runJobs } from './run-jobs.ts'
import { keepSchedules } from './schedules.ts'

/** A process of Entente at work. */
export interface Entente {
  /** Where the console, or at least its health answers, listen. */
  readonly url: string
  /** Finishes or hands back what runs, and closes everything. */
  stop(): Promise<void>
}

/** How long running jobs may take to end when the process is asked to stop; all of it then ends within 20 seconds. */
const STOP_GRACE_MS = 12_000

/** Starts what the settings ask of this process; throws a Failure that names what stands in the way. */
export async function startEntente(settings: Settings, dataDir: string, log: Log): Promise<Entente> {
  const { roles, host, port, adminToken, configDir } = settings
  await using stack = new AsyncDisposableStack()
  const house = await openHouse({ settings, dataDir, log })
  stack.defer(house.close)
  const { context, metrics, archive, queue } = house
  if (queue === undefined) throw new TypeError('a house at work has a queue')

  // The port first: a second process that was started by mistake stops here and does no work.
  const reads = createConsoleReads({
    store: archive.store,
    live: context.live,
    now: context.now,
    enqueue: context.enqueue,
  })
  const console = await startConsole({
    host,
    port,
    ...(adminToken === null ? {} : { adminToken }),
    reads,
    hubs: createHubCallbacks(context),
    healthOnly: !roles.has('console'),
    health: () => reportHealth(house, queue),
    metrics,
    log,
  })
  stack.defer(() => console.close())

  if (roles.has('scheduler')) {
    await context.store.syncSources(context.live().config.sources, context.now())
    const schedules = await keepSchedules(queue, () => context.live().config.sources, log)
    stack.defer(schedules.stop)
  }
  const queues = QUEUE_NAMES.filter((name) => roles.has(roleOf(name)))
  if (queues.length > 0) {
    const workers = await runJobs(context, queue, queues)
    stack.defer(() => workers.stop(STOP_GRACE_MS))
  }
  const watch = watchConfig(configDir, async () => {
    const changed = await house.reload()
    if (changed && roles.has('scheduler')) await queue.enqueue('sync-schedules', {}, { key: 'reload' })
  })
  stack.defer(() => watch.close())
  log.info({ url: console.url, roles: [...roles] }, 'ready')

  const resources = stack.move()
  let stopping: Promise<void> | undefined
  return { url: console.url, stop: () => (stopping ??= resources.disposeAsync()) }
}

/** Ticks and housekeeping belong to the scheduler, all other work to the workers. */
function roleOf(queue: QueueName): 'scheduler' | 'worker' {
  return queue === 'housekeeping' ? 'scheduler' : 'worker'
}

async function reportHealth(house: House, queue: Queue): Promise<HealthReport> {
  const [database, carried] = await Promise.all([house.archive.ping(), queue.ping()])
  const reasons = [
    ...(database ? [] : ['the database does not answer']),
    ...(carried.ready ? [] : [`the queue does not answer: ${carried.reason}`]),
  ]
  const notices = house
    .faults()
    .map((fault) => `configuration fault, the last good version is in force: ${formatFault(fault)}`)
  return { reasons, notices }
}
