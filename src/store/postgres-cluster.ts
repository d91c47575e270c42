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

/** Makes sure that `folder` holds a cluster of this PostgreSQL that its programs may use. */
export async function prepareCluster(folder: string, launch: PostgresLaunch): Promise<void> {
  const uid = await ownerOf(folder)
  const isOurs = uid === undefined || launch.owner === undefined || uid === launch.owner.uid
  if (!isOurs && process.getuid?.() !== 0) throw foreignCluster(folder, `belongs to user ${uid}`)
  const version = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => undefined)
  if (version === undefined) return await createCluster(folder, launch)
  if (version.trim() !== launch.major) throw otherVersion(folder, version.trim(), launch.major)
  if (!isOurs) await handOver(folder, launch)
}

function otherVersion(folder: string, found: string, major: string): Failure {
  const message =
    `${folder} was written by PostgreSQL ${found}, this Entente brings ${major}: ` +
    'move the data with pg_dump, or choose another ENTENTE_DATA_DIR'
  return new Failure('machine', 'database-version', message, { retry: false })
}

function foreignCluster(folder: string, what: string, cause?: unknown): Failure {
  const message = `${folder} ${what}: move it away, chown it, or choose another ENTENTE_DATA_DIR`
  return new Failure('machine', 'data-dir-foreign', message, { cause, retry: false })
}

async function ownerOf(folder: string): Promise<number | undefined> {
  return await stat(folder).then(
    (stats) => stats.uid,
    () => undefined,
  )
}

/** Built beside its place and moved there whole, so a start that is killed half-way leaves nothing to trip over. */
async function createCluster(folder: string, launch: PostgresLaunch): Promise<void> {
  const present = await readdir(folder).catch(() => [])
  if (present.length > 0) throw foreignCluster(folder, 'holds something else than a database')
  const half = `${folder}.new`
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
  // An empty folder in the place may go; what came there meanwhile is another process's cluster, which is as good.
  await rmdir(folder).catch(() => undefined)
  await rename(half, folder).catch(async (cause: unknown) => {
    await rm(half, { recursive: true, force: true })
    if (existsSync(join(folder, 'PG_VERSION'))) return
    throw foreignCluster(folder, 'holds something else than a database', cause)
  })
}

/** A cluster made under another user (root in a namespace, then as nobody, say) is handed over; only root gets here. */
async function handOver(folder: string, { owner }: PostgresLaunch): Promise<void> {
  if (owner === undefined) return
  for (const entry of await readdir(folder, { recursive: true }))
    await lchown(join(folder, entry), owner.uid, owner.gid)
  await chown(folder, owner.uid, owner.gid)
}

/** PG* variables of the surroundings are about other servers and stay out. */
export function serverEnv(): Record<string, string> {
  const { PATH = '/usr/bin:/bin', LD_LIBRARY_PATH } = process.env
  return { PATH, LC_ALL: 'C', ...(LD_LIBRARY_PATH !== undefined && { LD_LIBRARY_PATH }) }
}
