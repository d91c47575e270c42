import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { alertOps } from '../../jobs/alert-ops.ts'
import { sendAlert } from '../../jobs/send-alert.ts'
import type { Config } from '../../src/config/config.ts'
import type { Context } from '../../src/context.ts'
import type { AlertsConfig } from '../../src/core/alert/alert-routing.ts'
import { isSourceAlert, type SourceAlert } from '../../src/core/alert/source-alert.ts'
import { decidePoll, type PollOutcome } from '../../src/core/source/decide-poll.ts'
import type { Channel } from '../../src/notify/channel.ts'
import { createStore, type Store } from '../../src/store/store.ts'
import { after, createTestContext, never, NOW } from '../support/context.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { Crash, createDyingStore } from '../support/dying-store.ts'
import { anOpsConfig, aSource } from '../support/records.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DEFAULTS: AlertsConfig = {
  channels: {},
  route: { notify: ['desk'], routes: [] },
  silences: [],
  ops: anOpsConfig({ notify: ['ops', 'mail'] }),
}

let test: TestDatabase
let store: Store
let passedMs = 0
let alerts = DEFAULTS
/** What each channel took, in order. */
let taken: string[] = []

beforeEach(async () => {
  test = await createTestDatabase()
  store = createStore(test.database.kysely)
  passedMs = 0
  alerts = DEFAULTS
  taken = []
})
afterEach(() => test.drop())

const now = () => after(passedMs)
const pass = (ms: number) => void (passedMs += ms)
const idsOf = (alert: SourceAlert) => alert.sources.map(({ id }) => id)

const channel = (id: string): Channel => ({
  id,
  kind: 'log',
  deliver: async (notice) => {
    if (isSourceAlert(notice)) taken.push(`${id}: ${notice.type} ${idsOf(notice).join(',')}`)
    return { kind: 'delivered', detail: 'taken' }
  },
})

function contextOn(archive: Store): Context {
  const channels = new Map(['ops', 'mail', 'desk'].map((id) => [id, channel(id)]))
  const live = () => ({ channels, topics: [], config: { alerts } as unknown as Config })
  return { ...createTestContext({ consoleUrl: 'http://console' }).context, now, store: archive, live }
}

const add = (...ids: readonly string[]) =>
  store.syncSources(
    ids.map((id) => aSource({ id, url: `https://${id}.example/feed` })),
    NOW,
  )

/** Polls a source with an outcome, as the job does. */
async function poll(id: string, outcome: PollOutcome, archive = store) {
  const before = await archive.loadSource(id)
  if (before === undefined) throw new Error(`no source ${id}`)
  const detail = outcome === 'new-entries' ? null : `${id} answered badly.`
  const saved = { sourceId: id, startedAt: now(), finishedAt: now(), outcome, detail }
  return archive.savePoll(
    { ...saved, httpStatus: 200, bytes: 1, entries: [] },
    (polled) =>
      decidePoll(before, { outcome: polled, detail, retryAfterMs: null }, { now: now(), everyMs: MINUTE, random: 0 }),
    () => [],
  )
}

/** What a process does every while: tells ops, and brings what is due to the channels. */
async function work(archive = store): Promise<void> {
  const context = contextOn(archive)
  await alertOps(context)
  for (const step of await archive.takeOverdueSteps({ now: now(), retakeMs: 0, limit: 100 })) {
    const { alertId, channel: to } = step.payload as { alertId: string; channel: string }
    await sendAlert(context, { alertId, channel: to }, never)
    await archive.completeStep(step.job, step.key)
  }
}

/** Lets a source be blocked until ops have been told. */
async function blockFor(ms: number, ...ids: readonly string[]): Promise<void> {
  for (const id of ids) await poll(id, 'blocked')
  pass(ms)
  for (const id of ids) await poll(id, 'blocked')
}

