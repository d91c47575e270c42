import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../errors.ts'
import { findProcessIdentity } from './process-identity.ts'

interface Owner {
  readonly pid: number
  readonly identity: string
}

const OWNER_FILE = 'owner.json'

/**
 * Records this process as the one that works on the data folder, and returns the function that takes the record away.
 * Throws Failure('machine'): data-dir-in-use when a living process does already, data-dir-unwritable.
 */
export async function claimDataDir(dataDir: string): Promise<() => Promise<void>> {
  const file = join(dataDir, OWNER_FILE)
  const mine: Owner = { pid: process.pid, identity: (await findProcessIdentity(process.pid)) ?? '' }
  for (;;) {
    try {
      await writeFile(file, JSON.stringify(mine), { mode: 0o600, flag: 'wx' })
      // A folder that cannot be written any more keeps the record, which is stale from then on.
      return () => rm(file, { force: true }).catch(() => undefined)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw unwritable(dataDir, error)
    }
    await refuseSecondOwner(dataDir)
    await rm(file, { force: true }).catch((error: unknown) => Promise.reject(unwritable(dataDir, error)))
  }
}

/** What to say of a folder for data that cannot be written. */
export function unwritable(dataDir: string, cause: unknown): Failure {
  const reason = cause instanceof Error ? cause.message : String(cause)
  const message = `cannot write to the data folder ${dataDir} (${reason}): mend that, or set ENTENTE_DATA_DIR`
  return new Failure('machine', 'data-dir-unwritable', message, { cause, retry: false })
}

async function refuseSecondOwner(dataDir: string): Promise<void> {
  const owner = await readOwner(dataDir)
  if (owner === undefined || (await findProcessIdentity(owner.pid)) !== owner.identity) return
  throw new Failure(
    'machine',
    'data-dir-in-use',
    `process ${owner.pid} already works on ${dataDir}: stop it, or give this one its own ENTENTE_DATA_DIR`,
    { retry: false },
  )
}

async function readOwner(dataDir: string): Promise<Owner | undefined> {
  try {
    const owner: unknown = JSON.parse(await readFile(join(dataDir, OWNER_FILE), 'utf8'))
    return isOwner(owner) ? owner : undefined
  } catch {
    // None, or torn by a crash: the lock of the server itself still guards the folder.
    return undefined
  }
}

function isOwner(value: unknown): value is Owner {
  return (
    typeof value === 'object' && value !== null && 'pid' in value && Number.isInteger(value.pid) && 'identity' in value
  )
}
