import { existsSync } from 'node:fs'
import { chown, lchown, mkdir, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../errors.ts'
import type { PostgresLaunch } from './postgres-launch.ts'
import { runProgram } from './run-program.ts'

/** The role that owns the cluster; also the name of its one database. */
export const CLUSTER_NAME = 'entente'

/** UTF-8, and PostgreSQL's own C.UTF-8: upper and lower case of every script, the same on every system and in every version. */
const INITDB_OPTIONS: readonly string[] = [
  `--username=${CLUSTER_NAME}`,
  '--auth=trust',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--no-instructions',
]

/** Makes sure that `folder` holds a cluster of this PostgreSQL that its programs may use; returns whether it is new. */
export async function prepareCluster(folder: string, launch: PostgresLaunch): Promise<boolean> {
  const version = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => undefined)
  if (version === undefined) {
    await createCluster(folder, launch)
    return true
  }
  if (version.trim() !== launch.major) {
    throw new Failure(
      'machine',
      'database-version',
      `${folder} was written by PostgreSQL ${version.trim()}, this Entente brings ${launch.major}: ` +
        'move the data with pg_dump, or choose another ENTENTE_DATA_DIR',
      { retry: false },
    )
  }
  await ownCluster(folder, launch)
  return false
}

/** Built beside its place and moved there whole, so a start that is killed half-way leaves nothing to trip over. */
async function createCluster(folder: string, launch: PostgresLaunch): Promise<void> {
  const half = `${folder}.${process.pid}.new`
  await rm(half, { recursive: true, force: true })
  await mkdir(half, { mode: 0o700 })
  if (launch.user) await chown(half, launch.user.uid, launch.user.gid)
  const command = [...launch.prefix, join(launch.bin, 'initdb'), ...INITDB_OPTIONS, '-D', launch.folderFor(half)]
  const end = await runProgram(command, { cwd: half, env: serverEnv(), ...launch.user })
  if (end.code !== 0) {
    await rm(half, { recursive: true, force: true })
    throw new Failure(
      'machine',
      'database-start',
      `cannot create the embedded database in ${folder}: ${end.stderr.trim()}`,
    )
  }
  // An empty folder in the place may go; anything else there is somebody's.
  await rmdir(folder).catch(() => undefined)
  await rename(half, folder).catch(async (cause: unknown) => {
    await rm(half, { recursive: true, force: true })
    if (existsSync(join(folder, 'PG_VERSION'))) return
    throw new Failure('machine', 'data-dir-foreign', `${folder} holds something else than a database: move it away`, {
      cause,
      retry: false,
    })
  })
}

/** A cluster made by another user's start (root in a namespace, then as nobody, say) is handed over; only root can. */
async function ownCluster(folder: string, launch: PostgresLaunch): Promise<void> {
  const { owner } = launch
  const { uid } = await stat(folder)
  if (owner === undefined || uid === owner.uid) return
  if (process.getuid?.() !== 0) {
    throw new Failure(
      'machine',
      'data-dir-foreign',
      `${folder} belongs to user ${uid}: start Entente as that user, chown it, or choose another ENTENTE_DATA_DIR`,
      { retry: false },
    )
  }
  for (const entry of await readdir(folder, { recursive: true }))
    await lchown(join(folder, entry), owner.uid, owner.gid)
  await chown(folder, owner.uid, owner.gid)
}

/** PG* variables of the surroundings are about other servers and stay out. */
export function serverEnv(): Record<string, string> {
  const { PATH = '/usr/bin:/bin', LD_LIBRARY_PATH } = process.env
  return { PATH, LC_ALL: 'C', ...(LD_LIBRARY_PATH !== undefined && { LD_LIBRARY_PATH }) }
}
