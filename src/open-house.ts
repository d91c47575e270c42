import { availableParallelism } from 'node:os'
import { createAnalysis } from './analysis/create-analysis.ts'
import type { Settings } from './config/env.ts'
import { type Fault, formatFault } from './config/fault.ts'
import type { Context, Live } from './context.ts'
import { createHttp } from './http/create-http.ts'
import { createRobots } from './http/create-robots.ts'
import { enforce, loadAll, type OpenChannel } from './live-config.ts'
import { freeMemory } from './free-memory.ts'
import type { Log } from './log.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { createChannel } from './notify/index.ts'
import { createPost } from './create-post.ts'
import { type JobRequest, parseJobRequest } from './queue/catalog.ts'
import { openQueue, type Queue } from './queue/queue.ts'
import { schedulePolls } from './schedules.ts'
import { type Archive, openArchive } from './store/open-archive.ts'
import { ENQUEUE_AHEAD_MS, type Step } from './store/step.ts'
import { throwFaults } from './throw-faults.ts'
import { ROBOTS_TOKEN, userAgentOf } from './user-agent.ts'
import { createVisitHost } from './visit-host.ts'

/** Everything that a process works with, opened and not yet at work. */
export interface House {
  readonly context: Context
  readonly archive: Archive
  readonly metrics: Metrics
  /** Undefined for a command that runs its steps itself. */
  readonly queue: Queue | undefined
  /** What is wrong with the configuration on disk, while the last good one stays in force. */
  readonly faults: () => readonly Fault[]
  /** Reads the configuration again and puts it in force if all of it is right. */
  readonly reload: () => Promise<boolean>
  readonly close: () => Promise<void>
}

export interface HouseOptions {
  readonly settings: Settings
  readonly dataDir: string
  readonly log: Log
  /** Whether the embedded server of another process may be used as well. */
  readonly share?: boolean
  /** Whether jobs are carried by the queue; default true. */
  readonly queue?: boolean
}

/** Connections to the archive: enough for every job that runs at once, few enough for the embedded server. */
const POOL_SIZE = 20

/** Opens it all in order, and closes in the reverse one; throws a Failure that names what stands in the way. */
export async function openHouse({
  settings,
  dataDir,
  log,
  share = false,
  queue: queued = true,
}: HouseOptions): Promise<House> {
  const { configDir, allowPrivateHosts, databaseUrl, redisUrl } = settings
  const { config, lexicon } = throwFaults(await loadAll(configDir, allowPrivateHosts))
  freeMemory()
  await using stack = new AsyncDisposableStack()

  const archive = await openArchive({ databaseUrl, dataDir, poolSize: POOL_SIZE, log, share })
  stack.defer(archive.close)
  log.info({ database: archive.where }, 'archive open')
  const queue = queued ? await openQueueOn(archive, redisUrl, log, stack) : undefined
  const http = createHttp({
    allowPrivateHosts,
    // Read at each request: the configuration may change while this runs.
    get userAgent() {
      return userAgentOf(live.config.http)
    },
  })
  stack.defer(http.close)
  const knowledge = { ...lexicon, topics: config.topics }
  const analysis = createAnalysis({ threads: availableParallelism(), lexicon: knowledge, log })
  stack.defer(() => analysis.close())

  const metrics = createMetrics({
    ...(queue === undefined ? {} : { countQueueJobs: () => countQueueJobs(queue) }),
    countSteps: () => archive.store.countSteps(new Date()),
  })
  const dependencies = {
    post: createPost(http),
    announce: (line: string, alert: object) => log.info({ alert, text: line }, 'alert'),
    now: () => new Date(),
  }
  const openChannel: OpenChannel = (id, channel) => createChannel(id, channel, dependencies)
  let live: Live = await enforce(config, archive.store, new Date(), openChannel)
  let faults: readonly Fault[] = []

  const context: Context = {
    now: () => new Date(),
    random: Math.random,
    log,
    metrics,
    live: () => live,
    store: archive.store,
    fetch: http.fetch,
    visitHost: createVisitHost({ store: archive.store, fetch: http.fetch, now: () => new Date() }),
    robots: createRobots(ROBOTS_TOKEN),
    analysis,
    consoleUrl: config.consoleUrl ?? settings.publicUrl ?? consoleUrlOf(settings),
    publicUrl: settings.publicUrl,
    enqueue: async (steps) => {
      if (queue !== undefined) await enqueueSteps(queue, steps)
    },
    schedulePolls: async (sources) => (queue === undefined ? { added: 0, removed: 0 } : schedulePolls(queue, sources)),
  }
  const reload = async (): Promise<boolean> => {
    const loaded = await loadAll(configDir, allowPrivateHosts)
    if (!loaded.ok) {
      faults = loaded.faults
      for (const fault of faults)
        log.error({ fault: formatFault(fault) }, 'configuration fault, last good version stays')
      return false
    }
    faults = []
    live = await enforce(loaded.value.config, archive.store, new Date(), openChannel)
    analysis.replaceLexicon({ ...loaded.value.lexicon, topics: loaded.value.config.topics })
    freeMemory()
    log.info({ sources: loaded.value.config.sources.length, topics: live.topics.length }, 'configuration in force')
    return true
  }
  const resources = stack.move()
  return { context, archive, metrics, queue, faults: () => faults, reload, close: () => resources.disposeAsync() }
}

async function openQueueOn(
  archive: Archive,
  redisUrl: string | null,
  log: Log,
  stack: AsyncDisposableStack,
): Promise<Queue> {
  const database = redisUrl === null ? await archive.openQueuePool() : undefined
  if (database !== undefined) stack.defer(() => database.close())
  const queue = await openQueue({
    log,
    ...(redisUrl === null ? {} : { redisUrl }),
    ...(database === undefined ? {} : { pool: database.pool }),
  })
  stack.defer(() => queue.close())
  log.info({ backend: queue.backend }, 'queue open')
  return queue
}

/** Steps whose time is far off stay in the archive; the sweep brings them when they are due. */
async function enqueueSteps(queue: Queue, steps: readonly Step[]): Promise<void> {
  const now = Date.now()
  const requests: JobRequest[] = []
  for (const { job, key, payload, dueAt } of steps) {
    const delayMs = Math.max(0, dueAt.getTime() - now)
    if (delayMs <= ENQUEUE_AHEAD_MS) requests.push(parseJobRequest(job, key, payload, delayMs))
  }
  await queue.enqueueMany(requests)
}

async function countQueueJobs(queue: Queue) {
  const depths = await queue.depths()
  return Object.entries(depths).flatMap(([name, depth]) =>
    Object.entries(depth).map(([state, jobs]) => ({ queue: name, state, jobs: Number(jobs) })),
  )
}

/** Where people on this machine reach the console when the configuration names no address of its own. */
function consoleUrlOf({ host, port }: Settings): string | null {
  if (port === 0) return null
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}
