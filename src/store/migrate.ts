import { readdir, readFile } from 'node:fs/promises'
import type { PoolClient } from 'pg'
import { Failure } from '../errors.ts'
import type { Database } from './database.ts'

const MIGRATIONS = new URL('migrations/', import.meta.url)

/** `001-archive.sql`: three digits give the order, no two files have the same, and a file never changes once it has been released. */
const MIGRATION_FILE = /^(\d{3})-[a-z0-9-]+\.sql$/

/** Any fixed number: whoever migrates this archive holds this lock, so processes that start together wait for the first. */
const MIGRATION_LOCK = 7_305_521

/**
 * Brings the archive's tables up to this code, all missing migrations in one transaction, and returns the names applied.
 * Throws Failure('machine', 'archive-newer') for an archive that newer code has already changed.
 */
export async function migrate(database: Pick<Database, 'pool'>, folder: URL = MIGRATIONS): Promise<readonly string[]> {
  const known = await findMigrations(folder)
  const client = await database.pool.connect()
  try {
    await client.query('begin')
    const applied = await applyMissing(client, known, folder)
    await client.query('commit')
    client.release()
    return applied
  } catch (error) {
    // The connection goes, and the transaction with it.
    client.release(true)
    throw error
  }
}

/** Whether the archive's tables are those of this code; changes nothing. */
export async function isMigrated(database: Pick<Database, 'pool'>, folder: URL = MIGRATIONS): Promise<boolean> {
  const { rows: tables } = await database.pool.query<{ found: boolean }>(
    "select to_regclass('migration') is not null as found",
  )
  if (tables[0]?.found !== true) return false
  const { rows } = await database.pool.query<{ name: string }>('select name from migration order by name')
  const known = await findMigrations(folder)
  return rows.length === known.length && rows.every((row, at) => row.name === known[at])
}

async function applyMissing(client: PoolClient, known: readonly string[], folder: URL): Promise<readonly string[]> {
  await client.query('set local statement_timeout = 0')
  await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
  await client.query(
    'create table if not exists migration (name text primary key, applied_at timestamptz not null default now())',
  )
  const { rows } = await client.query<{ name: string }>('select name from migration order by name')
  const done = new Set(rows.map((row) => row.name))
  const foreign = [...done].filter((name) => !known.includes(name))
  if (foreign.length > 0) {
    throw new Failure(
      'machine',
      'archive-newer',
      `the archive was written by a newer Entente (it has ${foreign.join(', ')}): update this one, or use another database`,
      { retry: false },
    )
  }
  const missing = known.filter((name) => !done.has(name))
  for (const name of missing) {
    await client.query(await readFile(new URL(name, folder), 'utf8'))
    await client.query('insert into migration (name) values ($1)', [name])
  }
  return missing
}

async function findMigrations(folder: URL): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const numbers = new Set<string>()
  for (const name of names) {
    const number = MIGRATION_FILE.exec(name)?.[1]
    if (number === undefined || numbers.has(number)) {
      throw new Failure(
        'machine',
        'migrations-damaged',
        `${name} has no number of its own among the migrations of ${folder.pathname}`,
      )
    }
    numbers.add(number)
  }
  return names
}
