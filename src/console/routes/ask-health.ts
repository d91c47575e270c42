import type { HealthReport } from '../reads.ts'

/** A health check that takes longer is itself the reason. */
const HEALTH_TIMEOUT_MS = 3_000

/** Asks how the house is; a check that fails or hangs is an answer too. */
export async function askHealth(health: () => Promise<HealthReport>): Promise<HealthReport> {
  const late = Promise.withResolvers<HealthReport>()
  const timer = setTimeout(late.resolve, HEALTH_TIMEOUT_MS, toReport('the health check takes too long'))
  try {
    return await Promise.race([health(), late.promise])
  } catch {
    return toReport('the health check fails')
  } finally {
    clearTimeout(timer)
  }
}

const toReport = (reason: string): HealthReport => ({ reasons: [reason], notices: [] })
