import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { findProcessIdentity, isServerOf } from './process-identity.ts'

const FAST_STOP_MS = 10_000
const POLL_MS = 20

/**
 * Ends a server that an earlier, killed process left on this cluster, and clears a pid file whose number
 * has come to belong to another process: PostgreSQL takes that one for itself, and would refuse to start.
 * Called by the owner of the data folder only.
 */
export async function endLeftOverServer(cluster: string): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid')
  const pid = Number((await readFile(pidFile, 'utf8').catch(() => '')).split('\n')[0])
  if (!Number.isInteger(pid) || pid <= 1) return
  if (!(await isServerOf(pid, cluster))) return await forget(pid, pidFile)
  signal(pid, 'SIGINT')
  const quitAt = performance.now() + FAST_STOP_MS
  let quit = false
  while (await isServerOf(pid, cluster)) {
    if (!quit && performance.now() > quitAt) {
      quit = true
      signal(pid, 'SIGQUIT')
    }
    if (performance.now() > quitAt + FAST_STOP_MS) return
    await pause(POLL_MS)
  }
}

/** Where flock exists, the keeper does this under the lock: the server may run in another container, unseen from here. */
async function forget(pid: number, pidFile: string): Promise<void> {
  if (process.platform === 'linux' || (await findProcessIdentity(pid)) === undefined) return
  await rm(pidFile, { force: true })
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It went in this very moment.
  }
}
