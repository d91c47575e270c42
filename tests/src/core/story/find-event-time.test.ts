import { describe, expect, it } from 'vitest'
import { findEventTime } from '../../../../src/core/story/find-event-time.ts'

const SEEN = new Date('2026-05-04T10:00:00Z')

describe('findEventTime', () => {
  it.each([
    ['the time that the page says', '2026-05-03T21:30:00+03:30', '2026-05-03T18:00:00.000Z'],
    ['the noon of a mere day', '2026-05-02', '2026-05-02T12:00:00.000Z'],
    ['the first sight of a page that says nothing', null, SEEN.toISOString()],
    ['the first sight of a page that says what is no time', 'soon', SEEN.toISOString()],
    ['the first sight of a page from the future', '2027-01-01', SEEN.toISOString()],
  ])('is %s', (_, published, expected) => {
    expect(findEventTime(published, SEEN).toISOString()).toBe(expected)
  })
})
