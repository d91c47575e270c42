import { describe, expect, it } from 'vitest'
import { createConsoleReads } from '../../src/console-reads.ts'
import type { LiveTopic, Step } from '../../src/context.ts'
import type { ArchivedAlert } from '../../src/store/alert.ts'
import type { Store } from '../../src/store/store.ts'
import { after, createTestContext, NOW } from '../support/context.ts'
import { aLiveTopic, anArticle, aRecord, aStatement } from '../support/records.ts'
import { alertOf } from './core/alert/alert-of.ts'
import { sourceAlertOf } from './core/alert/source-alert-of.ts'

const FIRST = { cursor: null, limit: 10 }
const GAP = { id: 1, since: after(-60_000), until: NOW, tries: 1, found: 0 }

function open(store: Partial<Store>, topics: readonly LiveTopic[] = []) {
  const enqueued: Step[] = []
  const test = createTestContext({ store, live: { topics } })
  const reads = createConsoleReads({
    store: test.context.store,
    live: test.context.live,
    now: test.context.now,
    enqueue: async (steps) => void enqueued.push(...steps),
  })
  return { reads, enqueued }
}

const archived = (changes: Partial<ArchivedAlert> = {}): ArchivedAlert => ({
  alert: alertOf(),
  createdAt: NOW,
  sightings: [],
  followUps: [],
  wordings: [],
  deliveries: [],
  ...changes,
})

