import { describe, expect, it } from 'vitest'
import { findDates } from '../../../../../src/core/article/date/find-dates.ts'

const first = (text: string, dayFirst = true) => findDates(text, { dayFirst })[0]

describe('findDates', () => {
  it.each([
    ['2024-08-16', '2024-08-16'],
    ['Published on August 16, 2024', '2024-08-16'],
    ['16 August 2024', '2024-08-16'],
    ['16th of August 2024', '2024-08-16'],
    ['Aug. 16, 2024', '2024-08-16'],
    ['16-Aug-2024', '2024-08-16'],
    ['16.08.2024', '2024-08-16'],
    ['16. 8. 2024', '2024-08-16'],
    ['2024/08/16', '2024-08-16'],
    ['16. August 2024', '2024-08-16'],
    ['1er septembre 2024', '2024-09-01'],
    ['le 16 août 2024', '2024-08-16'],
    ['16 de agosto de 2024', '2024-08-16'],
    ['16 ağustos 2024', '2024-08-16'],
    ['16 августа 2024 года', '2024-08-16'],
    ['16 авг. 2024', '2024-08-16'],
    ['16 серпня 2024', '2024-08-16'],
    ['16 أغسطس 2024', '2024-08-16'],
    ['١٦ أغسطس ٢٠٢٤', '2024-08-16'],
    ['۲۶ مرداد ۱۴۰۳', '2024-08-16'],
    ['۱۴۰۳/۰۵/۲۶', '2024-08-16'],
    ['1403-05-26', '2024-08-16'],
    ['جمعه ۲۶ مرداد ۱۴۰۳ - ۱۲:۴۵', '2024-08-16'],
    ['2024年8月16日', '2024-08-16'],
    ['August 16,2024', '2024-08-16'],
    ['16/Aug/2024', '2024-08-16'],
    ['Fri Aug 16 12:30:00 UTC 2024', '2024-08-16'],
    ['Fri Aug 16 12:30:00 +0000 2024', '2024-08-16'],
    ['16 أغسطس/آب 2024', '2024-08-16'],
    ['16 أوت 2024', '2024-08-16'],
    ['۲۶ مرداد\u200cماه ۱۴۰۳', '2024-08-16'],
    ['2024. augusztus 16.', undefined],
  ])('reads “%s” as %s', (text, day) => {
    expect(first(text)?.day).toBe(day)
  })

  it('reads 3/4/2024 by the custom of the page, and by sense where only one reading makes a day', () => {
    expect(first('3/4/2024', true)?.day).toBe('2024-04-03')
    expect(first('3/4/2024', false)?.day).toBe('2024-03-04')
    expect(first('25/4/2024', false)?.day).toBe('2024-04-25')
    expect(first('4/25/2024', true)?.day).toBe('2024-04-25')
  })

  it.each([
    '31.02.2024',
    '2024-13-01',
    '0.1.2024',
    '16 foos 2024',
    '1234-05-06',
    '192.168.12.2024',
    'Room 12 March',
    '12:30',
  ])('finds no day in “%s”', (text) => {
    expect(findDates(text, { dayFirst: true })).toEqual([])
  })

  it('gives the time only where its zone is told', () => {
    expect(first('06:52 GMT 16.08.2024')?.time).toBe('2024-08-16T06:52:00Z')
    expect(first('2024-08-16T06:52:10+03:00')?.time).toBe('2024-08-16T06:52:10+03:00')
    expect(first('August 16, 2024, 6:52 p.m. EDT', false)?.time).toBe('2024-08-16T18:52:00-04:00')
    expect(first('16 августа 2024, 12:30 МСК')?.time).toBe('2024-08-16T12:30:00+03:00')
    expect(first('16.08.2024, 12:30')?.time).toBeNull()
  })

  it('finds all dates of a text in their order', () => {
    expect(findDates('From 1 May 2023 to 2 June 2024.', { dayFirst: true }).map((date) => date.day)).toEqual([
      '2023-05-01',
      '2024-06-02',
    ])
  })
})
