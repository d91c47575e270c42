import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Source, SourceKind } from '../../src/core/source/source.ts'
import { renderFeed } from '../support/news.ts'
import { openSourceBench, type SourceBench } from '../support/source-bench.ts'

const MINUTE = 60_000
const HTML = '<main><a href="/news/1234-drones-for-moscow">Drones</a></main>'
const FEED = renderFeed([{ guid: 'one', url: 'https://paper.example/one', title: 'One' }])
const SITEMAP =
  '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>/news/one-two-three</loc></url></urlset>'
const BODIES: Readonly<Record<SourceKind, readonly [type: string, body: string]>> = {
  article: ['text/html', HTML],
  feed: ['application/rss+xml', FEED],
  page: ['text/html', HTML],
  sitemap: ['application/xml', SITEMAP],
}

let bench: SourceBench
beforeAll(async () => {
  bench = await openSourceBench()
})
afterAll(() => bench.close())

/** Polls a source of a kind whose site has this robots.txt; the paths that it was asked for. */
async function poll(kind: SourceKind, robots: { status?: number; body?: string }, changes: Partial<Source> = {}) {
  const path = `/${kind}-${bench.site.requests.length}`
  const [type, body] = BODIES[kind]
  bench.site.on('/robots.txt', robots)
  bench.site.on(path, { headers: { 'content-type': type }, body })
  // Rules are kept for a day.
  bench.pass(2 * 24 * 60 * MINUTE)
  const from = bench.site.requests.length
  const id = await bench.add(path, { kind, ...changes })
  const result = await bench.poll(id)
  const asked = bench.site.requests.slice(from).map((request) => (request.path === path ? 'source' : request.path))
  return { result, asked, record: await bench.record(id) }
}

const CLOSED = { body: 'User-agent: *\nDisallow: /' }

describe('robots.txt', () => {
  it.each(['page', 'article'] as const)(
    'keeps a %s from being polled, and says so with what can be done',
    async (kind) => {
      const { asked, record } = await poll(kind, CLOSED)
      expect(asked).toEqual(['/robots.txt'])
      expect(record).toMatchObject({
        state: 'failing',
        stateReason: expect.stringMatching(
          /^robots\.txt of \S+ asks crawlers to leave this page alone\. .*robots: ignore/,
        ),
      })
    },
  )

  it.each(['page', 'article'] as const)('is not asked for where a %s is to ignore it', async (kind) => {
    const { asked, record } = await poll(kind, CLOSED, { robots: 'ignore' })
    expect(asked).toEqual(['source'])
    expect(record.state).toBe('ok')
  })

  it.each(['feed', 'sitemap'] as const)('does not speak of a %s, which is made for programs', async (kind) => {
    const { asked, record } = await poll(kind, CLOSED)
    expect(asked).toEqual(['source'])
    expect(record.state).toBe('ok')
  })

  it('is asked for once a day, before the page', async () => {
    const { asked, record } = await poll('page', { body: 'User-agent: *\nDisallow: /private' })
    expect(asked).toEqual(['/robots.txt', 'source'])
    const from = bench.site.requests.length
    await bench.poll(record.source.id)
    expect(bench.site.requests.slice(from).map(({ path }) => path)).not.toContain('/robots.txt')
  })

  it('closes its site for a while where the server fails to give it', async () => {
    const { asked, record } = await poll('page', { status: 500 })
    expect(asked).toEqual(['/robots.txt'])
    expect(record).toMatchObject({ state: 'failing', stateReason: expect.stringContaining('cannot be read') })
    bench.site.on('/robots.txt', { status: 404 })
    bench.pass(20 * MINUTE)
    expect(await bench.poll(record.source.id)).toMatchObject({ state: 'ok' })
  })
})
