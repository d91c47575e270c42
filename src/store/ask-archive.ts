import { openDatabase } from './database.ts'
import { describeDatabaseUrl } from './describe-database-url.ts'
import { isMigrated } from './migrate.ts'
import { findRunningServer } from './running-server.ts'
import type { StoreLog } from './store-log.ts'
import { createStore, type Store } from './store.ts'

/** What the archive of a running Entente answers, or why none does. */
export type ArchiveAnswer<Answer> =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'none'; readonly reason: string }

const POOL_SIZE = 2
/** Who only wants to know more does not wait long for it. */
const CONNECT_TIMEOUT_MS = 3_000
const NOT_RUNNING = 'no archive is running'

/** Asks the archive of a running Entente; starts none, makes no folder and changes no table. Throws nothing. */
export async function askArchive<Answer>(
  options: {
    readonly databaseUrl: string | null
    /** Folders in which a running Entente may keep the embedded server. */
    readonly dataDirs: readonly string[]
    readonly log: StoreLog
  },
  ask: (store: Store) => Promise<Answer>,
): Promise<ArchiveAnswer<Answer>> {
  const { databaseUrl, dataDirs, log } = options
  const kept = databaseUrl === null ? await Promise.all(dataDirs.map(findRunningServer)) : []
  const url = databaseUrl ?? kept.find((each) => each !== undefined)
  if (url === undefined) return { kind: 'none', reason: NOT_RUNNING }
  await using stack = new AsyncDisposableStack()
  try {
    const limits = { poolSize: POOL_SIZE, patienceMs: 0, connectTimeoutMs: CONNECT_TIMEOUT_MS }
    const database = await openDatabase({ url, log, ...limits })
    stack.defer(() => database.close())
    if (await isMigrated(database)) return { kind: 'answered', answer: await ask(createStore(database.kysely)) }
    const reason = `the archive ${describeDatabaseUrl(url)} is of another version of Entente, or empty`
    return { kind: 'none', reason }
  } catch (error) {
    // The address of an embedded server stays behind when it is killed.
    const reason = databaseUrl !== null && error instanceof Error ? error.message : NOT_RUNNING
    return { kind: 'none', reason }
  }
}
