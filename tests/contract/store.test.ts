import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Alert } from '../../src/core/alert/alert.ts'
import { decidePoll, type PollOutcome } from '../../src/core/source/decide-poll.ts'
import type { Source } from '../../src/core/source/source.ts'
import type { TaggedStatement } from '../../src/core/statement/statement.ts'
import type { TopicDefinition } from '../../src/core/topic/topic.ts'
import type { Reading } from '../../src/store/article.ts'
import type { FoundEntry } from '../../src/store/entry.ts'
import type { MatchRecord } from '../../src/store/match.ts'
import type { FoundStatement, StatementDecisions } from '../../src/store/statement.ts'
import type { Step } from '../../src/store/step.ts'
import { createStore, type Store } from '../../src/store/store.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'

const MINUTE = 60_000
const T0 = new Date('2026-05-01T08:00:00.000Z')
const after = (ms: number) => new Date(T0.getTime() + ms)

let test: TestDatabase
let store: Store

beforeAll(async () => {
  test = await createTestDatabase()
  store = createStore(test.database.kysely)
})
afterAll(() => test.drop())

let counter = 0
const unique = (name: string) => `${name}-${(counter += 1)}`

const aSource = (changes: Partial<Source> = {}): Source => ({
  id: unique('source'),
  name: 'A Paper',
  kind: 'feed',
  url: 'https://paper.example/feed',
  everyMs: 15 * MINUTE,
  paceMs: 5_000,
  tags: [],
  revisitAfterMs: [],
  ...changes,
})

const anEntry = (name: string, changes: Partial<FoundEntry> = {}): FoundEntry => ({
  keys: [`guid:${name}`, `url:https://paper.example/${name}`],
  url: `https://paper.example/${name}`,
  canonicalUrl: `https://paper.example/${name}`,
  title: name,
  summary: null,
  contentHtml: null,
  author: null,
  publishedAt: null,
  ...changes,
})

async function poll(source: Source, entries: readonly FoundEntry[], at = T0, outcome: PollOutcome = 'new-entries') {
  const standing = { state: 'ok', stateReason: null, stateSince: T0, failures: 0 } as const
  return store.savePoll(
    {
      sourceId: source.id,
      startedAt: at,
      finishedAt: at,
      outcome,
      detail: null,
      httpStatus: 200,
      bytes: 1,
      entries,
      etag: '"e"',
    },
    (polled) =>
      decidePoll(standing, { outcome: polled, detail: 'why', retryAfterMs: null }, { now: at, everyMs: 1, random: 0 }),
    (fresh) =>
      fresh.map((entry) => ({ job: 'read-article', key: String(entry.id), payload: { entryId: entry.id }, dueAt: at })),
  )
}

async function known(source: Source): Promise<Source> {
  await store.syncSources([...(await store.listSources()).map((record) => record.source), source], T0)
  return source
}

const aReading = (changes: Partial<Reading> = {}): Reading => {
  const url = `https://paper.example/${unique('article')}`
  return {
    entryId: null,
    sourceId: null,
    baseline: false,
    firstSeenAt: T0,
    article: {
      url,
      canonicalUrl: url,
      title: 'Title',
      byline: null,
      siteName: 'A Paper',
      lang: 'en',
      publishedAt: '2026-05-01',
      text: 'Text.',
      quality: { score: 1, method: 'page', warnings: [] },
    },
    url,
    canonicalUrl: url,
    site: 'paper.example',
    contentHash: unique('hash'),
    bands: [],
    story: { words: [], concepts: [] },
    lines: [],
    ...changes,
  }
}

const noSteps = () => []
const noCopy = () => null
const save = (reading: Reading) => store.saveArticle(reading, T0, noCopy, noSteps)

