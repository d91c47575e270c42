import { loadEnv } from '../../src/config/env.ts'
import { createLog } from '../../src/log.ts'
import { openHouse } from '../../src/open-house.ts'
import { runJobs } from '../../src/run-jobs.ts'
import { keepSchedules } from '../../src/schedules.ts'

/**
 * A process of Entente that `measure-crowd.ts` starts: all of it but the console and the reading of pages, whose steps are
 * saved and queued, and left for others. Told `usage` it says what it has used, told `stop` it ends.
 */
export interface Usage {
  /** Since it began. */
  readonly cpuMs: number
  readonly ms: number
  readonly mb: number
  readonly mostMb: number
}

const KIB_A_MB = 1_024
const usage = (): Usage => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  return {
    cpuMs: (userCPUTime + systemCPUTime) / 1_000,
    ms: performance.now(),
    mb: process.memoryUsage.rss() / 2 ** 20,
    mostMb: maxRSS / KIB_A_MB,
  }
}

const log = createLog({ destination: 'stdout' })
const house = await openHouse({ settings: loadEnv(process.env), dataDir: '', log })
const { context, queue } = house
if (queue === undefined) throw new TypeError('a house at work has a queue')
const sources = () => context.live().config.sources
await context.store.syncSources(sources(), context.now())
const schedules = await keepSchedules(queue, sources, log)
const workers = await runJobs(context, queue, ['poll', 'housekeeping'])
process.send?.(usage())
process.on('message', (told) => {
  if (told === 'usage') process.send?.(usage())
  else void stop()
})

async function stop(): Promise<void> {
  schedules.stop()
  await workers.stop(5_000)
  await house.close()
  process.disconnect()
}
