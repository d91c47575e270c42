import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { decidePoll, type PollOutcome } from '../../src/core/source/decide-poll.ts'
import type { Step } from '../../src/store/step.ts'
import { createStore, type Store } from '../../src/store/store.ts'
import { after, NOW } from '../support/context.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { aSource } from '../support/records.ts'

const MINUTE = 60_000

let test: TestDatabase
let store: Store
let sourceId = ''
let counter = 0

beforeAll(async () => {
  test = await createTestDatabase()
  store = createStore(test.database.kysely)
})
afterAll(() => test.drop())
beforeEach(async () => {
  counter += 1
  sourceId = `source-${counter}`
  await store.syncSources([aSource({ id: sourceId })], NOW)
})

const nextPoll = (): Step => ({ job: 'poll-source', key: sourceId, payload: { sourceId }, dueAt: after(5 * MINUTE) })

/** A poll without entries, decided by how the source stands. */
async function poll(outcome: PollOutcome, at: Date, steps: readonly Step[] = []) {
  const record = await store.loadSource(sourceId)
  if (record === undefined) throw new Error('the source is gone')
  return store.savePoll(
    { sourceId, startedAt: at, finishedAt: at, outcome, detail: 'why', httpStatus: 304, bytes: 0, entries: [] },
    (polled) =>
      decidePoll(
        record,
        { outcome: polled, detail: 'why', retryAfterMs: null },
        { now: at, everyMs: MINUTE, random: 0 },
      ),
    () => steps,
  )
}

const findSteps = async () =>
  (await test.database.pool.query('select key from step where key = $1', [sourceId])).rows.length
const findPolls = async () =>
  (await test.database.pool.query('select outcome, ms from source_poll where source_id = $1 order by id', [sourceId]))
    .rows

describe('savePoll of an answer that says that nothing changed', () => {
  it('keeps its record and the standing of its source', async () => {
    await poll('new-entries', NOW)
    const saved = await poll('not-modified', after(MINUTE))
    expect(saved).toMatchObject({ outcome: 'not-modified', fresh: [], baseline: false, stateChanged: false, steps: [] })
    expect(await findPolls()).toEqual([
      { outcome: 'no-new-entries', ms: 0 },
      { outcome: 'not-modified', ms: 0 },
    ])
    expect(await store.loadSource(sourceId)).toMatchObject({
      state: 'unchanged',
      failures: 0,
      baselineAt: NOW,
      lastPollAt: after(MINUTE),
      lastOkAt: after(MINUTE),
      nextPollAt: saved.decision.nextPollAt,
    })
    expect(await store.listSourceEvents(sourceId, 10)).toHaveLength(1)
  })

  it('is done with a poll that was due sooner than the schedule', async () => {
    await poll('new-entries', NOW)
    await store.makeDue([nextPoll()], NOW)
    await poll('not-modified', after(MINUTE))
    expect(await findSteps()).toBe(0)
  })

  it('makes the next poll due where it comes sooner', async () => {
    await poll('new-entries', NOW)
    const saved = await poll('not-modified', after(MINUTE), [nextPoll()])
    expect(saved.steps).toEqual([nextPoll()])
    expect(await findSteps()).toBe(1)
    expect(await findPolls()).toHaveLength(2)
  })

  it('is an event of a source that was not well', async () => {
    await poll('new-entries', NOW)
    await poll('blocked', after(MINUTE))
    expect((await poll('not-modified', after(2 * MINUTE))).stateChanged).toBe(true)
    const [latest] = await store.listSourceEvents(sourceId, 1)
    expect(latest).toMatchObject({ before: 'blocked', state: 'unchanged', at: after(2 * MINUTE) })
    expect(await findPolls()).toHaveLength(3)
  })

  it('tells of the gap that is open', async () => {
    await poll('new-entries', NOW)
    await test.database.pool.query('insert into gap (source_id, since, until) values ($1, $2, $3)', [
      sourceId,
      NOW,
      after(MINUTE),
    ])
    await poll('not-modified', after(MINUTE))
    const gap = { id: expect.any(Number), since: NOW, until: after(MINUTE), tries: 0, found: 0 }
    expect((await store.loadSource(sourceId))?.gap).toEqual(gap)
    expect((await store.listSources()).find((record) => record.source.id === sourceId)?.gap).toEqual(gap)
  })
})
