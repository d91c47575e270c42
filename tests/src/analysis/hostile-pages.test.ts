import { afterAll, describe, expect, it } from 'vitest'
import { createAnalysis } from '../../../src/analysis/create-analysis.ts'
import { compileScreen, screenPage } from '../../../src/core/article/screen/screen-page.ts'
import { findGrowth } from '../../support/find-growth.ts'
import { hostilePage, HOSTILE_ROUND, VAST_PAGES } from '../../support/hostile-pages.ts'
import { newsPage } from '../../support/news-page.ts'

const TIMEOUT_MS = 60_000
const analysis = createAnalysis({ threads: 1, lexicon: null, timeoutMs: TIMEOUT_MS })
afterAll(() => analysis.close())

const read = (bytes: Uint8Array) =>
  analysis.run('read-page', { bytes, contentType: 'text/html', url: 'https://paper.example/a', feed: null })

describe('read-page', () => {
  it('comes through hostile pages, and reads the next one as before', { timeout: 4 * TIMEOUT_MS }, async () => {
    const { article } = readArticle(await read(new TextEncoder().encode(newsPage())))
    // A step that has no divisor in common with the six kinds of pages.
    for (let at = 0; at < HOSTILE_ROUND; at += 49) await read(hostilePage(at).bytes)
    expect(readArticle(await read(new TextEncoder().encode(newsPage()))).article).toEqual(article)
    expect(analysis.load()).toMatchObject({ waiting: 0, running: 0, threads: 1 })
  })

  it.each(VAST_PAGES.map((at) => [hostilePage(at).what, at] as const))(
    'comes through %s',
    { timeout: 2 * TIMEOUT_MS },
    async (_, at) => {
      expect(typeof readArticle(await read(hostilePage(at).bytes)).article.text).toBe('string')
    },
  )
})

describe('screenPage', () => {
  const facts = { source: null, sourceTags: [], country: null }
  const name = (en: string) => ({ id: en, kind: 'person' as const, side: 'IR', names: { en: [en] } })
  const screen = compileScreen(
    {
      statements: { actors: [name('Marya Sergeeva'), name('Ali Ali')], countries: { RU: { en: ['Russia'] } } },
      cooperation: { parties: [], areas: [] },
    },
    [{ match: '"a b a b"', watch: 'article' }],
  )

  it.each(VAST_PAGES.map((at) => [hostilePage(at).what, at] as const))('decides quickly on %s', (_, at) => {
    const html = new TextDecoder().decode(hostilePage(at).bytes)
    const started = process.threadCpuUsage()
    expect(typeof screenPage(screen, { html, url: null, feed: null, facts }).keep).toBe('boolean')
    const { user, system } = process.threadCpuUsage(started)
    expect((user + system) / 1_000).toBeLessThan(3_000)
  })
})

describe('findGrowth', () => {
  it('sees a leak, and neither start-up nor peaks', () => {
    const steady = Array.from({ length: 100 }, (_, at) => (at < 20 ? at * 5 : 100) + (at % 7))
    expect(findGrowth(steady)).toBeLessThan(5)
    expect(findGrowth(steady.map((mb, at) => (at % 25 === 0 ? mb + 500 : mb)))).toBeLessThan(5)
    expect(findGrowth(steady.map((mb, at) => mb + at))).toBeGreaterThan(30)
  })
})

function readArticle<Reading extends { readonly outcome: string }>(
  reading: Reading,
): Exclude<Reading, { readonly outcome: 'screened' }> {
  if (reading.outcome === 'screened') throw new Error('nobody asked for a screen')
  return reading as Exclude<Reading, { readonly outcome: 'screened' }>
}