const aStatement = (speaker: string, text: string): FoundStatement => {
  const statement: TaggedStatement = {
    id: 's1',
    kind: 'direct',
    content: [[0, text.length]],
    cue: [],
    source: [],
    text,
    speaker: { name: speaker, role: null, organization: null, country: 'US' },
    cooperation: { found: true, areas: ['arms'], modality: 'asserted' },
  }
  return { statement, key: `${speaker}|${text}`, speakerKey: speaker, speakerGroup: speaker, contentKey: text }
}
const nothingSaid = { found: false, score: 0, areas: [], modality: null, evidence: [] }
const allNew: StatementDecisions = {
  novelty: () => ({ kind: 'new' }),
  version: () => ({ kind: 'fit', followUps: [] }),
}
const aText = {
  lang: 'en',
  text: 'Text.',
  quality: { score: 1, method: 'page', warnings: [] },
  cooperation: nothingSaid,
}
const say = (
  article: { id: number; version: number },
  found: readonly FoundStatement[],
  at = T0,
  baseline = false,
  decide: Partial<StatementDecisions> = {},
) => store.saveStatements({ ...article, ...aText, baseline }, found, at, { ...allNew, ...decide }, [])

describe('syncSources', () => {
  it('tells what was added, changed and removed, and keeps what a removed source gave', async () => {
    const [kept, gone, next] = [aSource(), aSource(), aSource()]
    await store.syncSources([kept, gone], T0)
    await poll(gone, [anEntry('of-gone')])
    const changes = await store.syncSources([{ ...kept, name: 'Renamed' }, next], after(1))
    expect(changes).toMatchObject({ added: [next.id], changed: [kept.id] })
    expect(changes.removed).toContain(gone.id)
    expect(await store.loadSource(gone.id)).toBeUndefined()
    const { rows } = await test.database.pool.query('select 1 from entry where source_id = $1', [gone.id])
    expect(rows).toHaveLength(1)
  })

  it('changes nothing when nothing changed, whatever the order of keys', async () => {
    const source = await known(aSource({ tags: ['a', 'b'] }))
    const turned = Object.fromEntries(Object.entries(source).reverse()) as unknown as Source
    const all = (await store.listSources()).map((record) => (record.source.id === source.id ? turned : record.source))
    expect(await store.syncSources(all, T0)).toEqual({ added: [], changed: [], removed: [] })
  })

  it('forgets validators when a source moves to another URL', async () => {
    const source = await known(aSource())
    await poll(source, [anEntry('x')])
    expect((await store.loadSource(source.id))?.etag).toBe('"e"')
    await known({ ...source, url: 'https://elsewhere.example/feed' })
    expect((await store.loadSource(source.id))?.etag).toBeNull()
  })
})

describe('savePoll', () => {
  it('makes the first poll that works the baseline, and later entries fresh', async () => {
    const source = await known(aSource())
    const failed = await poll(source, [], T0, 'unreachable')
    expect(failed.fresh).toEqual([])
    const first = await poll(source, [anEntry('a'), anEntry('b')])
    expect(first.baseline).toBe(true)
    expect(first.fresh.map((entry) => entry.baseline)).toEqual([true, true])
    const second = await poll(source, [anEntry('b'), anEntry('c')], after(MINUTE))
    expect(second).toMatchObject({ baseline: false, possibleGap: false, outcome: 'new-entries' })
    expect(second.fresh.map((entry) => [entry.title, entry.baseline])).toEqual([['c', false]])
  })

  it('takes an empty first poll for a baseline of nothing: what comes next is news', async () => {
    const source = await known(aSource())
    expect((await poll(source, [])).baseline).toBe(true)
    const next = await poll(source, [anEntry('first')], after(MINUTE))
    expect(next.fresh.map((entry) => entry.baseline)).toEqual([false])
  })

  it.each([
    ['a changed guid', anEntry('e', { keys: ['guid:other', 'url:https://paper.example/e'] })],
    [
      'a changed URL',
      anEntry('e', { keys: ['guid:e', 'url:https://paper.example/moved'], url: 'https://paper.example/moved' }),
    ],
  ])('knows an entry again by %s', async (_, changed) => {
    const source = await known(aSource())
    await poll(source, [anEntry('e')])
    const again = await poll(source, [changed], after(MINUTE))
    expect(again.fresh).toEqual([])
    expect(again.outcome).toBe('no-new-entries')
  })

  it('learns the new key of an entry that it knew by another', async () => {
    const source = await known(aSource())
    await poll(source, [anEntry('e')])
    await poll(source, [anEntry('e', { keys: ['guid:second', 'url:https://paper.example/e'] })], after(1))
    expect(
      (await poll(source, [anEntry('e', { keys: ['guid:second', 'url:https://paper.example/third'] })], after(2)))
        .fresh,
    ).toEqual([])
  })

  it('takes one entry listed twice in a feed once', async () => {
    const source = await known(aSource())
    expect((await poll(source, [anEntry('twice'), anEntry('twice')])).fresh).toHaveLength(1)
  })

  it('records a possible gap when nothing is left of what was known', async () => {
    const source = await known(aSource())
    await poll(source, [anEntry('a')])
    expect((await poll(source, [anEntry('y'), anEntry('z')], after(MINUTE))).possibleGap).toBe(true)
  })

  it('makes one reading due for each fresh entry, in the same transaction', async () => {
    const source = await known(aSource())
    const { steps, fresh } = await poll(source, [anEntry('a')])
    expect(steps.map((step) => step.payload)).toEqual([{ entryId: fresh[0]?.id }])
    const { rows } = await test.database.pool.query('select payload from step where job = $1 and key = $2', [
      'read-article',
      String(fresh[0]?.id),
    ])
    expect(rows).toEqual([{ payload: { entryId: fresh[0]?.id } }])
  })
})

