import { setTimeout as pause } from 'node:timers/promises'
import { Kysely, PostgresDialect } from 'kysely'
import { Pool } from 'pg'
import { Failure } from '../errors.ts'
import { columnParser } from './column-parser.ts'
import { describeDatabaseUrl } from './describe-database-url.ts'
import type { StoreLog } from './store-log.ts'
import type { Tables } from './tables.ts'

/** The archive as the rest of the house holds it: typed queries, and the pool below them for what speaks `pg` itself. */
export interface Database {
  readonly kysely: Kysely<Tables>
  readonly pool: Pool
  /** Waits for running queries and closes every connection; calling it again does nothing. */
  close(): Promise<void>
}

export interface DatabaseOptions {
  readonly url: string
  readonly log: StoreLog
  /** Most connections at once. */
  readonly poolSize?: number
  /** How long a server may take to accept a connection. */
  readonly connectTimeoutMs?: number
  /** How long a server that is just starting is waited for. */
  readonly patienceMs?: number
  /** Schemas that unqualified names are looked up in, first to last. */
  readonly searchPath?: readonly string[]
}

const SECOND = 1000
const POOL_SIZE = 10
const CONNECT_TIMEOUT_MS = 10 * SECOND
const IDLE_CONNECTION_MS = 30 * SECOND
const STATEMENT_TIMEOUT_MS = 60 * SECOND
const PATIENCE_MS = 10 * SECOND
const RETRY_EVERY_MS = 200

/** Opens the archive, waiting for a server that is still starting. Throws Failure('machine', 'database-unreachable'). */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const where = describeDatabaseUrl(options.url)
  const pool = new Pool({
    connectionString: options.url,
    max: options.poolSize ?? POOL_SIZE,
    connectionTimeoutMillis: options.connectTimeoutMs ?? CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: IDLE_CONNECTION_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
    application_name: 'entente',
    keepAlive: true,
    types: { getTypeParser: columnParser },
    ...(options.searchPath && { options: `-c search_path=${options.searchPath.join(',')}` }),
  })
  // Without listeners, a server that restarts would bring this process down: the pool's is for idle connections, the
  // client's for one that is checked out but waits for nothing, in the midst of a transaction. Its next query fails.
  const lost = (error: Error): void => options.log.warn({ database: where, error: error.message }, 'connection lost')
  pool.on('error', lost)
  pool.on('connect', (client) => client.on('error', () => undefined))
  try {
    await firstAnswer(pool, options.patienceMs ?? PATIENCE_MS, () =>
      options.log.info({ database: where }, 'waiting for the database'),
    )
  } catch (cause) {
    await pool.end()
    const reason = reasonOf(cause)
    throw new Failure('machine', 'database-unreachable', `cannot use the database ${where}: ${reason}`, { cause })
  }
  let closing: Promise<void> | undefined
  return {
    kysely: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    pool,
    close: () => (closing ??= pool.end()),
  }
}

async function firstAnswer(pool: Pool, patienceMs: number, onWait: () => void): Promise<void> {
  const giveUpAt = performance.now() + patienceMs
  let told = false
  for (;;) {
    try {
      await pool.query('select 1')
      return
    } catch (error) {
      if (!STILL_STARTING.has(codeOf(error)) || performance.now() > giveUpAt) throw error
    }
    if (!told) onWait()
    told = true
    await pause(RETRY_EVERY_MS)
  }
}

/** What a server, its socket file or its name in the network says while it comes up: 57P03 is "the database system is starting up". */
const STILL_STARTING: ReadonlySet<string> = new Set([
  '57P03',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENOENT',
  'ENOTFOUND',
])

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** Node joins the failures of localhost's two addresses into an AggregateError whose own message is empty. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}
