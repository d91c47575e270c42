import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts'
import { findProcessIdentity, isServerOf } from '../../src/store/process-identity.ts'
import { quietLog } from '../support/quiet-log.ts'
import { makeTestFolder } from '../support/test-folder.ts'

const log = quietLog
const RUNNER = fileURLToPath(new URL('../support/run-embedded.ts', import.meta.url))
const HUNG = { timeout: 20_000, interval: 20 }

let dataDir: string
let started: ChildProcess[]

beforeEach(async () => {
  dataDir = await makeTestFolder()
  started = []
})
afterEach(async () => {
  for (const child of started) child.kill('SIGKILL')
  await vi.waitUntil(async () => !(await isServerRunning()), HUNG)
  await rm(dataDir, { recursive: true, force: true })
})

async function serverPid(): Promise<number> {
  const file = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '')
  return Number(file.split('\n')[0])
}

async function isServerRunning(): Promise<boolean> {
  const pid = await serverPid()
  return pid > 0 && (await isServerOf(pid, join(dataDir, 'postgres')))
}

/** Another process that holds the server, and the server's URL. */
async function startElsewhere(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [RUNNER, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  started.push(child)
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, url: line.toString().trim() }
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rows as unknown[]
  } finally {
    await client.end()
  }
}

describe('startEmbeddedPostgres', () => {
  it('keeps rows from one start to the next, and folds the case of every script', async () => {
    const first = await startEmbeddedPostgres({ dataDir, log })
    await query(first.url, `create table word as select lower('РОССИЯ') as word`)
    await first.stop()
    expect(await isServerRunning()).toBe(false)

    const second = await startEmbeddedPostgres({ dataDir, log })
    const rows = await query(second.url, 'select word from word')
    await second.stop()
    expect(rows).toEqual([{ word: 'россия' }])
  })

  it('works in a folder whose path holds spaces, commas and quotes, and in one too long for a socket', async () => {
    for (const name of [`a "b", c'd`, 'очень-'.repeat(15)]) {
      const server = await startEmbeddedPostgres({ dataDir: join(dataDir, name), log })
      const rows = await query(server.url, 'select 1 as one')
      await server.stop()
      expect(rows).toEqual([{ one: 1 }])
    }
  })

  it('goes down with a process that is killed, and keeps what that process committed', async () => {
    const { child, url } = await startElsewhere()
    await query(url, 'create table kept as select 1 as one')
    await kill(child)
    await vi.waitUntil(async () => !(await isServerRunning()), HUNG)

    const server = await startEmbeddedPostgres({ dataDir, log })
    const rows = await query(server.url, 'select one from kept')
    await server.stop()
    expect(rows).toEqual([{ one: 1 }])
  })

  it('starts at once on a folder whose owner was killed a moment ago', async () => {
    const { child } = await startElsewhere()
    await kill(child)
    const server = await startEmbeddedPostgres({ dataDir, log })
    const rows = await query(server.url, 'select 1 as one')
    await server.stop()
    expect(rows).toEqual([{ one: 1 }])
  })

  it('tells a second process who holds the folder', async () => {
    const { child } = await startElsewhere()
    await expect(startEmbeddedPostgres({ dataDir, log })).rejects.toMatchObject({
      kind: 'machine',
      code: 'data-dir-in-use',
      message: expect.stringContaining(`process ${child.pid}`) as string,
    })
  })

  it('lets one of two simultaneous starts win and refuses the other', async () => {
    const starts = await Promise.allSettled([
      startEmbeddedPostgres({ dataDir, log }),
      startEmbeddedPostgres({ dataDir, log }),
    ])
    for (const start of starts) if (start.status === 'fulfilled') await start.value.stop()
    expect(starts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('is not fooled by a left-over pid file whose number now belongs to another process', async () => {
    const first = await startEmbeddedPostgres({ dataDir, log })
    await first.stop()
    const pid = join(dataDir, 'postgres', 'postmaster.pid')
    await writeFile(pid, `${process.pid}\n${dataDir}\n1\n5432\n\n\n 1 1\nready\n`)
    await writeFile(join(dataDir, 'owner.json'), JSON.stringify({ pid: process.pid, identity: 'an earlier life' }))
    const second = await startEmbeddedPostgres({ dataDir, log })
    const rows = await query(second.url, 'select 1 as one')
    await second.stop()
    expect(rows).toEqual([{ one: 1 }])
  })

  it('brings a killed server back under open pools', async () => {
    const server = await startEmbeddedPostgres({ dataDir, log })
    const database = await openDatabase({ url: server.url, log })
    process.kill(await serverPid(), 'SIGKILL')
    const ask = async () => (await database.pool.query<{ one: number }>('select 1 as one')).rows
    const rows = await vi.waitFor(ask, HUNG)
    await database.close()
    await server.stop()
    expect(rows).toEqual([{ one: 1 }])
  })

  it('stops when its signal fires, and does not start under one that has fired', async () => {
    const stop = new AbortController()
    await startEmbeddedPostgres({ dataDir, log, signal: stop.signal })
    stop.abort()
    await vi.waitUntil(async () => !(await isServerRunning()), HUNG)
    await expect(startEmbeddedPostgres({ dataDir, log, signal: stop.signal })).rejects.toThrow('abort')
  })

  it('names the version of a cluster that another PostgreSQL wrote', async () => {
    await mkdir(join(dataDir, 'postgres'))
    await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '12\n')
    await expect(startEmbeddedPostgres({ dataDir, log })).rejects.toMatchObject({
      code: 'database-version',
      message: expect.stringContaining('PostgreSQL 12') as string,
    })
  })

  it('leaves a folder alone that holds something else', async () => {
    await mkdir(join(dataDir, 'postgres'))
    await writeFile(join(dataDir, 'postgres', 'letter.txt'), 'mine')
    await expect(startEmbeddedPostgres({ dataDir, log })).rejects.toMatchObject({ code: 'data-dir-foreign' })
    expect(await readFile(join(dataDir, 'postgres', 'letter.txt'), 'utf8')).toBe('mine')
  })

  it('says that a data folder cannot be written', async () => {
    await writeFile(join(dataDir, 'file'), '')
    await expect(startEmbeddedPostgres({ dataDir: join(dataDir, 'file'), log })).rejects.toMatchObject({
      kind: 'machine',
      code: 'data-dir-unwritable',
    })
  })

  it("puts the server's last words into the error when it does not come up", async () => {
    const start = startEmbeddedPostgres({ dataDir, log, settings: { shared_buffers: 'plenty' } })
    await expect(start).rejects.toMatchObject({
      code: 'database-start',
      message: expect.stringContaining('invalid value for parameter "shared_buffers"') as string,
    })
  })
})

describe('findProcessIdentity', () => {
  it('is the same for one process each time and nothing for one that has ended', async () => {
    const { child } = await startElsewhere()
    const pid = child.pid!
    const identity = await findProcessIdentity(pid)
    expect(identity).toBeTruthy()
    expect(await findProcessIdentity(pid)).toBe(identity)
    expect(await findProcessIdentity(process.pid)).not.toBe(identity)
    await kill(child)
    expect(await findProcessIdentity(pid)).toBeUndefined()
  })
})
