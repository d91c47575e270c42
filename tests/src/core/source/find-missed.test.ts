import { describe, expect, it } from 'vitest'
import { findMissed } from '../../../../src/core/source/find-missed.ts'

const gap = { since: new Date('2026-05-02T08:00:00Z'), until: new Date('2026-05-02T12:00:00Z') }
const dated = (publishedAt: string | null, updatedAt: string | null = null) => ({ publishedAt, updatedAt })
const dates = (missed: ReturnType<typeof findMissed>) =>
  missed.entries.map((entry) => entry.publishedAt ?? entry.updatedAt)

describe('findMissed', () => {
  it('takes what came within the gap, by the time or by the day', () => {
    const pages = ['2026-05-02T10:00:00Z', '2026-05-02T07:00:00Z', '2026-05-02', '2026-05-03', '2026-05-02T15:00:00Z']
    expect(
      dates(
        findMissed(
          pages.map((at) => dated(at)),
          gap,
        ),
      ),
    ).toEqual(['2026-05-02T10:00:00Z', '2026-05-02'])
  })

  it('goes by the last change where a page names no other time, and takes no page without any', () => {
    expect(dates(findMissed([dated(null, '2026-05-02T09:00:00Z'), dated(null)], gap))).toEqual(['2026-05-02T09:00:00Z'])
  })

  it('covers the gap once it reaches back before it', () => {
    expect(findMissed([dated('2026-05-02T10:00:00Z')], gap).covers).toBe(false)
    expect(findMissed([dated('2026-05-01T10:00:00Z')], gap).covers).toBe(true)
  })

  it('does not take a whole archive for a gap', () => {
    const many = Array.from({ length: 400 }, () => dated('2026-05-02T10:00:00Z'))
    const missed = findMissed([...many, dated('2026-05-01T10:00:00Z')], gap)
    expect([missed.entries.length, missed.covers]).toEqual([300, false])
  })
})