describe('saveArticle', () => {
  it('keeps one article for a URL, with a version for each text', async () => {
    const reading = aReading()
    const first = await save(reading)
    expect(first).toMatchObject({ version: 1, change: 'new' })
    expect(await save(reading)).toMatchObject({ id: first.id, version: 1, change: 'unchanged' })
    const edited = { ...reading, contentHash: 'other', article: { ...reading.article, text: 'Edited.' } }
    expect(await save(edited)).toMatchObject({ id: first.id, version: 2, change: 'new-version' })
    expect((await store.loadArticle(first.id, 1))?.text).toBe('Text.')
    expect((await store.loadArticle(first.id))?.text).toBe('Edited.')
  })

  it('gives one article when one URL is saved twice at once', async () => {
    const reading = aReading()
    const saved = await Promise.all([save(reading), save(reading), save(reading)])
    expect(new Set(saved.map((each) => each.id)).size).toBe(1)
    expect(saved.map((each) => each.change).sort()).toEqual(['new', 'unchanged', 'unchanged'])
  })

  it('offers articles that share a band or the content, and records which one is copied', async () => {
    const original = await save(aReading({ bands: [11, -22], article: { ...aReading().article, text: 'The text.' } }))
    const offered: string[] = []
    const copy = await store.saveArticle(
      aReading({ bands: [99, -22] }),
      T0,
      (candidates) => {
        offered.push(...candidates.map((each) => each.text))
        return candidates[0]?.id ?? null
      },
      noSteps,
    )
    expect(offered).toEqual(['The text.'])
    expect(copy.duplicateOf).toBe(original.id)
    const far: unknown[] = []
    await store.saveArticle(
      aReading({ bands: [-22, 11] }),
      T0,
      (candidates) => (far.push(...candidates), null),
      noSteps,
    )
    expect(far).toEqual([])
  })
})

