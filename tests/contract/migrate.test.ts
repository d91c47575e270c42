import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '../../src/store/migrate.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'

let own: TestDatabase
let folder: URL

beforeEach(async () => {
  own = await createTestDatabase()
  await own.database.pool.query('drop schema public cascade; create schema public')
  folder = pathToFileURL(`${await mkdtemp(join(tmpdir(), 'entente-migrations-'))}/`)
})
afterEach(async () => {
  await own.drop()
  await rm(folder, { recursive: true })
})

const write = (name: string, sql: string): Promise<void> => writeFile(new URL(name, folder), sql)

describe('migrate', () => {
  it('applies what is missing, in order, and each only once', async () => {
    await write('001-first.sql', 'create table word (word text); insert into word values ($$a;b$$);')
    expect(await migrate(own.database, folder)).toEqual(['001-first.sql'])
    await write('002-second.sql', `insert into word values ('c');`)
    expect(await migrate(own.database, folder)).toEqual(['002-second.sql'])
    expect(await migrate(own.database, folder)).toEqual([])
    expect((await own.database.pool.query('select word from word')).rows).toEqual([{ word: 'a;b' }, { word: 'c' }])
  })

  it('lets processes that start together wait for the one that migrates', async () => {
    await write('001-first.sql', 'create table word (word text); select pg_sleep(0.05);')
    const applied = await Promise.all(Array.from({ length: 4 }, () => migrate(own.database, folder)))
    expect(applied.flat()).toEqual(['001-first.sql'])
  })

  it('leaves the archive as it was when one migration of several fails', async () => {
    await write('001-first.sql', 'create table word (word text)')
    await write('002-wrong.sql', 'create table nonsense')
    await expect(migrate(own.database, folder)).rejects.toThrow('syntax error')
    const { rows } = await own.database.pool.query(
      `select to_regclass('word') as word, to_regclass('migration') as list`,
    )
    expect(rows).toEqual([{ word: null, list: null }])
  })

  it('refuses an archive that newer code has changed', async () => {
    await write('001-first.sql', 'create table word (word text)')
    await migrate(own.database, folder)
    await own.database.pool.query(`insert into migration (name) values ('002-from-the-future.sql')`)
    await expect(migrate(own.database, folder)).rejects.toMatchObject({
      kind: 'machine',
      code: 'archive-newer',
      message: expect.stringContaining('002-from-the-future.sql') as string,
    })
  })

  it('applies a migration whose number was kept free for it, and refuses two of one number', async () => {
    await write('001-first.sql', 'create table word (word text)')
    await write('003-third.sql', `insert into word values ('third')`)
    expect(await migrate(own.database, folder)).toEqual(['001-first.sql', '003-third.sql'])
    await write('002-second.sql', `insert into word values ('second')`)
    expect(await migrate(own.database, folder)).toEqual(['002-second.sql'])
    await write('003-other.sql', 'select 1')
    await expect(migrate(own.database, folder)).rejects.toThrow('003-third.sql has no number of its own')
  })

  it('knows each of its own migrations by number', async () => {
    const names = await readdir(new URL('../../src/store/migrations/', import.meta.url))
    expect(await migrate(own.database)).toEqual(names.sort())
  })
})
