import { createServer, type Server } from 'node:net'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { quietLog } from '../support/quiet-log.ts'

const log = quietLog
let own: TestDatabase
beforeAll(async () => {
  own = await createTestDatabase()
})
afterAll(() => own.drop())

describe('openDatabase', () => {
  it('reads counts as numbers, instants as dates, JSON as values and days as text', async () => {
    const { rows } = await own.database.pool.query(
      `select count(*) as n, array_agg(9007199254740991::int8) as ids, timestamptz '2026-01-02 03:04:05+03:30' as at,
              jsonb '{"a":[1]}' as json, date '2026-01-02' as day from generate_series(1, 3)`,
    )
    const id = 9_007_199_254_740_991
    expect(rows).toEqual([
      { n: 3, ids: [id, id, id], at: new Date('2026-01-01T23:34:05Z'), json: { a: [1] }, day: '2026-01-02' },
    ])
  })

  it('lives on when the server ends its idle connections', async () => {
    const database = await openDatabase({ url: own.url, log, poolSize: 2 })
    const { rows } = await database.pool.query<{ pid: number }>('select pg_backend_pid() as pid')
    const lost = once(database.pool, 'error')
    await own.database.pool.query('select pg_terminate_backend($1)', [rows[0]!.pid])
    await lost
    expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await database.close()
  })

  it('lives on when the server ends a connection in the midst of a transaction', async () => {
    const database = await openDatabase({ url: own.url, log, poolSize: 1 })
    const client = await database.pool.connect()
    await client.query('begin')
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    const ended = new Promise((resolve) => client.once('end', resolve))
    await own.database.pool.query('select pg_terminate_backend($1)', [rows[0]!.pid])
    await ended
    await expect(client.query('select 1')).rejects.toThrow('not queryable')
    client.release(true)
    expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await database.close()
  })

  it('looks names up in the schemas it is given', async () => {
    const database = await openDatabase({ url: own.url, log, searchPath: ['public', 'elsewhere'] })
    expect((await database.pool.query('show search_path')).rows).toEqual([{ search_path: 'public,elsewhere' }])
    await database.close()
  })

  it('closes twice as well as once', async () => {
    const database = await openDatabase({ url: own.url, log })
    await database.close()
    await expect(database.close()).resolves.toBeUndefined()
  })

  it('waits for a server that is still starting', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'entente-late-'))
    const url = `postgresql:///late?host=${encodeURIComponent(folder)}&user=u&sslmode=disable`
    const opening = openDatabase({ url, log })
    const server = await answerLike57P03(join(folder, '.s.PGSQL.5432'), { times: 2 })
    // After two refusals the stand-in hangs up, which is a different failure and ends the wait.
    await expect(opening).rejects.toMatchObject({
      code: 'database-unreachable',
      message: expect.stringMatching(/late/),
    })
    expect(server.answered).toBe(3)
    server.close()
    await rm(folder, { recursive: true })
  })

  it('names the database and the reason, and never the password, when there is no answer', async () => {
    const url = 'postgresql://entente:s3cret@127.0.0.1:1/news'
    const failure: unknown = await openDatabase({ url, log, patienceMs: 0 }).catch((error: unknown) => error)
    expect(failure).toMatchObject({
      kind: 'machine',
      code: 'database-unreachable',
      message: expect.stringMatching(/news at 127\.0\.0\.1:1: .*ECONNREFUSED/) as string,
    })
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain('s3cret')
  })
})

describe('createTestDatabase', () => {
  it('gives each caller tables of its own without rows', async () => {
    const other = await createTestDatabase()
    await other.database.pool.query('create table only_here ()')
    const { rows } = await own.database.pool.query(`select to_regclass('only_here') as here`)
    await other.drop()
    expect(rows).toEqual([{ here: null }])
  })

  it('fails on a pool that was left open', async () => {
    const other = await createTestDatabase()
    const forgotten = await openDatabase({ url: other.url, log })
    await expect(other.drop()).rejects.toThrow('left open')
    await forgotten.close()
  })
})

interface StandIn {
  readonly answered: number
  close(): Server
}

/** A server on this socket that says "the database system is starting up" some times, and then something else. */
async function answerLike57P03(socket: string, { times }: { times: number }): Promise<StandIn> {
  let answered = 0
  const server = createServer((client) => {
    client.once('data', () => {
      answered += 1
      const fields = `SFATAL\0C${answered > times ? '28000' : '57P03'}\0Mstand-in\0\0`
      const head = Buffer.from('E\0\0\0\0')
      head.writeInt32BE(fields.length + 4, 1)
      client.end(Buffer.concat([head, Buffer.from(fields)]))
    })
  })
  server.listen(socket)
  await once(server, 'listening')
  return {
    get answered() {
      return answered
    },
    close: () => server.close(),
  }
}
