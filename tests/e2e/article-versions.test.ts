import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readArticle } from '../../jobs/read-article.ts'
import { revisitArticle } from '../../jobs/revisit-article.ts'
import { readPage } from '../../src/analysis/read-page.ts'
import type { Context } from '../../src/context.ts'
import { createStore, type Store } from '../../src/store/store.ts'
import { createTestContext, never, NOW } from '../support/context.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { newsPage, PARAGRAPHS } from '../support/news-page.ts'
import { aSource, httpError, ok } from '../support/records.ts'

const MINUTE = 60_000
const ADDRESS = 'https://paper.example/news/rail'
const WAITS = [10, 60, 360].map((minutes) => minutes * MINUTE)

let test: TestDatabase
let store: Store

beforeAll(async () => {
  test = await createTestDatabase()
  store = createStore(test.database.kysely)
})
afterAll(() => test.drop())

const [first = '', second = '', third = '', fourth = ''] = PARAGRAPHS
const EDITED = second.replace('fifteen million', 'twelve million')
const ADDED = 'A spokesman for the railway said on Wednesday that work on the tunnels had begun.'

/** The page as it was at each reading: as published, a figure corrected, a sentence added, a paragraph taken away. */
const EDITIONS = [
  [first, second, third, fourth],
  [first, EDITED, third, fourth],
  [first, EDITED, third, `${fourth} ${ADDED}`],
  [first, EDITED, `${fourth} ${ADDED}`],
]

/** A context on the archive of this file, whose network serves one page, and whose pages are read in this process. */
function contextOf(answer: Parameters<typeof createTestContext>[0] & object): Context {
  const { context } = createTestContext({
    ...answer,
    store,
    analysis: { 'read-page': (input) => readPage(input) },
  })
  return { ...context, now: () => new Date() }
}

async function saveEntry(name: string, url: string, contentHtml: string | null = null): Promise<number> {
  const source = aSource({ id: `source-${name}`, revisitAfterMs: WAITS, paceMs: 0 })
  const sources = (await store.listSources()).map((record) => record.source)
  await store.syncSources([...sources, source], NOW)
  const found = {
    keys: [`guid:${name}`],
    url,
    canonicalUrl: url,
    title: 'Rail agreement signed',
    summary: null,
    contentHtml,
    author: null,
    publishedAt: null,
  }
  const saved = await store.saveRecordedEntry(source, found, { now: NOW, baseline: false }, (entryId) => ({
    job: 'read-article',
    key: String(entryId),
    payload: { entryId },
    dueAt: NOW,
  }))
  return saved.id
}

async function findSteps(job: string): Promise<readonly { key: string; due_at: Date }[]> {
  const { rows } = await test.database.pool.query<{ key: string; due_at: Date }>(
    'select key, due_at from step where job = $1 order by key',
    [job],
  )
  return rows
}

