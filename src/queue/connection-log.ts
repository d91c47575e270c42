import type { QueueLog } from './queue-log.ts'

/** Says once that the connection is lost and once that it is back, however often it is tried in between. */
export interface ConnectionLog {
  report(error: unknown): void
  answered(): void
}

const SAY_AGAIN_MS = 60_000
const MOST_REMEMBERED = 100

/** Of the system, and of PostgreSQL (class 08 and 57P01 to 57P03): https://www.postgresql.org/docs/current/errcodes-appendix.html */
const LOST_CODES: ReadonlySet<string> = new Set([
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '57P01',
  '57P02',
  '57P03',
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
])

const LOST_MESSAGES: readonly string[] = [
  'Command timed out',
  'Connection is closed',
  'Connection terminated',
  'LOADING',
  'Reached the max retries per request limit',
  "Stream isn't writeable",
  'timeout exceeded when trying to connect',
]

/** Whether an error says that the server cannot be reached, rather than that it refused what was asked. */
export function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && LOST_CODES.has(String(error.code))) return true
  return LOST_MESSAGES.some((message) => error.message.includes(message))
}

export function createConnectionLog(backend: string, log: QueueLog, now: () => number): ConnectionLog {
  let lostAt: number | undefined
  const saidAt = new Map<string, number>()
  return {
    report(error) {
      const message = error instanceof Error ? error.message : String(error)
      if (isConnectionLoss(error)) {
        if (lostAt !== undefined) return
        lostAt = now()
        log.error({ backend, error: message }, 'queue connection lost')
        return
      }
      const last = saidAt.get(message)
      if (last !== undefined && now() - last < SAY_AGAIN_MS) return
      if (saidAt.size >= MOST_REMEMBERED) saidAt.clear()
      saidAt.set(message, now())
      log.error({ backend, error: message }, 'queue error')
    },
    answered() {
      if (lostAt === undefined) return
      log.info({ backend, ms: now() - lostAt }, 'queue connection restored')
      lostAt = undefined
    },
  }
}
