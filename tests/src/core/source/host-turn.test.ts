import { describe, expect, it } from 'vitest'
import { estimateTurn, HOST_LEASE_MS, type HostStanding } from '../../../../src/core/source/host-turn.ts'

const NOW = new Date('2026-05-01T08:00:00.000Z')
const after = (ms: number) => new Date(NOW.getTime() + ms)

const aStanding = (changes: Partial<HostStanding> = {}): HostStanding => ({
  takenAt: null,
  busyUntil: null,
  heldUntil: null,
  freeAt: NOW,
  visitMs: 200,
  ...changes,
})

/** Taken for so long already. */
const takenFor = (ms: number) => ({ takenAt: after(-ms), busyUntil: after(HOST_LEASE_MS - ms) })

describe('estimateTurn', () => {
  it.each<readonly [string, Partial<HostStanding>, { paceMs: number | null; ahead: number; polls?: number }, number]>([
    ['the next article after the pace of the one before', { freeAt: after(3_000) }, { paceMs: 5_000, ahead: 0 }, 3_000],
    ['each further article a pace and a visit later', { freeAt: after(3_000) }, { paceMs: 5_000, ahead: 2 }, 13_400],
    ['an article after polls with no pace for them', {}, { paceMs: 5_000, ahead: 3, polls: 2 }, 5_650],
    ['a poll when the visit in course should end', takenFor(0), { paceMs: null, ahead: 0 }, 200],
    ['each further poll a visit later', takenFor(0), { paceMs: null, ahead: 3 }, 800],
    ['a poll without regard to the pace', { freeAt: after(3_000) }, { paceMs: null, ahead: 0 }, 50],
    ['all when the host has said', { heldUntil: after(60_000) }, { paceMs: null, ahead: 1 }, 60_200],
    ['who waits for a slow visit later each time', takenFor(2_000), { paceMs: null, ahead: 0 }, 2_000],
    ['who waits for a very slow visit after five seconds', takenFor(9_000), { paceMs: null, ahead: 0 }, 5_000],
    ['who waits for the dead when their lease is over', takenFor(14_000), { paceMs: null, ahead: 0 }, 1_000],
    ['nobody for a lease that is over', takenFor(HOST_LEASE_MS), { paceMs: null, ahead: 0 }, 50],
    ['who is far back sooner, to ask again on the way', {}, { paceMs: 5_000, ahead: 100 }, 50 + 0.8 * 520_000],
    ['those in line apart even where visits take no time', { visitMs: 0 }, { paceMs: 0, ahead: 10 }, 550],
  ])('calls back %s', (_, standing, place, ms) => {
    expect(estimateTurn(aStanding(standing), { polls: 0, ...place }, NOW)).toEqual(after(ms))
  })

  it('never calls back at once, so that no job goes round in a circle', () => {
    const times = [aStanding(), aStanding({ freeAt: after(-9_000), heldUntil: after(-1) }), aStanding(takenFor(14_999))]
    for (const standing of times) {
      expect(estimateTurn(standing, { paceMs: 0, ahead: 0, polls: 0 }, NOW).getTime()).toBeGreaterThan(NOW.getTime())
    }
  })
})
