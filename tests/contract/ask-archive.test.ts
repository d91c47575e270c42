import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askArchive } from '../../src/store/ask-archive.ts'
import { noteRunningServer } from '../../src/store/running-server.ts'
import { createStore, type Store } from '../../src/store/store.ts'
import { NOW } from '../support/context.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { quietLog } from '../support/quiet-log.ts'
import { aSource } from '../support/records.ts'
import { makeTestFolder } from '../support/test-folder.ts'

let test: TestDatabase
let folder = ''
beforeEach(async () => {
  test = await createTestDatabase()
  folder = await makeTestFolder()
  await createStore(test.database.kysely).syncSources([aSource()], NOW)
})
afterEach(async () => {
  await test.drop()
  await rm(folder, { recursive: true, force: true })
})

const listIds = async (store: Store) => (await store.listSources()).map(({ source }) => source.id)
const ask = (databaseUrl: string | null, dataDirs: readonly string[] = []) =>
  askArchive({ databaseUrl, dataDirs, log: quietLog }, listIds)

describe('askArchive', () => {
  it('asks the server that is named, and closes what it opened', async () => {
    expect(await ask(test.url)).toEqual({ kind: 'answered', answer: ['paper'] })
  })

  it('asks the server that a running process left the address of, in whatever folder it may use', async () => {
    const used = join(folder, 'used')
    await mkdir(used)
    await noteRunningServer(used, test.url)
    expect(await ask(null, [join(folder, 'other'), used])).toEqual({ kind: 'answered', answer: ['paper'] })
  })

  it('starts nothing and makes no folder where none runs', async () => {
    expect(await ask(null, [join(folder, 'none')])).toEqual({ kind: 'none', reason: 'no archive is running' })
    expect(await readdir(folder)).toEqual([])
  })

  it.each([
    ['newer', "insert into migration (name) values ('999-of-the-future.sql')"],
    ['older', 'delete from migration where name = (select max(name) from migration)'],
    ['empty', 'drop table migration'],
  ])('does not read an archive that is %s, nor change it', async (_, change) => {
    await test.database.pool.query(change)
    const reason = expect.stringContaining('is of another version of Entente, or empty')
    expect(await ask(test.url)).toEqual({ kind: 'none', reason })
    const { rows } = await test.database.pool.query("select to_regclass('migration') is null as empty")
    expect(rows).toEqual([{ empty: change.startsWith('drop') }])
  })

  it('says why where the server that is named does not answer, and that none runs where one has gone', async () => {
    const gone = 'postgres://nobody@127.0.0.1:1/none'
    expect(await ask(gone)).toMatchObject({ kind: 'none', reason: expect.stringContaining('cannot use the database') })
    await noteRunningServer(folder, gone)
    expect(await ask(null, [folder])).toEqual({ kind: 'none', reason: 'no archive is running' })
  })
})
