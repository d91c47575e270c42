import { describe, expect, it } from 'vitest'
import { toGregorian } from '../../../../../src/core/article/date/persian-calendar.ts'

const PERSIAN = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
})

describe('toGregorian', () => {
  it('agrees with the calendar of Unicode on every day of 1990 to 2050', () => {
    const wrong: string[] = []
    for (let time = Date.UTC(1990, 0, 1); time < Date.UTC(2050, 0, 1); time += 86_400_000) {
      const parts = PERSIAN.formatToParts(time)
      const part = (type: string) => Number(parts.find((each) => each.type === type)?.value)
      const { year, month, day } = toGregorian({ year: part('year'), month: part('month'), day: part('day') })
      if (Date.UTC(year, month - 1, day) !== time) wrong.push(new Date(time).toISOString())
    }
    expect(wrong).toEqual([])
  })
})
