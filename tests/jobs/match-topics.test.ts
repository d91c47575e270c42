import { describe, expect, it } from 'vitest'
import { matchTopics } from '../../jobs/match-topics.ts'
import type { ArchivedArticle, ArchivedStatement, LiveTopic, MatchRecord, ToldFollowUp } from '../../src/context.ts'
import type { AlertsConfig } from '../../src/core/alert/alert-routing.ts'
import type { Channel } from '../../src/notify/channel.ts'
import { alertOf } from '../src/core/alert/alert-of.ts'
import { after, createTestContext, NOW } from '../support/context.ts'
import { aLiveTopic, anArticle, anOpsConfig, aSource, aStatement } from '../support/records.ts'

const HOUR = 60 * 60_000
const ALERTS: AlertsConfig = {
  channels: {},
  route: { notify: ['default'], routes: [] },
  silences: [],
  ops: anOpsConfig(),
}

const aChannel = (id: string): Channel => ({
  id,
  kind: 'log',
  deliver: async () => ({ kind: 'delivered', detail: '' }),
})

interface Matching {
  readonly article?: Partial<ArchivedArticle>
  readonly statements?: readonly ArchivedStatement[]
  readonly topics?: readonly LiveTopic[]
  readonly alerts?: Partial<AlertsConfig>
  /** Topics and subjects that the ledger of matches holds already. */
  readonly ledger?: ReadonlySet<string>
  readonly story?: { readonly id: number; readonly title: string | null; readonly articles: number }
  readonly followUps?: readonly ToldFollowUp[]
  /** Topics that have met another wording of the statement. */
  readonly heard?: readonly string[]
}

