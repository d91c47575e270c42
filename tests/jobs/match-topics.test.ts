import { describe, expect, it } from 'vitest'
import { matchTopics } from '../../jobs/match-topics.ts'
import type { ArchivedArticle, ArchivedStatement, LiveTopic, MatchRecord } from '../../src/context.ts'
import type { AlertsConfig } from '../../src/core/alert/alert-routing.ts'
import { after, createTestContext, NOW } from '../support/context.ts'
import { aLiveTopic, anArticle, anOpsConfig, aSource, aStatement } from '../support/records.ts'

const HOUR = 60 * 60_000
const ALERTS: AlertsConfig = {
  channels: {},
  route: { notify: ['default'], routes: [] },
  silences: [],
  ops: anOpsConfig(),
}

interface Matching {
  readonly article?: Partial<ArchivedArticle>
  readonly statements?: readonly ArchivedStatement[]
  readonly topics?: readonly LiveTopic[]
  readonly alerts?: Partial<AlertsConfig>
  /** Topics and subjects that the ledger of matches holds already. */
  readonly ledger?: ReadonlySet<string>
  readonly story?: { readonly id: number; readonly title: string | null; readonly articles: number }
}

/** Matches an article with one statement of a US official, which one topic watches, unless the test says otherwise. */
async function match({
  article,
  statements = [aStatement()],
  topics = [aLiveTopic()],
  alerts,
  ledger,
  story,
}: Matching) {
  const records: MatchRecord[] = []
  const test = createTestContext({
    consoleUrl: 'http://console.example',
    live: {
      topics,
      config: {
        sources: [],
        topics: [],
        http: { userAgent: null, contact: null },
        consoleUrl: null,
        alerts: { ...ALERTS, ...alerts },
      },
    },
    store: {
      loadArticle: async () => anArticle(article),
      loadStory: async () => story,
      findNewStatements: async () => statements,
      loadDefinition: async () => aSource({ tags: ['agency'] }),
      saveMatches: async (_article, matches, _now, toStep) => {
        records.push(...matches)
        const raised = matches.filter((each) => each.alert !== null && !ledger?.has(`${each.topicId} ${each.subject}`))
        return {
          alerts: raised.flatMap((each) => each.alert ?? []),
          steps: raised.flatMap((each) => each.channels.map((channel) => toStep(each.alert?.id ?? '', channel))),
        }
      },
    },
  })
  const result = await matchTopics(test.context, { articleId: 1, version: article?.version ?? 1 })
  return { ...test, result, records }
}