describe('saveStatements', () => {
  it('takes the same statement in a second article as a sighting', async () => {
    const [one, two] = [await save(aReading()), await save(aReading())]
    const said = aStatement(unique('Ann'), 'we will talk')
    expect((await say(one, [said])).fresh).toEqual([said.key])
    expect(await say(two, [said])).toMatchObject({ fresh: [], sightings: 1 })
    expect(await store.findNewStatements(two.id, 1)).toEqual([])
    expect((await store.findNewStatements(one.id, 1)).map((each) => each.id)).toEqual([said.key])
  })

  it('makes one statement of two copies that are read at once', async () => {
    const articles = await Promise.all([1, 2, 3, 4].map(() => save(aReading())))
    const said = aStatement(unique('Bea'), 'at once')
    const saved = await Promise.all(articles.map((article) => say(article, [said])))
    expect(saved.flatMap((each) => each.fresh)).toEqual([said.key])
  })

  it('asks about what the same speaker said lately, and nothing else', async () => {
    const [one, two] = [await save(aReading()), await save(aReading())]
    const [ann, ben] = [unique('Ann'), unique('Ben')]
    await say(one, [aStatement(ann, 'long ago')], after(-30 * 24 * 60 * MINUTE))
    await say(one, [aStatement(ann, 'lately'), aStatement(ben, 'by another')])
    const asked: string[] = []
    const novelty: StatementDecisions['novelty'] = (_, before) => {
      asked.push(...before.map((each) => each.text))
      return { kind: 'new' }
    }
    await say(two, [aStatement(ann, 'now')], T0, false, { novelty })
    expect(asked).toEqual(['lately'])
  })

  it('calls what the first version of a baseline article says baseline, and what an edit adds news', async () => {
    const article = await save(aReading({ baseline: true }))
    await say(article, [aStatement(unique('Cy'), 'old')], T0, true)
    expect((await store.findNewStatements(article.id, 1))[0]?.baseline).toBe(true)
    await say({ id: article.id, version: 2 }, [aStatement(unique('Cy'), 'added')], T0, true)
    expect((await store.findNewStatements(article.id, 2))[0]?.baseline).toBe(false)
  })
})

const aTopic = (changes: Partial<TopicDefinition> = {}): TopicDefinition => ({
  id: unique('topic'),
  title: 'A topic',
  watch: 'statement',
  match: 'cooperation:true',
  severity: 'high',
  notify: [],
  examples: { match: [], ignore: [] },
  ...changes,
})

describe('syncTopics', () => {
  it('numbers each changed definition, and remembers since when a topic is watched', async () => {
    const topic = aTopic()
    const first = (await store.syncTopics([topic], T0)).get(topic.id)
    expect(first).toMatchObject({ version: 1, watchedSince: T0 })
    expect((await store.syncTopics([topic], after(1))).get(topic.id)?.version).toBe(1)
    const changed = (await store.syncTopics([{ ...topic, match: 'area:arms' }], after(2))).get(topic.id)
    expect(changed).toMatchObject({ version: 2, createdAt: after(2), watchedSince: T0 })
  })

  it('gives one version when two processes start at once', async () => {
    const topic = aTopic()
    const live = await Promise.all([store.syncTopics([topic], T0), store.syncTopics([topic], T0)])
    expect(live.map((each) => each.get(topic.id)?.version)).toEqual([1, 1])
  })
})

