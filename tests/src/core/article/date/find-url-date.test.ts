import { describe, expect, it } from 'vitest'
import { findUrlDate } from '../../../../../src/core/article/date/find-url-date.ts'

describe('findUrlDate', () => {
  it.each([
    ['https://a.example/2019/11/18/title', '2019-11-18'],
    ['https://a.example/2019/nov/18/title', '2019-11-18'],
    ['https://a.example/news/2019-11-18-title.html', '2019-11-18'],
    ['https://a.example/20191118/title-1023.html', '2019-11-18'],
    ['https://a.example/columnists/201911181077343476-title/', '2019-11-18'],
    ['https://a.example/news/18-11-2019', '2019-11-18'],
    ['https://web.archive.org/web/20110106023242/http://a.example/x', null],
    ['https://a.example/article/1206313/title', null],
    ['https://a.example/2019/13/45/title', null],
  ])('reads the day of %s as %s', (url, day) => {
    expect(findUrlDate(url).day).toBe(day)
  })

  it('reads at least the month where there is no day', () => {
    expect(findUrlDate('https://a.example/2019/11/title')).toEqual({ day: null, month: '2019-11' })
  })
})
