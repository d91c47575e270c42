import { describe, expect, it } from 'vitest'
import { decidePace } from '../../../../src/core/source/decide-pace.ts'
import type { Source } from '../../../../src/core/source/source.ts'

type Wishes = Pick<Source, 'paceMs' | 'robots' | 'maxCrawlDelayMs'>

describe('decidePace', () => {
  it.each<readonly [string, Wishes, number | null, number]>([
    ['the pace where robots.txt asks for none', { paceMs: 5_000, maxCrawlDelayMs: 60_000 }, null, 5_000],
    ['the pace where robots.txt asks for less', { paceMs: 5_000, maxCrawlDelayMs: 60_000 }, 1_000, 5_000],
    ['what robots.txt asks for', { paceMs: 5_000, maxCrawlDelayMs: 60_000 }, 10_000, 10_000],
    ['the most that is allowed', { paceMs: 5_000, maxCrawlDelayMs: 60_000 }, 86_400_000, 60_000],
    ['the pace where it is longer than what is allowed', { paceMs: 90_000, maxCrawlDelayMs: 60_000 }, 100_000, 90_000],
    ['the pace where robots.txt is ignored', { paceMs: 0, maxCrawlDelayMs: 60_000, robots: 'ignore' }, 10_000, 0],
    ['the pace where nothing is allowed for', { paceMs: 5_000 }, 10_000, 5_000],
  ])('keeps %s', (_, source, crawlDelayMs, paceMs) => {
    expect(decidePace(source, crawlDelayMs)).toBe(paceMs)
  })
})
