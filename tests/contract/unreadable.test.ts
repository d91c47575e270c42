import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decidePoll } from '../../src/core/source/decide-poll.ts'
import { createStore, type Store } from '../../src/store/store.ts'
import { after, NOW } from '../support/context.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { aSource } from '../support/records.ts'

let test: TestDatabase
let store: Store
beforeAll(async () => {
  test = await createTestDatabase()
  store = createStore(test.database.kysely)
  await store.syncSources([aSource({ id: 'a' }), aSource({ id: 'b' })], NOW)
})
afterAll(() => test.drop())

const step = (id: number) => ({ job: 'read-article', key: String(id), payload: { entryId: id }, dueAt: NOW })

/** Entries of a source that could not be read, one a second. */
async function fail(sourceId: string, names: readonly string[]): Promise<readonly number[]> {
  const ids: number[] = []
  for (const [second, name] of names.entries()) {
    const entry = { url: `https://paper.example/${name}`, title: name, summary: null, contentHtml: null, author: null }
    const found = { ...entry, keys: [`guid:${name}`], canonicalUrl: entry.url, publishedAt: null }
    const at = after(second * 1_000)
    const standing = { state: 'ok', stateReason: null, stateSince: NOW, failures: 0 } as const
    const { fresh } = await store.savePoll(
      {
        sourceId,
        startedAt: at,
        finishedAt: at,
        outcome: 'new-entries',
        detail: null,
        httpStatus: 200,
        bytes: 1,
        entries: [found],
      },
      (outcome) =>
        decidePoll(standing, { outcome, detail: null, retryAfterMs: null }, { now: at, everyMs: 1, random: 0 }),
      () => [],
    )
    for (const { id } of fresh) {
      await store.saveEntryState(id, 'unreadable', `${name} asks for a login`)
      ids.push(id)
    }
  }
  return ids
}

describe('entries that could not be read', () => {
  it('are listed with their reason, latest first, page by page, and counted', async () => {
    await fail('a', ['one', 'two', 'three'])
    expect(await store.countUnreadable('a')).toBe(3)
    const first = await store.listUnreadable({ sourceId: 'a', limit: 2 })
    expect(first.items).toMatchObject([{ title: 'three', reason: 'three asks for a login' }, { title: 'two' }])
    const second = await store.listUnreadable({ sourceId: 'a', limit: 2, cursor: first.next })
    expect(second).toMatchObject({ items: [{ title: 'one' }], next: null })
    expect(await store.listUnreadable({ sourceId: 'b', limit: 2 })).toEqual({ items: [], next: null })
  })

  it('are due again once they are retried, one or all of their source', async () => {
    const [four = 0] = await fail('b', ['four', 'five'])
    expect(await store.retryUnreadable({ sourceId: 'a', entryId: four }, NOW, step)).toEqual([])
    expect(await store.retryUnreadable({ sourceId: 'b', entryId: four }, NOW, step)).toEqual([step(four)])
    expect((await store.loadEntry(four))?.entry).toMatchObject({ state: 'due', stateReason: null })
    expect(await store.retryUnreadable({ sourceId: 'b', entryId: four }, NOW, step)).toEqual([])
    expect(await store.retryUnreadable({ sourceId: 'b', entryId: null }, NOW, step)).toHaveLength(1)
    expect(await store.countUnreadable('b')).toBe(0)
    expect(await store.takeOverdueSteps({ now: after(60_000), retakeMs: 0, limit: 10 })).toHaveLength(2)
  })
})
