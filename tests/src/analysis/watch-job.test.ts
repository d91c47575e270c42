import { describe, expect, it } from 'vitest'
import { watchJob } from '../../../src/analysis/watch-job.ts'

/** A thread that has used this much processor time when job 1 is first seen, and then more. */
async function watchThread(usedBefore: number | undefined) {
  const thread = { id: 1, used: usedBefore }
  const watch = watchJob({ usedMs: () => Promise.resolve(thread.used), runningId: () => thread.id })
  watch.see(1, 1_000)
  await Promise.resolve()
  return { thread, watch }
}

describe('watchJob', () => {
  it.each([
    ['has worked less than its limit', 5_000, 5_090, 1_300, false],
    ['has worked longer than its limit', 5_000, 5_101, 1_300, true],
    ['waits for its turn', 5_000, 5_010, 1_399, false],
    ['has waited four times its limit', 5_000, 5_010, 1_401, true],
    ['runs in a thread that is gone', 5_000, undefined, 1_300, false],
  ])('tells of a job that %s', async (_, before, after, now, over) => {
    const { thread, watch } = await watchThread(before)
    thread.used = after
    expect(await watch.isOver(100, now)).toBe(over)
  })

  it('does not blame a job for what the thread did before', async () => {
    const { thread, watch } = await watchThread(0)
    thread.used = 9_000
    thread.id = 2
    expect(await watch.isOver(100, 1_300)).toBe(false)
    watch.see(2, 1_300)
    expect(watch.ranMs(2, 1_350)).toBe(50)
    await Promise.resolve()
    thread.used = 9_050
    expect(await watch.isOver(100, 1_500)).toBe(false)
    thread.used = 9_150
    expect(await watch.isOver(100, 1_550)).toBe(true)
  })
})