describe('ops', () => {
  it('are told once of a source that stays blocked, on every channel for them, and once that it is well', async () => {
    await add('paper')
    await poll('paper', 'blocked')
    await work()
    expect(taken).toEqual([])
    await blockFor(30 * MINUTE, 'paper')
    await work()
    const told = ['mail: source.alert paper', 'ops: source.alert paper']
    expect(taken.toSorted()).toEqual(told)
    pass(HOUR)
    await poll('paper', 'blocked')
    await work()
    expect(taken).toHaveLength(2)

    await poll('paper', 'new-entries')
    await work()
    expect(taken).toHaveLength(2)
    pass(30 * MINUTE)
    await work()
    await work()
    expect(taken.slice(2).toSorted()).toEqual(['mail: source.resolved paper', 'ops: source.resolved paper'])
  })

  it('hear of many sources in one message, and of their recovery in one', async () => {
    const ids = Array.from({ length: 20 }, (_, number) => `s${String(number).padStart(2, '0')}`)
    await add(...ids)
    for (const id of ids) {
      await poll(id, 'blocked')
      pass(30_000)
    }
    for (const id of ids) await poll(id, 'blocked')
    pass(20 * MINUTE)
    await work()
    const all = ids.join(',')
    expect(taken.filter((line) => line.startsWith('ops'))).toEqual([`ops: source.alert ${all}`])
    const [alert] = (await store.listSourceAlerts({ limit: 5 })).items
    expect(alert).toMatchObject({
      severity: 'high',
      why: [expect.stringContaining('20 of 20 sources'), expect.any(String)],
    })
    for (const id of ids) await poll(id, 'new-entries')
    pass(30 * MINUTE)
    await work()
    expect(taken.findLast((line) => line.startsWith('ops'))).toBe(`ops: source.resolved ${all}`)
    expect(taken).toHaveLength(4)
  })

  it('hear nothing of a source that is well again before its time, nor of one that flaps in its turns', async () => {
    await add('paper')
    for (let turn = 0; turn < 12; turn += 1) {
      await blockFor(10 * MINUTE, 'paper')
      await poll('paper', 'new-entries')
      pass(40 * MINUTE)
      await work()
    }
    expect(taken).toEqual([])
  })

  it('are told of a source that keeps coming back into trouble no more often than they asked', async () => {
    await add('paper')
    for (let turn = 0; turn < 12; turn += 1) {
      await blockFor(HOUR, 'paper')
      await work()
      await poll('paper', 'new-entries')
      pass(HOUR)
      await work()
    }
    const told = taken.filter((line) => line.startsWith('ops'))
    // A day of turns of two hours: told in the first, and again six hours after it was last told.
    expect(told.filter((line) => line.includes('source.alert'))).toHaveLength(4)
    expect(told.filter((line) => line.includes('source.resolved'))).toHaveLength(4)
  })

  it('are told of a source that has gone silent', async () => {
    await add('paper')
    await store.saveSourceState('paper', 'silent', 'nothing new for 30 h', now())
    pass(30 * MINUTE)
    await work()
    const [alert] = (await store.listSourceAlerts({ limit: 5, sourceId: 'paper' })).items
    expect(alert?.sources).toMatchObject([{ id: 'paper', state: 'silent', reason: 'nothing new for 30 h' }])
    expect((await store.listSourceAlerts({ limit: 5, sourceId: 'other' })).items).toEqual([])
  })

  it('are told when a silence is over that held it back, and of nothing in it', async () => {
    await add('paper')
    const until = after(2 * HOUR).toISOString()
    alerts = { ...DEFAULTS, silences: [{ when: { source: ['paper'] }, from: null, until, comment: null }] }
    await blockFor(HOUR, 'paper')
    await work()
    expect(taken).toEqual([])
    pass(HOUR)
    await work()
    expect(taken).toHaveLength(2)
  })

  it('are told where the routing leads when no channels are theirs, and what leads nowhere is recorded', async () => {
    await add('paper')
    alerts = { ...DEFAULTS, ops: anOpsConfig() }
    await blockFor(HOUR, 'paper')
    await work()
    expect(taken).toEqual(['desk: source.alert paper'])
    await add('paper', 'other')
    alerts = { ...DEFAULTS, ops: anOpsConfig({ notify: [] }) }
    await blockFor(HOUR, 'other')
    await work()
    expect(taken).toHaveLength(1)
    expect((await store.listSourceAlerts({ limit: 5 })).items.map(idsOf)).toEqual([['other'], ['paper']])
  })

  it('hear nothing more of a source that is configured no more', async () => {
    await add('paper')
    await blockFor(HOUR, 'paper')
    await add()
    await work()
    await add('paper')
    await work()
    expect(taken).toEqual([])
  })

  it('can have each message explained, with what each channel has had of it', async () => {
    await add('paper')
    await blockFor(HOUR, 'paper')
    await work()
    const id = (await store.listSourceAlerts({ limit: 1 })).items[0]?.id ?? ''
    expect(await store.loadSourceAlert(id)).toMatchObject({
      alert: { id, sources: [{ id: 'paper' }], consoleUrl: `http://console/alerts/${id}` },
      deliveries: [
        { channel: 'mail', state: 'delivered' },
        { channel: 'ops', state: 'delivered' },
      ],
    })
    expect(await store.loadSourceAlert('ops_none')).toBeUndefined()
  })

  it('are told once by two processes that look at the same time', async () => {
    await add('paper')
    await blockFor(HOUR, 'paper')
    await Promise.all([alertOps(contextOn(store)), alertOps(contextOn(store)), alertOps(contextOn(store))])
    expect((await store.listSourceAlerts({ limit: 5 })).items).toHaveLength(1)
  })

  it.each(['before', 'after'] as const)(
    'are told once, whatever call of the store a process dies %s',
    async (when) => {
      /** True when the process came to its end. */
      const live = async (archive: Store, outcome: PollOutcome): Promise<boolean> => {
        try {
          await poll('paper', outcome, archive)
          pass(HOUR)
          await poll('paper', outcome, archive)
          await work(archive)
          return true
        } catch (error) {
          if (error instanceof Crash) return false
          throw error
        }
      }
      let dieAt = 1
      for (let finished = false; !finished; dieAt += 1) {
        await test.drop()
        test = await createTestDatabase()
        store = createStore(test.database.kysely)
        await add('paper')
        finished = await live(createDyingStore(store, dieAt, when), 'blocked')
        for (let round = 0; round < 2; round += 1) expect(await live(store, 'blocked')).toBe(true)
        expect((await store.listSourceAlerts({ limit: 5 })).items.map(({ type }) => type)).toEqual(['source.alert'])
        finished = (await live(createDyingStore(store, dieAt, when), 'new-entries')) && finished
        for (let round = 0; round < 2; round += 1) expect(await live(store, 'new-entries')).toBe(true)
        const types = (await store.listSourceAlerts({ limit: 5 })).items.map(({ type }) => type)
        expect({ dieAt, types }).toEqual({ dieAt, types: ['source.resolved', 'source.alert'] })
        expect(await store.countSteps(now())).toMatchObject({ due: 0, later: 0, failed: 0 })
      }
      expect(dieAt).toBeGreaterThan(8)
    },
    60_000,
  )
})
