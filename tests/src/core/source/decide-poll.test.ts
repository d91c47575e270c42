import { describe, expect, it } from 'vitest'
import { decidePoll, LONGEST_BACKOFF_MS, type PollOutcome } from '../../../../src/core/source/decide-poll.ts'

const now = new Date('2026-03-01T12:00:00Z')
const earlier = new Date('2026-02-01T00:00:00Z')
const everyMs = 15 * 60_000
const facts = (outcome: PollOutcome, retryAfterMs: number | null = null) => ({ outcome, detail: 'why', retryAfterMs })
const minutes = (at: Date) => (at.getTime() - now.getTime()) / 60_000

describe('decidePoll', () => {
  const healthy = { state: 'ok', stateReason: null, stateSince: earlier, failures: 0 } as const

  it('keeps the interval and the time of the state while all is well', () => {
    const decision = decidePoll(healthy, facts('new-entries'), { now, everyMs, random: 0.5 })
    expect(decision).toEqual({
      state: 'ok',
      reason: null,
      stateSince: earlier,
      failures: 0,
      nextPollAt: new Date(now.getTime() + everyMs),
      intervalMs: null,
    })
  })

  it('names the state anew, with its reason, when a poll fails', () => {
    const decision = decidePoll(healthy, facts('unreachable'), { now, everyMs, random: 0 })
    expect(decision).toMatchObject({ state: 'failing', reason: 'why', stateSince: now, failures: 1 })
  })

  it.each([
    [1, 30],
    [2, 60],
    [3, 120],
    [20, LONGEST_BACKOFF_MS / 60_000],
    [5_000, LONGEST_BACKOFF_MS / 60_000],
  ])('waits after failure %i for %i minutes at the most, and never for ever', (failures, wait) => {
    const before = { state: 'failing', stateReason: null, stateSince: earlier, failures: failures - 1 } as const
    expect(minutes(decidePoll(before, facts('http-error'), { now, everyMs, random: 1 }).nextPollAt)).toBe(wait)
  })

  it('spreads a back-off over all of its time, from the interval on', () => {
    const before = { state: 'failing', stateReason: null, stateSince: earlier, failures: 3 } as const
    const waits = [0, 0.5, 1].map((random) =>
      minutes(decidePoll(before, facts('limit'), { now, everyMs, random }).nextPollAt),
    )
    expect(waits).toEqual([15, 127.5, 240])
  })

  it('looks for what is gone once a day, whatever its interval', () => {
    expect(minutes(decidePoll(healthy, facts('gone'), { now, everyMs, random: 1 }).nextPollAt)).toBe(1_440)
  })

  const at = { now, everyMs, random: 0 }
  const found = (fresh: number, known: number) => ({ ...facts('new-entries'), fresh, known })

  it('polls sooner what brings mostly new entries, and later what brings none', () => {
    expect(decidePoll(healthy, found(9, 1), at)).toMatchObject({ intervalMs: everyMs / 2 })
    expect(minutes(decidePoll(healthy, found(9, 1), at).nextPollAt)).toBe(7.5)
    expect(minutes(decidePoll(healthy, { ...facts('not-modified'), fresh: 0, known: 0 }, at).nextPollAt)).toBe(18.75)
  })

  it('learns nothing from a first poll, and nothing where a cron expression says when', () => {
    expect(decidePoll(healthy, { ...found(50, 0), baseline: true }, at).intervalMs).toBeNull()
    expect(decidePoll(healthy, found(50, 0), { ...at, fixed: true }).intervalMs).toBeNull()
  })

  it('keeps what it learnt through a failure', () => {
    expect(decidePoll({ ...healthy, intervalMs: 300_000 }, facts('unreachable'), at).intervalMs).toBe(300_000)
  })

  it('looks again in two minutes when a hub told of a change that the feed does not show yet', () => {
    const told = { ...facts('not-modified'), pushed: true, told: true }
    expect(minutes(decidePoll(healthy, told, at).nextPollAt)).toBe(2)
    expect(minutes(decidePoll(healthy, { ...told, told: false }, at).nextPollAt)).toBe(18.75)
    const shown = { ...found(1, 9), pushed: true, told: true }
    expect(minutes(decidePoll(healthy, shown, at).nextPollAt)).toBe(60)
  })

  it('calls a source slow that takes long to answer, and says how long', () => {
    const decision = decidePoll(healthy, { ...facts('not-modified'), ms: 21_300 }, at)
    expect(decision).toMatchObject({ state: 'slow', reason: 'Its last answer took 21 s.', stateSince: now })
  })

  it('says what a person should know of a source that is well', () => {
    expect(decidePoll(healthy, { ...facts('new-entries'), notice: 'Read elsewhere.' }, at)).toMatchObject({
      state: 'ok',
      reason: 'Read elsewhere.',
    })
    expect(decidePoll(healthy, { ...facts('not-modified'), notice: 'It moved.', moved: true }, at)).toMatchObject({
      state: 'moved',
      reason: 'It moved.',
    })
  })

  it('stays away as long as the host asked, up to a day', () => {
    expect(minutes(decidePoll(healthy, facts('http-error', 3_600_000), { now, everyMs, random: 0 }).nextPollAt)).toBe(
      60,
    )
    expect(minutes(decidePoll(healthy, facts('http-error', 9e9), { now, everyMs, random: 0 }).nextPollAt)).toBe(1_440)
  })

  it('forgets its failures at the first poll that works', () => {
    const before = { state: 'failing', stateReason: null, stateSince: earlier, failures: 7 } as const
    expect(decidePoll(before, facts('not-modified'), { now, everyMs, random: 0 })).toMatchObject({
      state: 'unchanged',
      failures: 0,
      stateSince: now,
    })
  })

  it('leaves a silent source silent until something new comes', () => {
    const silent = { state: 'silent', stateReason: 'nothing new for 80 h', stateSince: earlier, failures: 0 } as const
    const quiet = decidePoll(silent, facts('no-new-entries'), { now, everyMs, random: 0 })
    expect(quiet).toMatchObject({ state: 'silent', reason: 'nothing new for 80 h', stateSince: earlier })
    expect(decidePoll(silent, facts('new-entries'), { now, everyMs, random: 0 })).toMatchObject({
      state: 'ok',
      reason: null,
    })
  })

  it('never polls a slow source faster because it fails', () => {
    const daily = 24 * 60 * 60_000
    expect(minutes(decidePoll(healthy, facts('gone'), { now, everyMs: daily, random: 0 }).nextPollAt)).toBe(1_440)
  })
})
