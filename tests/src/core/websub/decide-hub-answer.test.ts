import { describe, expect, it } from 'vitest'
import { decideHubAnswer, type HubAnswer } from '../../../../src/core/websub/decide-hub-answer.ts'

const now = new Date('2026-05-01T08:00:00Z')
const failed: HubAnswer = { kind: 'failed', reason: 'no answer', retryAfterMs: null }
const minutes = (failures: number, answer: HubAnswer, random = 0) =>
  (decideHubAnswer(failures, answer, { now, random }).nextAt.getTime() - now.getTime()) / 60_000

describe('decideHubAnswer', () => {
  it.each([
    [0, 5],
    [1, 10],
    [5, 160],
    [8, 1_280],
    [50, 1_440],
    [5_000, 1_440],
  ])('asks again after failure %i in %i minutes, and never gives up', (failures, wait) => {
    expect(minutes(failures, failed)).toBe(wait)
  })

  it('spreads what failed together', () => {
    expect(minutes(1, failed, 1)).toBe(15)
  })

  it('waits an hour for a hub that accepted to confirm, and longer each time that it does not', () => {
    expect(minutes(0, { kind: 'accepted' })).toBe(60)
    expect(minutes(6, { kind: 'accepted' })).toBe(320)
  })

  it('leaves a hub alone as long as it asks, up to a day', () => {
    expect(minutes(0, { ...failed, retryAfterMs: 3_600_000 })).toBe(60)
    expect(minutes(0, { ...failed, retryAfterMs: 9e12 })).toBe(1_440)
  })

  it('keeps the reason, and counts', () => {
    expect(decideHubAnswer(2, failed, { now, random: 0 })).toMatchObject({ failures: 3, reason: 'no answer' })
    expect(decideHubAnswer(2, { kind: 'accepted' }, { now, random: 0 })).toMatchObject({ failures: 3, reason: null })
  })
})