describe('createConsoleReads', () => {
  it('lists alerts with where their statement has been seen by now', async () => {
    const sighting = { url: 'https://mirror.example/a', siteName: 'The Mirror', publishedAt: null }
    const { reads } = open({
      listAlerts: async () => ({ items: [archived({ sightings: [sighting] }), archived()], next: 'more' }),
    })
    const { items, next } = await reads.listAlerts({ ...FIRST, topic: null, severity: null })
    expect(items.map((alert) => alert.sightings)).toEqual([[sighting], alertOf().sightings])
    expect(next).toBe('more')
  })

  it('says of a covered delivery which alert covers it', async () => {
    const delivery = { channel: 'desk', attempts: 0, detail: null, changedAt: NOW }
    const { reads } = open({
      loadAlert: async (id) =>
        id === 'al_1'
          ? archived({
              deliveries: [
                { ...delivery, state: 'covered', coveredBy: 'al_0' },
                { ...delivery, channel: 'mail', state: 'delivered', detail: '250', coveredBy: null },
              ],
            })
          : undefined,
    })
    expect((await reads.getAlert('al_1'))?.deliveries).toMatchObject([
      { state: 'covered', detail: 'covered by al_0', changedAt: NOW.toISOString() },
      { state: 'delivered', detail: '250' },
    ])
    expect(await reads.getAlert('al_2')).toBeUndefined()
  })

  it('lists statements and articles in the shapes of the console', async () => {
    const { content: _, ...statement } = aStatement()
    const { text: __, ...article } = anArticle({ duplicateOf: 3 })
    const { reads } = open({
      listStatements: async () => ({
        items: [
          { ...statement, article: { url: 'https://paper.example/a', title: null, siteName: null }, sightings: 2 },
        ],
        next: null,
      }),
      listArticles: async () => ({ items: [article], next: null }),
    })
    expect((await reads.listStatements(FIRST)).items).toMatchObject([
      {
        cooperation: { found: true, areas: ['arms'], modality: 'asserted' },
        firstSeenAt: NOW.toISOString(),
        sightings: 2,
      },
    ])
    expect((await reads.listArticles(FIRST)).items).toMatchObject([
      { id: '1', duplicateOf: '3', siteName: 'paper.example', firstSeenAt: NOW.toISOString() },
    ])
  })

  it('gives an article with the sentences of its edits and the articles of its story', async () => {
    const quality = { score: 1, method: 'marked', warnings: [], siteLines: [42] }
    const version = { title: 'Seven', seenAt: NOW, differences: null }
    const { reads } = open({
      loadArticle: async (id) => (id === 1 ? anArticle({ storyId: 3, text: 'One. Four.', quality }) : undefined),
      describeSiteLines: async (host, lines) => [`${host} ${lines.join()}`],
      listVersions: async () => [
        { ...version, version: 1, text: 'One. Two.' },
        {
          ...version,
          version: 2,
          text: 'One. Four.',
          differences: { added: [[5, 10]], removed: [[5, 9]], changed: [] },
        },
      ],
      loadStory: async () => ({ id: 3, title: 'Three', articles: 2 }),
      listStory: async (id) => [{ ...anArticle(), id, siteName: 'The Mirror', duplicateOf: null }],
    })
    expect(await reads.getArticle(1)).toMatchObject({
      article: { id: '1', storyId: '3' },
      siteLines: ['paper.example 42'],
      versions: [
        { version: 1, added: [], removed: [] },
        { version: 2, added: ['Four.'], removed: ['Two.'] },
      ],
      story: { id: '3', title: 'Three', articles: 2, members: [{ id: '3', siteName: 'The Mirror' }] },
    })
    expect(await reads.getArticle(2)).toBeUndefined()
  })

  const threeSources = {
    countEntries: async () => new Map([['a', 12]]),
    listHubs: async () => new Map([['a', { offer: { hub: 'https://hub.example/', topic: 'x' }, asked: null }]]),
    listSources: async () => [
      aRecord({ state: 'failing', stateReason: 'refused', failures: 4 }, { id: 'a' }),
      aRecord({ lastPollAt: null, nextPollAt: null }, { id: 'b' }),
      aRecord({}, { id: 'c' }),
    ],
  }

  it('lists sources with their state, its reason and the next try', async () => {
    const { reads } = open(threeSources)
    const { items } = await reads.listSources({ ...FIRST, state: null })
    expect(items).toMatchObject([
      {
        id: 'a',
        state: 'failing',
        reason: 'refused',
        failures: 4,
        entries: 12,
        nextPollAt: NOW.toISOString(),
        lang: null,
        hub: expect.stringContaining('https://hub.example/'),
      },
      { id: 'b', entries: 0, hub: null, lastPollAt: null, nextPollAt: null },
      { id: 'c', country: 'US', since: after(-3_600_000).toISOString() },
    ])
  })

  it('lists sources page by page, or those in one state', async () => {
    const { reads } = open(threeSources)
    const first = await reads.listSources({ cursor: null, limit: 2, state: null })
    expect(first.items.map((source) => source.id)).toEqual(['a', 'b'])
    const second = await reads.listSources({ cursor: first.next, limit: 2, state: null })
    expect(second).toMatchObject({ items: [{ id: 'c' }], next: null })
    const failing = await reads.listSources({ cursor: null, limit: 2, state: 'failing' })
    expect(failing).toMatchObject({ items: [{ id: 'a' }], next: null })
  })

  it('gives a source with its state explained, its past and what could not be read', async () => {
    const record = aRecord({ state: 'silent', stateReason: 'nothing new for 30 h', gap: GAP })
    const event = { sourceId: 'paper', at: NOW, before: 'ok', state: 'silent', reason: 'nothing new for 30 h' } as const
    const entry = { id: 7, url: null, title: 'Seven', reason: 'no link', firstSeenAt: NOW }
    const { reads } = open({
      loadSource: async (id) => (id === 'paper' ? record : undefined),
      countEntries: async () => new Map([['paper', 12]]),
      listHubs: async () => new Map(),
      listSourceEvents: async () => [event],
      listSourceAlerts: async () => ({ items: [sourceAlertOf()], next: null }),
      listUnreadable: async () => ({ items: [entry], next: 'more' }),
      countUnreadable: async () => 3,
    })
    expect(await reads.getSource('paper', FIRST)).toMatchObject({
      source: { id: 'paper', state: 'silent', entries: 12 },
      explanation: { says: expect.stringMatching(/^Silent since /), why: 'Nothing new for 30 h.' },
      gap: { since: GAP.since.toISOString(), tries: 1 },
      events: [{ at: NOW.toISOString(), before: 'ok', state: 'silent' }],
      alerts: [sourceAlertOf()],
      unreadable: { count: 3, items: [{ id: 7, firstSeenAt: NOW.toISOString() }], next: 'more' },
    })
    expect(await reads.getSource('none', FIRST)).toBeUndefined()
  })

  it('makes the reading of entries due again, and hands it to the queue', async () => {
    const { reads, enqueued } = open({
      retryUnreadable: async ({ sourceId, entryId }, _now, toStep) =>
        sourceId === 'paper' && entryId === null ? [toStep(7), toStep(8)] : [],
    })
    expect(await reads.retryEntries('paper', null)).toBe(2)
    expect(enqueued).toMatchObject([
      { job: 'read-article', key: '7', payload: { entryId: 7 }, dueAt: NOW },
      { job: 'read-article', key: '8' },
    ])
    expect(await reads.retryEntries('paper', 9)).toBe(0)
  })

  it('gives what ops were told with how it fares at each channel', async () => {
    const alert = sourceAlertOf()
    const line = { channel: 'mail', state: 'due', attempts: 1, detail: '450', coveredBy: null, changedAt: NOW }
    const { reads } = open({
      loadSourceAlert: async (id) => (id === alert.id ? { alert, deliveries: [line] } : undefined),
      listSourceAlerts: async () => ({ items: [alert], next: null }),
    })
    expect(await reads.getSourceAlert(alert.id)).toMatchObject({
      alert,
      deliveries: [{ channel: 'mail', detail: '450', changedAt: NOW.toISOString() }],
    })
    expect(await reads.getSourceAlert('ops_none')).toBeUndefined()
    expect(await reads.listSourceAlerts(FIRST)).toEqual({ items: [alert], next: null })
  })

  it('lists the topics in force with how often each has alerted', async () => {
    const { reads } = open({ countAlertsByTopic: async () => new Map([['b', { alerts: 5, lastAt: NOW }]]) }, [
      aLiveTopic({ id: 'b' }),
      aLiveTopic({ id: 'a' }),
    ])
    expect((await reads.listTopics(FIRST)).items).toMatchObject([
      { id: 'a', alerts: 0, lastAlertAt: null, version: 3 },
      { id: 'b', alerts: 5, lastAlertAt: NOW.toISOString(), severity: 'high' },
    ])
  })

  it('refuses a cursor that no list gave', async () => {
    const { reads } = open({})
    const query = { cursor: 'nonsense', limit: 10 }
    const wrong = { kind: 'input', code: 'bad-cursor' }
    await expect(reads.listAlerts({ ...query, topic: null, severity: null })).rejects.toMatchObject(wrong)
    await expect(reads.listStatements(query)).rejects.toMatchObject(wrong)
    await expect(reads.listArticles(query)).rejects.toMatchObject(wrong)
    await expect(reads.listFailures(query)).rejects.toMatchObject(wrong)
    await expect(reads.getSource('paper', query)).rejects.toMatchObject(wrong)
    await expect(reads.listSourceAlerts(query)).rejects.toMatchObject(wrong)
  })

  it('lists failures under the id by which they are retried', async () => {
    const step = { job: 'send-alert', key: 'al_1 desk', payload: { alertId: 'al_1', channel: 'desk' }, dueAt: NOW }
    const asked: (readonly unknown[])[] = []
    const { reads, enqueued } = open({
      findFailedSteps: async () => ({
        items: [{ ...step, attempts: 30, kind: 'network', error: 'desk: 502', failedAt: NOW }],
        next: null,
      }),
      retryStep: async (...question) => {
        asked.push(question)
        return question[0] === 'send-alert' ? step : undefined
      },
      reopenDelivery: async (...question) => void asked.push(['reopen', ...question]),
    })
    const [failure] = (await reads.listFailures(FIRST)).items
    expect(failure).toMatchObject({ id: 'send-alert:al_1 desk', error: 'desk: 502', attempts: 30 })
    expect(await reads.retryFailure(failure?.id ?? '')).toBe(true)
    expect(asked).toEqual([
      ['send-alert', 'al_1 desk', NOW],
      ['reopen', 'al_1', 'desk', NOW],
    ])
    expect(enqueued).toEqual([step])
  })

  it('retries nothing that is no failure any more, or never was one', async () => {
    const { reads, enqueued } = open({ retryStep: async () => undefined })
    expect(await reads.retryFailure('read-article:7')).toBe(false)
    expect(await reads.retryFailure('nonsense')).toBe(false)
    expect(enqueued).toEqual([])
  })

  it('touches no delivery when it retries another kind of step', async () => {
    const step = { job: 'read-article', key: '7', payload: { entryId: 7 }, dueAt: NOW }
    const { reads, enqueued } = open({ retryStep: async () => step })
    expect(await reads.retryFailure('read-article:7')).toBe(true)
    expect(enqueued).toEqual([step])
  })
})
