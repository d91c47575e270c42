import { describe, expect, it } from 'vitest'
import { chooseSitemaps, MOST_SITEMAPS } from '../../../../src/core/source/choose-sitemaps.ts'

const sitemap = (name: string, updatedAt: string | null = null) => ({ url: `https://a.example/${name}.xml`, updatedAt })
const names = (sitemaps: ReturnType<typeof chooseSitemaps>) => sitemaps.map(({ url }) => url.slice(18, -4))

describe('chooseSitemaps', () => {
  it('takes the newest first, and only so many', () => {
    const days = Array.from({ length: 9 }, (_, day) => sitemap(`d${day + 1}`, `2026-05-0${day + 1}`))
    expect(names(chooseSitemaps(days, null))).toEqual(['d9', 'd8', 'd7', 'd6', 'd5'])
    expect(MOST_SITEMAPS).toBe(5)
  })

  it('leaves out what has not changed since the last poll, with two days to spare', () => {
    const days = ['01', '04', '05'].map((day) => sitemap(`d${day}`, `2026-05-${day}`))
    expect(names(chooseSitemaps(days, new Date('2026-05-05T10:00:00Z')))).toEqual(['d05', 'd04'])
  })

  it('takes of those without a date the ones named for news, then the last', () => {
    expect(
      names(
        chooseSitemaps(
          ['a', 'news', 'b', 'c'].map((name) => sitemap(name)),
          null,
        ),
      ),
    ).toEqual(['news', 'c', 'b', 'a'])
  })
})
