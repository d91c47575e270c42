import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, inject } from 'vitest'
import { openDatabase, type Database } from '../../src/store/database.ts'
import { quietLog } from './quiet-log.ts'
import { withDatabase } from './test-server.ts'

/** A database of a test's own, with every table and no row. */
export interface TestDatabase {
  readonly database: Database
  readonly url: string
  /** Closes `database` and removes it all; fails when some other pool on it was left open. */
  drop(): Promise<void>
}

const undropped = new Set<string>()

/** Copies the migrated template. Call `drop` in the file's afterAll; a file that forgets it fails. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = await findTestServer()
  const name = `entente_test_${randomBytes(6).toString('hex')}`
  await asAdmin(server.url, (admin) => admin.pool.query(`create database ${name} template ${server.template}`))
  undropped.add(name)
  const url = withDatabase(server.url, name)
  const database = await openDatabase({ url, log: quietLog })
  const drop = async (): Promise<void> => {
    undropped.delete(name)
    await database.close()
    await asAdmin(server.url, async (admin) => {
      const left = await findLeftOpen(admin, name)
      await admin.pool.query(`drop database ${name} with (force)`)
      if (left.length > 0) throw new Error(`connections to the test database were left open: ${left.join('; ')}`)
    })
  }
  return { database, url, drop }
}

afterAll(() => {
  if (undropped.size > 0) throw new Error(`${undropped.size} test database(s) were not dropped`)
})

const CLOSING_MS = 1000
const POLL_MS = 10

/** The last query of each connection that is still there after the time that closing takes. */
async function findLeftOpen(admin: Database, name: string): Promise<readonly string[]> {
  const giveUpAt = performance.now() + CLOSING_MS
  for (;;) {
    const { rows } = await admin.pool.query<{ query: string }>(
      `select query from pg_stat_activity where datname = $1 and backend_type = 'client backend'`,
      [name],
    )
    if (rows.length === 0 || performance.now() > giveUpAt) return rows.map((row) => row.query)
    await pause(POLL_MS)
  }
}

async function asAdmin<T>(url: string, work: (admin: Database) => Promise<T>): Promise<T> {
  const admin = await openDatabase({ url, log: quietLog, poolSize: 1 })
  try {
    return await work(admin)
  } finally {
    await admin.close()
  }
}

async function findTestServer(): Promise<{ url: string; template: string }> {
  const answer = JSON.parse(await text(connect(inject('testServerSocket')))) as {
    url: string
    template: string
    error?: string
  }
  if (answer.error !== undefined) throw new Error(`the test database server did not start: ${answer.error}`)
  return answer
}
