import { JOB_NAMES } from '../../../src/queue/catalog.ts'
import type { JobHandlers, WorkerLimits } from '../../../src/queue/worker.ts'

/** Limits that let lost jobs be found and failed ones be tried again within a test's patience. */
export const QUICK: WorkerLimits = {
  lockMs: 600,
  lostCheckMs: 300,
  settleMs: 100,
  timeoutMs: () => 20_000,
  retryDelayMs: () => 20,
}

const nothing = () => Promise.resolve()

/** Every handler does nothing, but those given. */
export function handlersWith(given: Partial<JobHandlers>): JobHandlers {
  return { ...(Object.fromEntries(JOB_NAMES.map((name) => [name, nothing])) as unknown as JobHandlers), ...given }
}
