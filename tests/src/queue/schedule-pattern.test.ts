import { assert, integer, nat, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatPattern, nextRun, parsePattern } from '../../../src/queue/schedule-pattern.ts'

const at = (iso: string) => Date.parse(iso)
const runAfter = (pattern: string, iso: string) => new Date(nextRun(pattern, at(iso)) ?? Number.NaN).toISOString()

describe('nextRun', () => {
  test('keeps pace from the epoch on, moved by the shift', () => {
    const pattern = formatPattern({ everyMs: 600_000 }, 90_000)
    expect(runAfter(pattern, '2026-11-22T12:00:00Z')).toBe('2026-11-22T12:01:30.000Z')
    expect(runAfter(pattern, '2026-11-22T12:01:30Z')).toBe('2026-11-22T12:11:30.000Z')
  })

  test('never waits longer than one interval and never returns what is past', () => {
    assert(
      property(integer({ min: 1000, max: 9e7 }), nat(9e7), nat(2e12), (everyMs, shift, after) => {
        const next = nextRun(formatPattern({ everyMs }, shift % everyMs), after)!
        expect(next).toBeGreaterThan(after)
        expect(next).toBeLessThanOrEqual(after + everyMs)
      }),
    )
  })

  test('follows a cron expression in its time zone', () => {
    const pattern = formatPattern({ cron: '0 3 * * *', tz: 'Asia/Tehran' }, 0)
    expect(runAfter(pattern, '2026-11-22T12:00:00Z')).toBe('2026-11-22T23:30:00.000Z')
  })

  test.each([
    [
      'spring, at once after the hour that is left out',
      '30 2 * * *',
      '2026-03-28T12:00:00Z',
      '2026-03-29T01:00:00.000Z',
    ],
    ['summer time', '0 6 * * *', '2026-03-29T12:00:00Z', '2026-03-30T04:00:00.000Z'],
    ['winter time', '0 6 * * *', '2026-10-25T12:00:00Z', '2026-10-26T05:00:00.000Z'],
  ])('follows the clocks of its time zone: %s', (_, cron, from, next) => {
    expect(runAfter(formatPattern({ cron, tz: 'Europe/Berlin' }, 0), from)).toBe(next)
  })

  test('runs once in the hour that autumn doubles', () => {
    const pattern = formatPattern({ cron: '30 2 * * *', tz: 'Europe/Berlin' }, 0)
    const first = runAfter(pattern, '2026-10-24T12:00:00Z')
    expect(runAfter(pattern, first)).toBe('2026-10-26T01:30:00.000Z')
  })

  test('reads a cron expression in UTC where no time zone is given', () => {
    expect(runAfter(formatPattern({ cron: '0 3 * * *' }, 0), '2026-11-22T12:00:00Z')).toBe('2026-11-23T03:00:00.000Z')
  })

  test('moves cron runs by the shift without losing or doubling one', () => {
    const pattern = formatPattern({ cron: '*/10 * * * *' }, 20_000)
    expect(runAfter(pattern, '2026-11-22T12:00:00Z')).toBe('2026-11-22T12:00:20.000Z')
    expect(runAfter(pattern, '2026-11-22T12:00:20Z')).toBe('2026-11-22T12:10:20.000Z')
  })

  test('has nothing to say of a pattern that it did not write', () => {
    expect(nextRun('* * * * *', 0)).toBeUndefined()
  })
})

describe('parsePattern', () => {
  test.each([{ everyMs: 60_000 }, { cron: '*/5 * * * 1,3' }, { cron: '0 3 1 * *', tz: 'Europe/Moscow' }])(
    'reads back %j',
    (time) => {
      expect(parsePattern(formatPattern(time, 123))).toEqual({ time, shiftMs: 123 })
    },
  )
})

describe('formatPattern', () => {
  test.each([
    [{ everyMs: 999 }, /1000 or more/],
    [{ everyMs: Number.NaN }, /1000 or more/],
    [{ cron: '61 * * * *' }, /"61 \* \* \* \*"/],
    [{ cron: '0 0 30 2 *' }, /never runs/],
    [{ cron: '* * * * *', tz: 'Mars/Base' }, /Mars\/Base/],
  ])('refuses %j', (time, words) => {
    expect(() => formatPattern(time, 0)).toThrow(words)
    expect(() => formatPattern(time, 0)).toThrow(expect.objectContaining({ kind: 'config', code: 'bad-schedule' }))
  })
})
