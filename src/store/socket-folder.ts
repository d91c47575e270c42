import { chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PostgresLaunch } from './postgres-launch.ts'

/** Where the server's socket lies: for clients, and as its setting says it. */
export interface SocketFolder {
  readonly folder: string
  readonly setting: string
  /** Made for this run, to be removed after it. */
  readonly temporary: boolean
}

const SOCKET_NAME = '/.s.PGSQL.5432'

/** The shortest limit that an operating system sets to a socket's path, less its closing zero byte (macOS; Linux has four more). */
const SOCKET_PATH_BYTES = 103

/** The cluster's own folder, or one with a short name where its path would be too long for a socket. */
export async function chooseSocketFolder(cluster: string, launch: PostgresLaunch): Promise<SocketFolder> {
  if (fits(cluster)) return { folder: cluster, setting: quote(launch.folderFor(cluster)), temporary: false }
  const base = fits(join(tmpdir(), 'entente-XXXXXX')) ? tmpdir() : '/tmp'
  const folder = await mkdtemp(join(base, 'entente-'))
  if (launch.user) await chown(folder, launch.user.uid, launch.user.gid)
  return { folder, setting: quote(folder), temporary: true }
}

/** Takes a temporary socket folder away. */
export async function removeSocketFolder(socket: SocketFolder): Promise<void> {
  if (socket.temporary) await rm(socket.folder, { recursive: true, force: true })
}

function fits(folder: string): boolean {
  return Buffer.byteLength(folder + SOCKET_NAME) <= SOCKET_PATH_BYTES
}

/** The setting is a list with commas between; quotes make any path one item of it. */
function quote(path: string): string {
  return `"${path.replaceAll('"', '""')}"`
}