describe('saveMatches', () => {
  const anAlert = (id: string): Alert => ({
    type: 'alert.created',
    id,
    createdAt: T0.toISOString(),
    severity: 'high',
    topic: { id: 't', title: 'T', version: 1 },
    reason: 'new-statement',
    statements: [],
    article: {
      url: 'https://paper.example/a',
      title: null,
      siteName: null,
      publishedAt: null,
      firstSeenAt: T0.toISOString(),
    },
    sightings: [],
    why: [],
    consoleUrl: null,
  })
  const aMatch = (statementId: string, changes: Partial<MatchRecord> = {}): MatchRecord => ({
    topicId: 't1',
    topicVersion: 1,
    subject: `statement:${statementId}`,
    statementId,
    outcome: 'alert',
    why: ['area is arms'],
    alert: anAlert(unique('al')),
    channels: ['desk'],
    ...changes,
  })
  const toStep = (alertId: string, channel: string): Step => ({
    job: 'send-alert',
    key: `${alertId} ${channel}`,
    payload: { alertId, channel },
    dueAt: T0,
  })
  const record = (matches: readonly MatchRecord[]) => store.saveMatches({ id: 1, version: 1 }, matches, T0, toStep)

  it('alerts once for a topic and a statement, however often and however parallel it is asked', async () => {
    const match = aMatch(unique('said'))
    const all = await Promise.all([record([match]), record([match]), record([match])])
    expect(all.flatMap((each) => each.alerts.map((alert) => alert.id))).toEqual([match.alert?.id])
    expect((await record([match])).steps).toEqual([])
  })

  it('brings a statement to a channel once when two topics match it', async () => {
    const said = unique('said')
    const [first, second] = [aMatch(said), aMatch(said, { topicId: 't2' })]
    const { alerts, steps } = await record([first, second])
    expect(alerts).toHaveLength(2)
    expect(steps.map((step) => step.payload)).toEqual([{ alertId: first.alert?.id, channel: 'desk' }])
    const covered = await store.loadAlert(second.alert?.id ?? '')
    expect(covered?.deliveries).toMatchObject([{ channel: 'desk', state: 'covered', coveredBy: first.alert?.id }])
  })

  it('keeps a baseline match in the ledger without an alert', async () => {
    const match = aMatch(unique('said'), { outcome: 'baseline', alert: null, channels: [] })
    expect(await record([match])).toEqual({ alerts: [], steps: [] })
    expect((await record([{ ...match, outcome: 'alert', alert: anAlert('late'), channels: ['desk'] }])).alerts).toEqual(
      [],
    )
  })

  it('lists alerts page by page, each once, latest first', async () => {
    const ids: string[] = []
    for (let index = 0; index < 5; index += 1) {
      const match = aMatch(unique('said'), { topicId: 'paged' })
      await store.saveMatches({ id: 1, version: 1 }, [match], after(index * 10), toStep)
      ids.unshift(match.alert?.id ?? '')
    }
    const listed: string[] = []
    let cursor: string | null = null
    do {
      const page = await store.listAlerts({ cursor, limit: 2, topic: 'paged' })
      listed.push(...page.items.map((item) => item.alert.id))
      cursor = page.next
    } while (cursor !== null)
    expect(listed).toEqual(ids)
  })
})

describe('the ledger of deliveries', () => {
  it('counts attempts and says how a delivery stands', async () => {
    const alertId = unique('al')
    await test.database.pool.query(
      `insert into alert (id, topic_id, topic_version, reason, severity, article_id, article_version, payload, created_at)
       values ($1, 't', 1, 'new-article', 'low', 1, 1, '{}', now())`,
      [alertId],
    )
    await test.database.pool.query(
      `insert into delivery (alert_id, channel, state, changed_at) values ($1, 'desk', 'due', now())`,
      [alertId],
    )
    await store.saveDelivery({ alertId, channel: 'desk', state: 'due', detail: '503', now: T0 })
    await store.saveDelivery({ alertId, channel: 'desk', state: 'rejected', detail: '410', now: T0 })
    expect(await store.loadDelivery(alertId, 'desk')).toMatchObject({ state: 'rejected', attempts: 2 })
    await store.failDelivery(alertId, 'desk', T0)
    expect(await store.loadDelivery(alertId, 'desk')).toMatchObject({ state: 'rejected' })
    await store.reopenDelivery(alertId, 'desk', T0)
    expect(await store.loadDelivery(alertId, 'desk')).toMatchObject({ state: 'due' })
    await store.failDelivery(alertId, 'desk', T0)
    expect(await store.loadDelivery(alertId, 'desk')).toMatchObject({ state: 'failed' })
    expect(await store.loadDelivery(alertId, 'nowhere')).toBeUndefined()
  })
})

