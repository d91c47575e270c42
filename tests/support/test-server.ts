import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { openDatabase } from '../../src/store/database.ts'
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts'
import { migrate } from '../../src/store/migrate.ts'
import { quietLog } from './quiet-log.ts'
import { makeTestFolder } from './test-folder.ts'

/** The server that tests get their databases from, and the migrated database that theirs are copies of. */
export interface TestServer {
  readonly url: string
  readonly template: string
  end(): Promise<void>
}

/** Nothing that a test writes needs to outlive the machine's power. */
const HASTY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }

/** Takes the server of TEST_DATABASE_URL, or starts the embedded one in a folder of its own, and makes the template. */
export async function prepareTestServer(): Promise<TestServer> {
  const server = await takeServer()
  const template = `entente_template_${randomBytes(6).toString('hex')}`
  await asAdmin(server.url, `create database ${template}`)
  const database = await openDatabase({ url: withDatabase(server.url, template), log: quietLog })
  await migrate(database)
  await database.close()
  const end = async (): Promise<void> => {
    await asAdmin(server.url, `drop database if exists ${template} with (force)`)
    await server.stop()
  }
  return { url: server.url, template, end }
}

async function takeServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const outside = process.env['TEST_DATABASE_URL']
  if (outside) return { url: outside, stop: () => Promise.resolve() }
  const dataDir = await makeTestFolder()
  const server = await startEmbeddedPostgres({ dataDir, log: quietLog, settings: HASTY })
  const stop = async (): Promise<void> => {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  return { url: server.url, stop }
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const database = await openDatabase({ url, log: quietLog, poolSize: 1 })
  try {
    await database.pool.query(statement)
  } finally {
    await database.close()
  }
}

/** The same server, another database. */
export function withDatabase(url: string, name: string): string {
  const parsed = new URL(url)
  parsed.pathname = `/${name}`
  return parsed.href
}
