import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Source } from '../../src/core/source/source.ts'
import type { Queue } from '../../src/queue/queue.ts'
import { keepSchedules, schedulePolls } from '../../src/schedules.ts'
import { createTestContext } from '../support/context.ts'
import { aSource } from '../support/records.ts'

/** A queue that notes the schedules put into it. */
function noteSchedules() {
  const synced = vi.fn<Queue['syncSchedules']>(() =>
    Promise.resolve({ added: ['a'], changed: [], removed: ['b', 'c'] }),
  )
  const scheduled = vi.fn<Queue['schedule']>(() => Promise.resolve('added'))
  return { queue: { syncSchedules: synced, schedule: scheduled } as unknown as Queue, synced, scheduled }
}

const { everyMs: _, ...untimed } = aSource({ id: 'cron' })
const cronSource: Source = { ...untimed, cron: '0 6 * * *', tz: 'Asia/Tehran' }

describe('schedulePolls', () => {
  it('plans one poll for each source, by its interval or its cron time, and says what changed', async () => {
    const { queue, synced } = noteSchedules()
    const { tz: __, ...cronUtc } = cronSource
    const changes = await schedulePolls(queue, [
      aSource(),
      cronSource,
      { ...cronUtc, id: 'utc' },
      { ...untimed, id: 'untimed' },
    ])
    expect(changes).toEqual({ added: 1, removed: 2 })
    expect(synced).toHaveBeenCalledExactlyOnceWith('poll-source', [
      { key: 'paper', payload: { sourceId: 'paper' }, time: { everyMs: 900_000 } },
      { key: 'cron', payload: { sourceId: 'cron' }, time: { cron: '0 6 * * *', tz: 'Asia/Tehran' } },
      { key: 'utc', payload: { sourceId: 'utc' }, time: { cron: '0 6 * * *', tz: 'UTC' } },
      { key: 'untimed', payload: { sourceId: 'untimed' }, time: { everyMs: 900_000 } },
    ])
  })
})

describe('keepSchedules', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  const start = async (sources: () => readonly Source[] = () => []) => {
    const noted = noteSchedules()
    const { context, lines } = createTestContext()
    const kept = await keepSchedules(noted.queue, sources, context.log)
    return { ...noted, lines, kept }
  }

  it('puts the housekeeping and the polls in place before it returns', async () => {
    const { scheduled, synced, kept } = await start(() => [aSource()])
    const names = scheduled.mock.calls.map(([schedule]) => schedule.name)
    expect(names).toEqual(['sweep-steps', 'sync-schedules', 'watch-health', 'alert-ops', 'prune-archive'])
    expect(synced).toHaveBeenCalledOnce()
    kept.stop()
  })

  it('puts back what an emptied queue has lost, for the sources in force by then', async () => {
    let sources = [aSource()]
    const { synced, scheduled, kept } = await start(() => sources)
    sources = [aSource({ id: 'other' })]
    await vi.advanceTimersByTimeAsync(20_000)
    expect(scheduled).toHaveBeenCalledTimes(10)
    expect(synced.mock.lastCall?.[1]).toMatchObject([{ key: 'other' }])
    kept.stop()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(scheduled).toHaveBeenCalledTimes(10)
  })

  it('says that the queue is out of reach, and tries again', async () => {
    const { synced, lines, kept } = await start()
    synced.mockRejectedValueOnce(new Error('redis is gone'))
    await vi.advanceTimersByTimeAsync(20_000)
    expect(lines).toMatchObject([{ level: 'warn', data: { error: expect.stringContaining('redis is gone') } }])
    await vi.advanceTimersByTimeAsync(20_000)
    expect(synced).toHaveBeenCalledTimes(3)
    kept.stop()
  })

  it('never puts twice at once when the queue is slow', async () => {
    const { synced, kept } = await start()
    const { promise, resolve } = Promise.withResolvers<Awaited<ReturnType<Queue['syncSchedules']>>>()
    synced.mockReturnValueOnce(promise)
    await vi.advanceTimersByTimeAsync(100_000)
    expect(synced).toHaveBeenCalledTimes(2)
    resolve({ added: [], changed: [], removed: [] })
    await vi.advanceTimersByTimeAsync(20_000)
    expect(synced).toHaveBeenCalledTimes(3)
    kept.stop()
  })

  it('fails at the start when the queue does', async () => {
    const { queue, synced } = noteSchedules()
    synced.mockRejectedValueOnce(new Error('redis is gone'))
    await expect(keepSchedules(queue, () => [], createTestContext().context.log)).rejects.toThrow('redis is gone')
    expect(vi.getTimerCount()).toBe(0)
  })
})
