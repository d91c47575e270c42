import { mkdir, realpath, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { claimDataDir, unwritable } from './data-dir-owner.ts'
import { endLeftOverServer } from './end-left-over-server.ts'
import { keepPostgresRunning } from './keep-postgres-running.ts'
import { CLUSTER_NAME, prepareCluster } from './postgres-cluster.ts'
import { choosePostgresLaunch } from './postgres-launch.ts'
import { startPostgresProcess } from './postgres-process.ts'
import { chooseSocketFolder, removeSocketFolder } from './socket-folder.ts'
import type { StoreLog } from './store-log.ts'

export interface EmbeddedPostgres {
  /** A URL for `pg` and `psql` alike: a socket in a folder that only this user may enter, no port, no password. */
  readonly url: string
  /** Shuts the server down and waits until it has gone; calling it again does nothing. */
  stop(): Promise<void>
}

export interface EmbeddedPostgresOptions {
  /** Holds the cluster in `postgres/` and the server's words in `postgres.log`; made when missing. */
  readonly dataDir: string
  readonly log: StoreLog
  /** Stops the server when it fires. */
  readonly signal?: AbortSignal
  /** Server settings over the ones below. */
  readonly settings?: Readonly<Record<string, string>>
}

/** A small server that starts at once and writes nothing to its log but news; what was committed survives any kill. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '64MB',
  max_wal_size: '512MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  max_parallel_workers_per_gather: '0',
  io_method: 'sync',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'log',
  log_checkpoints: 'off',
}

/**
 * Starts PostgreSQL on a folder of this machine, creating the database the first time, and keeps it running.
 * Throws Failure('machine'): data-dir-unwritable, data-dir-in-use, data-dir-foreign, database-version, database-programs, database-start.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { log, signal } = options
  signal?.throwIfAborted()
  const dataDir = await makeDataDir(options.dataDir)
  const release = await claimDataDir(dataDir)
  try {
    const started = await startInside(dataDir, options)
    let stopping: Promise<void> | undefined
    const stopOnce = async (): Promise<void> => {
      await started.stop()
      await release()
    }
    const stop = (): Promise<void> => (stopping ??= stopOnce())
    signal?.addEventListener('abort', () => void stop(), { once: true })
    if (signal?.aborted) await stop()
    signal?.throwIfAborted()
    log.info({ dataDir, ms: started.ms }, 'embedded database ready')
    return { url: started.url, stop }
  } catch (error) {
    await release()
    throw error
  }
}

async function startInside(dataDir: string, { log, settings }: EmbeddedPostgresOptions) {
  const begin = performance.now()
  const folder = join(dataDir, 'postgres')
  const logFile = join(dataDir, 'postgres.log')
  const launch = await choosePostgresLaunch()
  await prepareCluster(folder, launch)
  await turnLog(logFile)
  const socket = await chooseSocketFolder(folder, launch)
  const start = {
    folder,
    launch,
    logFile,
    settings: { ...SETTINGS, unix_socket_directories: socket.setting, ...settings },
  }
  const stopServer = await keepPostgresRunning(async () => {
    await endLeftOverServer(folder)
    return await startPostgresProcess(start)
  }, log)
  const stop = async (): Promise<void> => {
    await stopServer()
    await removeSocketFolder(socket)
  }
  try {
    await ensureDatabase(urlFor(socket.folder, 'postgres'))
  } catch (error) {
    await stop()
    throw error
  }
  return { url: urlFor(socket.folder, CLUSTER_NAME), stop, ms: Math.round(performance.now() - begin) }
}

async function makeDataDir(dataDir: string): Promise<string> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    return await realpath(dataDir)
  } catch (cause) {
    throw unwritable(dataDir, cause)
  }
}

const LOG_LIMIT_BYTES = 5_000_000

async function turnLog(logFile: string): Promise<void> {
  const size = await stat(logFile).then(
    (stats) => stats.size,
    () => 0,
  )
  if (size > LOG_LIMIT_BYTES) await rename(logFile, `${logFile}.1`)
}

function urlFor(socketFolder: string, database: string): string {
  const query = new URLSearchParams({ host: socketFolder, user: CLUSTER_NAME, sslmode: 'disable' })
  // libpq reads a plus sign as itself, so spaces are written the long way.
  return `postgresql:///${database}?${query.toString().replaceAll('+', '%20')}`
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [CLUSTER_NAME])
    if (rowCount === 0) await client.query(`create database ${CLUSTER_NAME}`)
  } finally {
    await client.end()
  }
}
