import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readArticle } from '../../jobs/read-article.ts'
import { openPageKnowledge } from '../../src/analysis/page-knowledge.ts'
import { readPage } from '../../src/analysis/read-page.ts'
import { loadLexicon } from '../../src/config/load-lexicon.ts'
import { createArticleReads } from '../../src/article-reads.ts'
import { createStore, type Store } from '../../src/store/store.ts'
import { throwFaults } from '../../src/throw-faults.ts'
import { EVENT_REPORTS, type EventReport } from '../src/core/story/events.ts'
import { createTestContext, never } from '../support/context.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { newsPage } from '../support/news-page.ts'
import { aSource, ok } from '../support/records.ts'

const DAY = 24 * 60 * 60_000
const FIRST_DAY = Date.parse('2026-05-04T09:00:00Z')

let test: TestDatabase
let store: Store

beforeAll(async () => {
  test = await createTestDatabase()
  store = createStore(test.database.kysely)
})
afterAll(() => test.drop())

/** Reads a report as an outlet of its own prints it, among the things that this outlet prints around every article. */
async function readReport(
  at: number,
  report: EventReport,
  knowledge: ReturnType<typeof openPageKnowledge>,
): Promise<number> {
  const now = new Date(FIRST_DAY + report.day * DAY + at * 60_000)
  const source = aSource({ id: `outlet-${at}`, paceMs: 0 })
  const url = `https://outlet-${at % 6}.example/news/${at}`
  const facts = { title: report.title, summary: null, contentHtml: null, author: null, publishedAt: null }
  const entry = { keys: [`guid:${at}`], url, canonicalUrl: url, ...facts }
  const { id: entryId } = await store.saveRecordedEntry(source, entry, { now, baseline: false }, (id) => ({
    job: 'read-article',
    key: String(id),
    payload: { entryId: id },
    dueAt: now,
  }))
  const around = `Outlet number ${at % 6} has been telling its readers what goes on between the capitals since its foundation.`
  const page = newsPage({ title: report.title, lang: report.lang, paragraphs: [around, report.text] })
  const { context } = createTestContext({
    store,
    fetch: ok(page, { finalUrl: url }),
    analysis: { 'read-page': (input) => readPage(input, knowledge) },
  })
  const done = await readArticle({ ...context, now: () => now }, { entryId }, never)
  return (done as unknown as { articleId: number }).articleId
}

describe('reports on the events of ten days', () => {
  it('become stories: no two events in one, most reports of an event in one, also across languages', async () => {
    const { screen: _screen, ...knowledge } = openPageKnowledge(
      throwFaults(await loadLexicon(resolve(import.meta.dirname, '../../config'))),
    )
    const events = new Map<number, string>()
    for (const [at, report] of EVENT_REPORTS.toSorted((a, b) => a.day - b.day).entries())
      events.set(await readReport(at, report, knowledge), `${report.event} ${report.lang}`)

    const { getArticle } = createArticleReads(store)
    const stories = await Promise.all([...events.keys()].map(async (id) => (await getArticle(id))?.story))
    const told = [...new Map(stories.map((story) => [story?.id, story])).values()].map(
      (story) => story?.members.map((member) => events.get(Number(member.id)) ?? '') ?? [],
    )
    const mixed = told.filter((members) => new Set(members.map((member) => member.split(' ')[0])).size > 1)
    expect(mixed).toEqual([])
    expect(told.filter((members) => members.length > 1).length).toBeGreaterThanOrEqual(11)
    expect(
      told.filter((members) => new Set(members.map((member) => member.split(' ')[1])).size > 1).length,
    ).toBeGreaterThanOrEqual(4)
    const [first] = events.keys()
    expect((await getArticle(first ?? 0))?.story).toMatchObject({
      articles: expect.any(Number),
      title: EVENT_REPORTS[0]?.title,
    })
  })
})
