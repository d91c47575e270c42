import { describe, expect, it } from 'vitest'
import { decideSilence } from '../../../../src/core/source/decide-silence.ts'

const HOUR = 60 * 60_000
const now = new Date('2026-03-10T12:00:00Z')
const quietFor = (hours: number) => new Date(now.getTime() - hours * HOUR)
/** Pauses on days of the week that differ. */
const pausesOf = (...lengths: readonly number[]) =>
  lengths.map((ms, day) => ({ from: new Date(now.getTime() - (day + 8) * 24 * HOUR), ms }))
const hourly = pausesOf(HOUR, 2 * HOUR, HOUR, HOUR, 9 * HOUR)

describe('decideSilence', () => {
  it('calls a source silent after three of its longest pauses, and says how long it has been', () => {
    const decision = decideSilence({ state: 'ok', lastNewAt: quietFor(28) }, hourly, now)
    expect(decision).toEqual({
      kind: 'changed',
      state: 'silent',
      reason: 'nothing new for 28 h; its longest pause lately was 9 h',
    })
  })

  it.each([
    ['a pause within its rhythm', { state: 'ok', lastNewAt: quietFor(26) } as const, hourly],
    [
      'less than a day, however lively it was',
      { state: 'ok', lastNewAt: quietFor(20) } as const,
      pausesOf(1, 1, 1, 1, 1, 1),
    ],
    ['too little known of it', { state: 'ok', lastNewAt: quietFor(500) } as const, pausesOf(HOUR)],
    ['nothing heard of it yet', { state: 'new', lastNewAt: null } as const, hourly],
    ['trouble of another kind', { state: 'failing', lastNewAt: quietFor(500) } as const, hourly],
    ['silence that is known already', { state: 'silent', lastNewAt: quietFor(500) } as const, hourly],
  ])('changes nothing for %s', (_, source, pauses) => {
    expect(decideSilence(source, pauses, now)).toEqual({ kind: 'unchanged' })
  })

  it('takes the silence back once something new came', () => {
    expect(decideSilence({ state: 'silent', lastNewAt: quietFor(1) }, hourly, now)).toEqual({
      kind: 'changed',
      state: 'ok',
      reason: null,
    })
  })

  it('goes by the pauses that begin on the same day of the week, once it knows enough of them', () => {
    const week = 7 * 24 * HOUR
    // Weekdays bring something every two hours, Saturdays nothing until Monday.
    const from = (day: number, at: number) =>
      new Date(Date.parse('2026-03-07T12:00:00Z') + day * 24 * HOUR - (at + 1) * week)
    const rhythm = [0, 1, 2, 3].flatMap((at) => [
      { from: from(0, at), ms: 44 * HOUR },
      { from: from(2, at), ms: 2 * HOUR },
    ])
    const since = (lastNewAt: string, hours: number) =>
      decideSilence(
        { state: 'ok', lastNewAt: new Date(lastNewAt) },
        rhythm,
        new Date(Date.parse(lastNewAt) + hours * HOUR),
      )
    expect(since('2026-03-07T12:00:00Z', 60)).toEqual({ kind: 'unchanged' })
    expect(since('2026-03-09T12:00:00Z', 30)).toMatchObject({
      state: 'silent',
      reason: 'nothing new for 30 h; its longest pause from a Monday on was 2 h',
    })
  })
})