describe('matchTopics', () => {
  it('does nothing for an article that is gone', async () => {
    const { context } = createTestContext({ store: { loadArticle: async () => undefined } })
    expect(await matchTopics(context, { articleId: 1, version: 1 })).toMatchObject({ skipped: 'the article is gone' })
  })

  it('says which event the article tells of, as the archive knows it', async () => {
    const { records } = await match({ story: { id: 3, title: 'Ministers meet', articles: 4 } })
    expect(records[0]?.alert?.story).toEqual({ id: '3', title: 'Ministers meet', articles: 4 })
    expect((await match({})).records[0]?.alert).not.toHaveProperty('story')
  })

  it('raises an alert that says who, what, where and why, and makes its delivery due', async () => {
    const { records, enqueued, counted, result } = await match({})
    const [record] = records
    expect(record).toMatchObject({
      topicId: 'us-officials',
      topicVersion: 3,
      subject: 'statement:st_1',
      outcome: 'alert',
      channels: ['desk'],
    })
    expect(record?.alert).toMatchObject({
      reason: 'new-statement',
      severity: 'high',
      createdAt: NOW.toISOString(),
      topic: { id: 'us-officials', version: 3 },
      statements: [{ text: 'Russia arms Iran', evidence: [{ highlights: [[1, 17]] }] }],
      article: { url: 'https://paper.example/news/seven', siteName: 'paper.example' },
      why: record?.why,
      consoleUrl: `http://console.example/alerts/${record?.alert?.id}`,
    })
    expect(record?.why.join(' ')).toMatch(/cooperation.*speaker\.country/)
    expect(enqueued).toEqual([
      {
        job: 'send-alert',
        key: `${record?.alert?.id} desk`,
        payload: { alertId: record?.alert?.id, channel: 'desk' },
        dueAt: NOW,
      },
    ])
    expect(counted).toEqual([['countAlert', 'high', 'us-officials']])
    expect(result).toMatchObject({ statements: 1, matches: 1, alerts: 1 })
  })

  it('records nothing of a statement that no topic is about', async () => {
    const statements = [
      aStatement({ cooperation: false }),
      aStatement({ id: 'st_2', speaker: { ...aStatement().speaker, country: 'IR' } }),
    ]
    expect((await match({ statements })).result).toMatchObject({ statements: 2, matches: 0, alerts: 0 })
  })

  it('gives a topic and a statement the same alert however often they are matched, and sends it once', async () => {
    const first = await match({})
    const again = await match({ ledger: new Set(['us-officials statement:st_1']) })
    expect(again.records[0]?.alert?.id).toBe(first.records[0]?.alert?.id)
    expect(again.enqueued).toEqual([])
    expect(again.result).toMatchObject({ matches: 1, alerts: 0 })
  })

  it.each<readonly [string, Matching]>([
    ['a statement of the baseline', { statements: [aStatement({ baseline: true })] }],
    ['an article that was there before the topic was watched', { topics: [aLiveTopic({}, after(HOUR))] }],
    [
      'an article of the baseline',
      { article: { baseline: true }, topics: [aLiveTopic({ watch: 'article', match: 'text:Russia' })] },
    ],
  ])('notes %s without an alert', async (_, matching) => {
    const { records, enqueued } = await match(matching)
    expect(records).toMatchObject([{ outcome: 'baseline', alert: null, channels: [] }])
    expect(enqueued).toEqual([])
  })

  it('alerts of what an edit adds to an article of the baseline', async () => {
    expect((await match({ article: { baseline: true, version: 2 } })).records).toMatchObject([{ outcome: 'alert' }])
  })

  it('notes a silenced match without an alert, for as long as the silence lasts', async () => {
    const silence = (until: Date) => ({ when: {}, from: null, until: until.toISOString(), comment: null })
    const silenced = await match({ alerts: { silences: [silence(after(HOUR))] } })
    expect(silenced.records).toMatchObject([{ outcome: 'silenced', alert: null }])
    expect(silenced.enqueued).toEqual([])
    expect((await match({ alerts: { silences: [silence(NOW)] } })).records).toMatchObject([{ outcome: 'alert' }])
  })

  it('keeps an alert that no route leads anywhere, and sends it to nobody', async () => {
    const { records, enqueued } = await match({
      topics: [aLiveTopic({ notify: [] })],
      alerts: { route: { notify: [], routes: [] } },
    })
    expect(records).toMatchObject([{ outcome: 'alert', alert: { reason: 'new-statement' }, channels: [] }])
    expect(enqueued).toEqual([])
  })

  it('sends where the routes say when the topic names no channel', async () => {
    const { enqueued } = await match({ topics: [aLiveTopic({ notify: [] })] })
    expect(enqueued.map((step) => step.payload['channel'])).toEqual(['default'])
  })

  it('lets the graver of two topics tell of a statement first', async () => {
    const topics = [
      aLiveTopic({ id: 'a-low', severity: 'low' }),
      aLiveTopic({ id: 'z-critical', severity: 'critical' }),
      aLiveTopic({ id: 'b-low', severity: 'low' }),
    ]
    expect((await match({ topics })).records.map((record) => record.topicId)).toEqual(['z-critical', 'a-low', 'b-low'])
  })

  const articleTopic = aLiveTopic({ id: 'articles', watch: 'article', match: 'text:Russia' })

  it('looks at an article once, when it is new', async () => {
    const { records } = await match({ topics: [articleTopic], statements: [] })
    expect(records).toMatchObject([
      { subject: 'article:1', outcome: 'alert', alert: { reason: 'new-article', statements: [] } },
    ])
  })

  it.each([
    ['an edit', { version: 2 }],
    ['a copy', { duplicateOf: 9 }],
  ])('does not take %s for a new article', async (_, article) => {
    expect((await match({ article, topics: [articleTopic], statements: [] })).records).toEqual([])
  })

  it('knows the source of an article by its tags, and does without where there is none', async () => {
    const tagged = aLiveTopic({ match: 'source.tag:agency' })
    expect((await match({ topics: [tagged] })).records).toHaveLength(1)
    expect((await match({ topics: [tagged], article: { sourceId: null } })).records).toEqual([])
  })
})
