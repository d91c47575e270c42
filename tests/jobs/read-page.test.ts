import { describe, expect, it } from 'vitest'
import { type PageRequest, readPage } from '../../jobs/read-page.ts'
import type { ReadPageInput } from '../../src/analysis/read-page.ts'
import type { FetchOutcome } from '../../src/context.ts'
import { after, type ContextParts, createTestContext, never } from '../support/context.ts'
import { aReading, httpError, ok, unreachable } from '../support/records.ts'

const WORDS = { title: 'Seven', summary: 'In short.', contentHtml: null, author: null, publishedAt: null }
const PAGE: PageRequest = {
  url: 'https://paper.example/news/seven',
  feed: WORDS,
  source: { paceMs: 5_000, maxCrawlDelayMs: 60_000 },
  turn: { who: 'read-article 7', rank: 'article' },
}
/** The turn of PAGE at its host. */
const TURN = { host: 'paper.example', who: 'read-article 7', rank: 'article', paceMs: 5_000 }

/** Reads a page that says “The page.”, where the feed says “In short.”, unless the test says otherwise. */
async function read(parts: ContextParts & { readonly request?: Partial<PageRequest> }) {
  const inputs: ReadPageInput[] = []
  const test = createTestContext({
    fetch: ok('<p>The page.</p>', { finalUrl: 'https://paper.example/final' }),
    ...parts,
    analysis: {
      'read-page': (input) => {
        inputs.push(input)
        return aReading(input.bytes === null ? 'In short.' : 'The page.')
      },
      ...parts.analysis,
    },
  })
  const outcome = await readPage(test.context, { ...PAGE, ...parts.request }, never)
  return { outcome, inputs, turns: test.turns }
}

const refusedByRobots = {
  allowed: false,
  reason: 'robots.txt of https://paper.example asks crawlers to leave this page alone.',
  retryAfterMs: null,
} as const

describe('readPage', () => {
  it('reads the page with what the feed said of it', async () => {
    const { outcome, inputs, turns } = await read({})
    expect(outcome).toMatchObject({
      kind: 'read',
      finalUrl: 'https://paper.example/final',
      reading: { article: { text: 'The page.', quality: { warnings: [] } } },
    })
    expect(inputs).toMatchObject([{ url: 'https://paper.example/final', contentType: 'text/html', feed: WORDS }])
    expect(turns).toEqual([TURN])
  })

  it('comes back later when the host is not free, and asks for nothing', async () => {
    const { outcome } = await read({
      fetch: () => Promise.reject(new Error('no request was expected')),
      hostFreeAt: after(3_000),
    })
    expect(outcome).toEqual({ kind: 'later', at: after(3_000) })
  })

  it.each<readonly [string, FetchOutcome, string]>([
    ['cannot be had', httpError(500), 'paper.example answers 500.'],
    ['cannot be reached', unreachable, 'refused the connection'],
  ])('takes the text of the feed for a page that %s, and says so', async (_, answer, reason) => {
    const { outcome, inputs } = await read({ fetch: answer })
    expect(outcome).toMatchObject({ kind: 'read', reading: { article: { text: 'In short.' } } })
    expect(outcome.kind === 'read' && outcome.reading.article.quality.warnings).toEqual([
      expect.stringMatching(new RegExp(`^page not read: .*${reason}`)),
    ])
    expect(inputs).toMatchObject([{ bytes: null, feed: WORDS }])
  })

  it('leaves alone what robots.txt asks to leave alone: no request, no claim on the host', async () => {
    const { outcome, turns } = await read({
      robots: refusedByRobots,
      fetch: () => Promise.reject(new Error('no request was expected')),
    })
    expect(outcome).toMatchObject({ kind: 'read', reading: { article: { text: 'In short.' } } })
    expect(turns).toEqual([])
  })

  it('says why there is nothing to read where the feed says nothing either', async () => {
    const silent = { ...WORDS, summary: ' ' }
    expect((await read({ robots: refusedByRobots, request: { feed: silent } })).outcome).toEqual({
      kind: 'unreadable',
      reason: refusedByRobots.reason,
      passing: false,
    })
    expect((await read({ fetch: httpError(404), request: { feed: null } })).outcome).toEqual({
      kind: 'unreadable',
      reason: 'paper.example answers 404.',
      passing: false,
    })
  })

  const limit = (code: 'total-timeout' | 'too-large') =>
    ({ kind: 'limit', code, url: 'https://paper.example/', message: code }) as const
  it.each<readonly [string, ContextParts, boolean]>([
    ['a server that is down', { fetch: unreachable }, true],
    ['a server in trouble', { fetch: httpError(503) }, true],
    ['a server that is busy', { fetch: httpError(429) }, true],
    ['a slow server', { fetch: limit('total-timeout') }, true],
    ['a page of 50 MB', { fetch: limit('too-large') }, false],
    ['a page that is gone', { fetch: httpError(410) }, false],
    ['a wall', { fetch: httpError(403, { blocked: 'forbidden' }) }, false],
    ['a robots.txt that cannot be read', { robots: { ...refusedByRobots, retryAfterMs: 900_000 } }, true],
    ['a robots.txt that says no', { robots: refusedByRobots }, false],
  ])('tells whether %s may pass', async (_, parts, passing) => {
    expect((await read({ ...parts, request: { feed: null } })).outcome).toMatchObject({ kind: 'unreadable', passing })
  })

  it('reads an entry with no link from the feed alone', async () => {
    const { outcome } = await read({ request: { url: null } })
    expect(outcome).toMatchObject({ kind: 'read', finalUrl: null, reading: { article: { text: 'In short.' } } })
    expect((await read({ request: { url: null, feed: null } })).outcome).toEqual({
      kind: 'unreadable',
      reason: 'the entry has no link',
      passing: false,
    })
  })

  it.each([
    ['its own pace, where it is the longer', 2_000, {}, 5_000],
    ['what robots.txt asks for', 20_000, {}, 20_000],
    ['what robots.txt asks for, up to what is allowed', 86_400_000, {}, 60_000],
    ['its own pace, where its source ignores robots.txt', 20_000, { robots: 'ignore' } as const, 5_000],
  ])('keeps to %s', async (_, crawlDelayMs, source, paceMs) => {
    const { turns } = await read({
      robots: { allowed: true, crawlDelayMs, sitemaps: [] },
      request: { source: { ...PAGE.source, ...source } },
    })
    expect(turns).toEqual([{ ...TURN, paceMs }])
  })

  it('reads what robots.txt closes where its source is to ignore it', async () => {
    const { outcome } = await read({
      robots: refusedByRobots,
      request: { source: { ...PAGE.source, robots: 'ignore' } },
    })
    expect(outcome).toMatchObject({ kind: 'read', reading: { article: { text: 'The page.' } } })
  })

  it('says what was wrong with a page that holds no article', async () => {
    const quality = { score: 0, method: 'none', warnings: ['a consent page', 'very short'] }
    const { outcome } = await read({ analysis: { 'read-page': () => aReading('', { quality }) } })
    expect(outcome).toEqual({ kind: 'unreadable', reason: 'a consent page; very short', passing: false })
  })

  it('reads nothing into "not modified", which answers no question that was asked', async () => {
    const { outcome } = await read({ fetch: { ...httpError(304), kind: 'not-modified' } as FetchOutcome })
    expect(outcome).toMatchObject({ kind: 'unreadable' })
  })
})
