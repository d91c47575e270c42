import { DEFAULT_SCHEMA, type PgPool, PostgresConnection, PostgresQueueBackend, runMigrations } from 'bullmq'
import { Failure } from '../errors.ts'
import { asConnectionLoss } from './as-connection-loss.ts'
import type { ConnectionLog } from './connection-log.ts'
import { ListenHub, type RunQuery, SharedSession } from './listen-hub.ts'
import { asBullPool, type QueuePool } from './queue-pool.ts'
import type { Transport } from './transport.ts'
import { withDeadline } from './with-deadline.ts'

const PING_TIMEOUT_MS = 1500
const IDLE_SECONDS = 10

/** BullMQ's own answers ("job missing", "lock lost") travel as database errors of this code and are for it to read. */
const BULLMQ_ANSWER = 'BM001'
/** undefined_table, undefined_function, invalid_schema_name: someone dropped BullMQ's schema under us. */
const SCHEMA_GONE: ReadonlySet<string> = new Set(['42P01', '42883', '3F000'])

/** Two who put the same jobs in different orders: PostgreSQL undoes all that the one of them asked, and it may ask again. */
const DEADLOCK = '40P01'
const MOST_DEADLOCKS = 5

/** An idle worker looks again after ten seconds at the latest, should a notification be missed as connections break; BullMQ's own limit is an hour. */
class WatchfulBackend extends PostgresQueueBackend {
  override get maximumBlockTimeout(): number {
    return IDLE_SECONDS
  }
}

/**
 * Puts BullMQ on a pool that the caller owns, whose connections must have the schema `bullmq` on their search_path.
 * All workers of the process share one listening connection. Throws Failure('machine', 'queue-search-path').
 */
export async function openPostgresTransport(ownersPool: QueuePool, connection: ConnectionLog): Promise<Transport> {
  const pool = asBullPool(ownersPool)
  await migrate(pool)
  await checkSearchPath(pool)
  let repairing: Promise<void> | undefined
  const lose = (cause: unknown): Error => {
    connection.report(cause)
    return asConnectionLoss(cause)
  }
  const run: RunQuery = async <Row>(text: string, params?: readonly unknown[]) => {
    try {
      const result = await askThroughDeadlocks<Row>(pool, text, params)
      connection.answered()
      return result
    } catch (error) {
      if (codeOf(error) === BULLMQ_ANSWER) throw error
      if (!SCHEMA_GONE.has(codeOf(error))) throw lose(error)
    }
    try {
      repairing ??= migrate(pool).finally(() => (repairing = undefined))
      await repairing
      return await pool.query<Row>(text, params)
    } catch (error) {
      throw lose(error)
    }
  }
  const hub = new ListenHub(pool)
  const shared: PgPool & { readonly options: { readonly keepAlive: boolean } } = {
    options: { keepAlive: true },
    query: run,
    connect: () => Promise.resolve(new SharedSession(hub, run)),
    end: () => Promise.resolve(),
    on: () => shared,
    removeAllListeners: () => shared,
  }
  return {
    backend: 'postgres',
    prefix: DEFAULT_SCHEMA,
    idleSeconds: IDLE_SECONDS,
    createBackend: (name, options) =>
      new WatchfulBackend(new PostgresConnection(shared), name, { ...options, connection: {} }, true),
    async ping() {
      const answer = await withDeadline(pool.query('select 1'), PING_TIMEOUT_MS)
      if (answer === undefined) throw new Error('PostgreSQL does not answer')
    },
    close: () => Promise.resolve(),
  }
}

/** Each call of BullMQ is one query, and so a transaction of its own. */
async function askThroughDeadlocks<Row>(pool: PgPool, text: string, params: readonly unknown[] | undefined) {
  for (let deadlocks = 0; ; deadlocks++) {
    try {
      return await pool.query<Row>(text, params)
    } catch (error) {
      if (codeOf(error) !== DEADLOCK || deadlocks === MOST_DEADLOCKS) throw error
    }
  }
}

async function migrate(pool: PgPool): Promise<void> {
  const client = await pool.connect()
  try {
    await runMigrations(client)
  } finally {
    client.release()
  }
}

async function checkSearchPath(pool: PgPool): Promise<void> {
  const { rows } = await pool.query<{ found: boolean }>(
    `select '${DEFAULT_SCHEMA}' = any(current_schemas(false)) as found`,
  )
  if (rows[0]?.found) return
  const fix = `open its pool with the schema "${DEFAULT_SCHEMA}" on the search_path`
  throw new Failure('machine', 'queue-search-path', `the queue's database connections do not see its tables: ${fix}`)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
