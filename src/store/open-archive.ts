import { type Database, openDatabase } from './database.ts'
import { Failure } from '../errors.ts'
import { describeDatabaseUrl } from './describe-database-url.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
import { migrate } from './migrate.ts'
import { findRunningServer, noteRunningServer } from './running-server.ts'
import type { StoreLog } from './store-log.ts'
import { createStore, type Store } from './store.ts'

/** The archive, ready for questions, and the pool below it that the queue may share. */
export interface Archive {
  readonly store: Store
  /** Connections of the queue's own, when it runs here too: its tables lie in a schema beside ours. */
  readonly openQueuePool: () => Promise<Database>
  /** Where it lives, without a password. */
  readonly where: string
  /** Answers whether the database does, within two seconds. */
  readonly ping: () => Promise<boolean>
  readonly close: () => Promise<void>
}

/** The schema in which BullMQ keeps its tables. */
const QUEUE_SCHEMA = 'bullmq'
const QUEUE_POOL_SIZE = 8
const PING_TIMEOUT_MS = 2_000

/** Opens the archive on a server, or on a PostgreSQL of our own in `dataDir`, and brings its tables up to date. */
export async function openArchive(options: {
  readonly databaseUrl: string | null
  readonly dataDir: string
  readonly poolSize: number
  readonly log: StoreLog
  /** Whether a server that another process of ours keeps on the data folder may be used as well; for commands. */
  readonly share?: boolean
}): Promise<Archive> {
  const { databaseUrl, dataDir, log, share = false } = options
  const embedded = databaseUrl === null ? await openEmbedded(dataDir, log, share) : undefined
  const url = databaseUrl ?? embedded?.url ?? ''
  try {
    const database = await openDatabase({ url, log, poolSize: options.poolSize })
    await migrate(database)
    return {
      store: createStore(database.kysely),
      openQueuePool: () => openDatabase({ url, log, poolSize: QUEUE_POOL_SIZE, searchPath: [QUEUE_SCHEMA] }),
      where: embedded === undefined ? describeDatabaseUrl(url) : `embedded PostgreSQL in ${dataDir}`,
      ping: () => ping(database),
      close: async () => {
        await database.close()
        await embedded?.stop()
      },
    }
  } catch (error) {
    await embedded?.stop()
    throw error
  }
}

async function openEmbedded(dataDir: string, log: StoreLog, share: boolean): Promise<EmbeddedPostgres> {
  try {
    const embedded = await startEmbeddedPostgres({ dataDir, log })
    await noteRunningServer(dataDir, embedded.url)
    return embedded
  } catch (error) {
    const url = await findRunningServer(dataDir)
    const inUse = error instanceof Failure && error.code === 'data-dir-in-use'
    if (!share || !inUse || url === undefined) throw error
    return { url, stop: () => Promise.resolve() }
  }
}

async function ping({ pool }: Database): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>()
  const timer = setTimeout(resolve, PING_TIMEOUT_MS, false)
  const answer = pool.query('select 1').then(
    () => true,
    () => false,
  )
  return Promise.race([answer, late]).finally(() => clearTimeout(timer))
}