/** Matches an article with one statement of a US official, which one topic watches, unless the test says otherwise. */
async function match({
  article,
  statements = [aStatement()],
  topics = [aLiveTopic()],
  alerts,
  ledger,
  story,
  followUps = [],
  heard = [],
}: Matching) {
  const records: MatchRecord[] = []
  const test = createTestContext({
    consoleUrl: 'http://console.example',
    live: {
      topics,
      channels: new Map(['desk', 'mail'].map((id) => [id, aChannel(id)])),
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
      isAnyDue: async () => false,
      findNewStatements: async () => statements,
      findToldFollowUps: async () => followUps,
      findMatchedTopics: async () => new Set(heard),
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

  it('waits while an earlier version of the article has not been matched', async () => {
    const store = { loadArticle: async () => anArticle({ version: 2 }), isAnyDue: async () => true }
    const { context } = createTestContext({ store })
    expect(await matchTopics(context, { articleId: 1, version: 2 })).toMatchObject({ kind: 'later' })
  })

  it('tells nothing anew that a topic has told of in another language', async () => {
    const wording = aStatement({ id: 'st_ru', lang: 'ru', wordingOf: 'st_1' })
    const told = await match({ statements: [wording], heard: ['us-officials'] })
    expect(told.records).toMatchObject([{ subject: 'statement:st_ru', outcome: 'known', alert: null }])
    expect((await match({ statements: [wording], heard: ['another'] })).records).toMatchObject([{ outcome: 'alert' }])
  })

  describe('of a statement that was told', () => {
    const before = aStatement({ id: 'st_old', text: 'Russia arms Iran with forty jets' })
    const instead = aStatement({ id: 'st_new', text: 'Russia arms Iran with four jets' })
    const told = (changes: Partial<ToldFollowUp['told'][number]> = {}, alert: Parameters<typeof alertOf>[0] = {}) => ({
      alert: alertOf({ topic: { id: 'us-officials', title: 'US officials', version: 2 }, ...alert }),
      articleId: 1,
      channels: ['desk'],
      ...changes,
    })
    const changed = (changes: Partial<ToldFollowUp> = {}): ToldFollowUp => ({
      kind: 'changed',
      because: 'other words',
      versionBefore: 1,
      textBefore: '“Russia arms Iran,” she said.',
      statement: before,
      instead,
      standsIn: 0,
      wasGone: false,
      told: [told()],
      ...changes,
    })
    const withdrawn = (changes: Partial<ToldFollowUp> = {}) =>
      changed({ kind: 'withdrawn', because: null, instead: null, ...changes })
    const edited = (followUp: ToldFollowUp, further: Matching = {}) =>
      match({ article: { version: 2 }, statements: [], followUps: [followUp], ...further })

    it('updates the alert when an edit changes it, with both wordings and what is other', async () => {
      const { records, enqueued } = await edited(changed())
      expect(records).toMatchObject([
        {
          topicId: 'us-officials',
          subject: 'changed:st_old:st_new',
          outcome: 'alert',
          channels: ['desk'],
          alert: {
            type: 'alert.updated',
            reason: 'statement-changed',
            updates: { id: alertOf().id, createdAt: alertOf().createdAt },
            severity: 'high',
            statements: [{ id: 'st_new', evidence: [{ highlights: [[1, 17]] }] }],
            change: { because: 'other words', before: { id: 'st_old' } },
          },
        },
      ])
      expect(records[0]?.alert?.change?.words).toEqual([
        { kind: 'kept', text: 'Russia arms Iran with' },
        { kind: 'removed', text: 'forty' },
        { kind: 'added', text: 'four' },
        { kind: 'kept', text: 'jets' },
      ])
      expect(records[0]?.why.join(' ')).toContain('version 2 of the article has “four” for “forty”')
      expect(enqueued.map((step) => step.payload)).toEqual([{ alertId: records[0]?.alert?.id, channel: 'desk' }])
    })

    it('does not tell the new words as news to the topic that told of the old ones, and does to others', async () => {
      const other = aLiveTopic({ id: 'other', severity: 'low' })
      const { records } = await edited(changed(), { statements: [instead], topics: [aLiveTopic(), other] })
      expect(records.map(({ topicId, subject, outcome }) => [topicId, subject, outcome])).toEqual([
        ['us-officials', 'changed:st_old:st_new', 'alert'],
        ['us-officials', 'statement:st_new', 'known'],
        ['other', 'statement:st_new', 'alert'],
      ])
    })

    it('updates the alert when an edit withdraws it, with the words as they last stood', async () => {
      const { records } = await edited(withdrawn())
      expect(records).toMatchObject([{ subject: 'withdrawn:st_old', alert: { reason: 'statement-withdrawn' } }])
      expect(records[0]?.alert).toMatchObject({ statements: [{ id: 'st_old', text: before.text }] })
      expect(records[0]?.alert).not.toHaveProperty('change')
    })

    it('does not call a statement withdrawn that another outlet drops while it stands elsewhere', async () => {
      const elsewhere = { told: [told({ articleId: 9 })] }
      expect((await edited(withdrawn({ ...elsewhere, standsIn: 1 }))).records).toEqual([])
      expect((await edited(withdrawn({ ...elsewhere, standsIn: 0 }))).records).toHaveLength(1)
      expect((await edited(withdrawn({ standsIn: 3 }))).records[0]?.why.join(' ')).toContain('3 other articles')
    })

    it('does not call a statement withdrawn again that was told to be gone and came back', async () => {
      expect((await edited(withdrawn({ wasGone: true }))).records).toEqual([])
      expect((await edited(changed({ wasGone: true }))).records).toHaveLength(1)
    })

    it('goes to each channel that has the alert once, and to none that is not there any more', async () => {
      const second = told(
        { channels: ['desk', 'mail', 'gone'] },
        { topic: { id: 'other', title: 'Other', version: 1 } },
      )
      const { records } = await edited(changed({ told: [told(), second] }))
      expect(records.map(({ topicId, channels }) => [topicId, channels])).toEqual([
        ['us-officials', ['desk']],
        ['other', ['mail']],
      ])
    })

    it('refers to the first alert when an update is updated', async () => {
      const first = { id: 'al_first', createdAt: NOW.toISOString() }
      const { records } = await edited(changed({ told: [told({}, { type: 'alert.updated', updates: first })] }))
      expect(records[0]?.alert?.updates).toEqual(first)
    })

    it('keeps quiet while it is silenced', async () => {
      const when = { reason: ['statement-changed'] } as const
      const silences = [{ when, from: null, until: after(HOUR).toISOString(), comment: null }]
      expect((await edited(changed(), { alerts: { silences } })).records).toMatchObject([
        { outcome: 'silenced', alert: null },
      ])
    })
  })
})