describe('an article through the jobs', () => {
  it('is one with four versions when its page was edited three times, each with its sentence differences', async () => {
    const entryId = await saveEntry('rail', ADDRESS)
    const page = (paragraphs: readonly string[] = []) => ok(newsPage({ paragraphs }), { finalUrl: ADDRESS })
    const started = Date.now()
    const read = await readArticle(contextOf({ fetch: page(EDITIONS[0]) }), { entryId }, never)
    expect(read).toMatchObject({ outcome: 'new', version: 1 })
    const articleId = (read as unknown as { articleId: number }).articleId
    for (const round of [1, 2, 3]) {
      const again = await revisitArticle(contextOf({ fetch: page(EDITIONS[round]) }), { articleId, round }, never)
      expect(again).toMatchObject({ outcome: 'new-version', articleId, version: round + 1 })
    }
    const due = await findSteps('revisit-article')
    expect(due.map(({ key, due_at }) => [key, Math.round((due_at.getTime() - started) / MINUTE)])).toEqual([
      [`${articleId}-1`, 10],
      [`${articleId}-2`, 60],
      [`${articleId}-3`, 360],
    ])
    expect((await findSteps('find-statements')).map(({ key }) => key)).toEqual(
      [1, 2, 3, 4].map((version) => `${articleId}-${version}`),
    )

    const versions = await store.listVersions(articleId)
    expect(versions.map(({ version }) => version)).toEqual([1, 2, 3, 4])
    const differences = versions.map(({ text, differences: found }, at) => {
      const before = versions[at - 1]?.text ?? ''
      return found === null
        ? null
        : {
            added: found.added.map((span) => text.slice(...span)),
            removed: found.removed.map((span) => before.slice(...span)),
            changed: found.changed.map((change) => [before.slice(...change.before), text.slice(...change.after)]),
          }
    })
    expect(differences).toEqual([
      null,
      { added: [], removed: [], changed: [[second, EDITED]] },
      { added: [ADDED], removed: [], changed: [] },
      { added: [], removed: [third], changed: [] },
    ])
    const { rows } = await test.database.pool.query('select id from article')
    expect(rows).toHaveLength(1)
  })

  it('is one, however redirectors, AMP pages and mirrors lead to it: its page names its canonical address', async () => {
    const canonical = 'https://paper.example/news/canal'
    const body = newsPage({ head: `<link rel="canonical" href="${canonical}">`, title: 'Canal opens' })
    const doors = [
      [
        'proxied',
        'https://feedproxy.example/~r/paper/~3/AbC',
        'https://paper.example/news/canal?utm_source=feedburner',
      ],
      ['short', 'https://sho.rt/x', 'https://amp.paper.example/news/canal/amp'],
      ['direct', canonical, canonical],
    ] as const
    const ids: unknown[] = []
    for (const [name, url, finalUrl] of doors) {
      const entryId = await saveEntry(`canal-${name}`, url)
      ids.push(await readArticle(contextOf({ fetch: ok(body, { finalUrl }) }), { entryId }, never))
    }
    expect(ids).toMatchObject([{ outcome: 'new' }, { outcome: 'unchanged' }, { outcome: 'known' }])
    const { rows } = await test.database.pool.query('select id from article where canonical_url = $1', [canonical])
    expect(rows).toHaveLength(1)
  })

  it.each([
    [
      'a consent page',
      () =>
        ok('<title>Before you continue</title><p>We use cookies and data.</p><button>Accept all</button>', {
          finalUrl: `${ADDRESS}-1`,
        }),
      'consent',
    ],
    [
      'a page that is not found with 200',
      () => ok('<title>Page not found</title><h1>404</h1><p>Sorry.</p>', { finalUrl: `${ADDRESS}-2` }),
      'not-found',
    ],
    [
      'an empty shell',
      () =>
        ok(`<title>Rail</title><div id="app"></div><script>${'x()'.repeat(2_000)}</script>`, {
          finalUrl: `${ADDRESS}-3`,
        }),
      'empty-shell',
    ],
    ['a server that is down', () => httpError(503), 'page not read'],
  ])('has the words of the feed where the page is %s, and says so', async (name, answer, warning) => {
    const entryId = await saveEntry(
      name,
      `${ADDRESS}-of-${name.replaceAll(' ', '-')}`,
      `<p>${name}: ${first}</p><p>${second}</p>`,
    )
    const done = await readArticle(contextOf({ fetch: answer() }), { entryId }, never)
    const articleId = (done as unknown as { articleId: number }).articleId
    const article = await store.loadArticle(articleId)
    expect(article).toMatchObject({ text: expect.stringContaining(second), quality: { method: 'feed' } })
    expect(article?.quality.warnings.join('; ')).toContain(warning)
    expect(article?.quality.score).toBeLessThan(0.7)
    const found = await store.loadEntry(entryId)
    expect(found?.entry).toMatchObject({ state: 'read', stateReason: expect.stringContaining(warning) })
  })
})