describe('steps', () => {
  const later = after(10 * MINUTE)
  const take = (now: Date, limit = 1_000) => store.takeOverdueSteps({ now, retakeMs: MINUTE, limit })
  const keysOf = (steps: readonly Step[], job: string) =>
    steps.filter((step) => step.job === job).map((step) => step.key)
  async function due(job: string, dueAt: Date): Promise<void> {
    const source = await known(aSource())
    const at = T0
    await store.savePoll(
      {
        sourceId: source.id,
        startedAt: at,
        finishedAt: at,
        outcome: 'not-modified',
        detail: null,
        httpStatus: 304,
        bytes: 0,
        entries: [],
      },
      (outcome) =>
        decidePoll(
          { state: 'ok', stateReason: null, stateSince: at, failures: 0 },
          { outcome, detail: null, retryAfterMs: null },
          { now: at, everyMs: 1, random: 0 },
        ),
      () => [{ job, key: 'k', payload: { of: job }, dueAt }],
    )
  }

  it('leaves a step that the queue was just told of alone, and takes it again when it stays due', async () => {
    await due('job-1', T0)
    expect(keysOf(await take(after(1)), 'job-1')).toEqual([])
    expect(keysOf(await take(after(2 * MINUTE)), 'job-1')).toEqual(['k'])
    expect(keysOf(await take(after(2 * MINUTE)), 'job-1')).toEqual([])
    expect(keysOf(await take(after(4 * MINUTE)), 'job-1')).toEqual(['k'])
  })

  it('keeps a step for its time', async () => {
    await due('job-2', later)
    expect(keysOf(await take(after(5 * MINUTE)), 'job-2')).toEqual([])
    expect(keysOf(await take(later), 'job-2')).toEqual(['k'])
  })

  it('gives each step to one of two sweeps', async () => {
    await due('job-3', T0)
    const [a, b] = await Promise.all([take(after(3 * MINUTE)), take(after(3 * MINUTE))])
    expect([...keysOf(a, 'job-3'), ...keysOf(b, 'job-3')]).toEqual(['k'])
  })

  it('keeps a failed step with its reason until somebody retries it', async () => {
    await due('job-4', T0)
    await store.failStep({
      job: 'job-4',
      key: 'k',
      payload: { of: 'job-4' },
      attempts: 5,
      kind: 'network',
      error: 'no route',
      now: after(1),
    })
    expect(keysOf(await take(after(9 * MINUTE)), 'job-4')).toEqual([])
    const failed = await store.findFailedSteps({ limit: 10 })
    expect(failed.items.find((step) => step.job === 'job-4')).toMatchObject({
      kind: 'network',
      error: 'no route',
      attempts: 5,
    })
    expect(await store.retryStep('job-4', 'k', after(2))).toMatchObject({ payload: { of: 'job-4' } })
    expect(await store.retryStep('job-4', 'k', after(2))).toBeUndefined()
  })

  it('puts off a step that is lost with its process longer each time, until it has had every wait', async () => {
    await due('job-6', T0)
    const hold = (now: Date) => store.holdStep({ job: 'job-6', key: 'k', waitsMs: [MINUTE, 5 * MINUTE], now })
    expect(await hold(T0)).toBe(true)
    expect(keysOf(await take(after(MINUTE - 1)), 'job-6')).toEqual([])
    expect(keysOf(await take(after(MINUTE)), 'job-6')).toEqual(['k'])
    expect(await hold(after(MINUTE))).toBe(true)
    expect(keysOf(await take(after(6 * MINUTE - 1)), 'job-6')).toEqual([])
    expect(keysOf(await take(after(6 * MINUTE)), 'job-6')).toEqual(['k'])
    expect(await hold(after(6 * MINUTE))).toBe(false)
    expect(await store.holdStep({ job: 'job-6', key: 'unknown', waitsMs: [MINUTE], now: T0 })).toBe(false)
  })

  it('forgets a completed step', async () => {
    await due('job-5', T0)
    await store.completeStep('job-5', 'k')
    expect(keysOf(await take(after(9 * MINUTE)), 'job-5')).toEqual([])
  })
})

describe('findRhythms', () => {
  it('gives the pauses between polls that brought something new', async () => {
    const source = await known(aSource())
    await poll(source, [anEntry('a')])
    await poll(source, [anEntry('a')], after(MINUTE))
    await poll(source, [anEntry('a'), anEntry('b')], after(3 * MINUTE))
    expect((await store.findRhythms(after(4 * MINUTE))).get(source.id)).toEqual([{ from: T0, ms: 3 * MINUTE }])
  })
})
