import { mkdtemp, readdir, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MEMORY = '/dev/shm'
const ROOM_BYTES = 1_000_000_000

/** `entente-test-<pid>-<random>`: the number tells whose it is. */
const TEST_FOLDER = /^entente-test-(\d+)-/

/** A new folder for a test server's files: in memory where there is room, which copies a database in 20 ms instead of 300. */
export async function makeTestFolder(): Promise<string> {
  const base = await chooseBase()
  await sweep(base)
  return await mkdtemp(join(base, `entente-test-${process.pid}-`))
}

async function chooseBase(): Promise<string> {
  const stats = await statfs(MEMORY).catch(() => undefined)
  return stats !== undefined && stats.bavail * stats.bsize > ROOM_BYTES ? MEMORY : tmpdir()
}

/** Takes away what killed runs left. */
async function sweep(base: string): Promise<void> {
  for (const name of await readdir(base)) {
    const pid = Number(TEST_FOLDER.exec(name)?.[1] ?? 0)
    if (pid > 0 && !isAlive(pid)) await rm(join(base, name), { recursive: true, force: true }).catch(() => undefined)
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
