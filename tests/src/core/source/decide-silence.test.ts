import { describe, expect, it } from 'vitest'
import { decideSilence } from '../../../../src/core/source/decide-silence.ts'

const HOUR = 60 * 60_000
const now = new Date('2026-03-10T12:00:00Z')
const quietFor = (hours: number) => new Date(now.getTime() - hours * HOUR)
const hourly = [HOUR, 2 * HOUR, HOUR, HOUR, 9 * HOUR]

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
    ['less than a day, however lively it was', { state: 'ok', lastNewAt: quietFor(20) } as const, [1, 1, 1, 1, 1, 1]],
    ['too little known of it', { state: 'ok', lastNewAt: quietFor(500) } as const, [HOUR]],
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
})
