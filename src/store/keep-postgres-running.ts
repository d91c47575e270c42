import { setTimeout as pause } from 'node:timers/promises'
import type { PostgresProcess } from './postgres-process.ts'
import type { StoreLog } from './store-log.ts'

const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 30_000

/** Starts a server, starts it again whenever it ends unasked, and returns the function that ends it for good. */
export async function keepPostgresRunning(
  start: () => Promise<PostgresProcess>,
  log: StoreLog,
): Promise<() => Promise<void>> {
  const stopped = new AbortController()
  let server: PostgresProcess | undefined = await start()

  const watch = async (): Promise<void> => {
    while (server !== undefined) {
      const code = await server.ended
      server = undefined
      if (stopped.signal.aborted) return
      log.error({ code }, 'embedded database ended')
      server = await startAgain()
    }
  }
  const startAgain = async (): Promise<PostgresProcess | undefined> => {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
      await pause(pauseMs, undefined, { ref: false, signal: stopped.signal }).catch(() => undefined)
      if (stopped.signal.aborted) return undefined
      try {
        const next = await start()
        log.warn({}, 'embedded database restarted')
        if (stopped.signal.aborted) await next.stop()
        return next
      } catch (error) {
        log.error({ err: error }, 'embedded database does not start')
      }
    }
  }

  const watching = watch()
  return async () => {
    stopped.abort()
    await server?.stop()
    await watching
  }
}
