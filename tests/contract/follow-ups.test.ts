import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Alert } from '../../src/core/alert/alert.ts'
import type { VersionHistory, VersionVerdict } from '../../src/core/statement/decide-version.ts'
import type { MatchRecord } from '../../src/store/match.ts'
import type { FoundStatement, StatementDecisions } from '../../src/store/statement.ts'
import { createStore, type Store } from '../../src/store/store.ts'
import { alertOf } from '../src/core/alert/alert-of.ts'
import { NOW } from '../support/context.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { aTaggedStatement } from '../support/records.ts'

const QUALITY = { score: 1, method: 'page', warnings: [] }
const COOPERATION = { found: false, score: 0, areas: [], modality: null, evidence: [] }
const NOTHING: VersionVerdict = { kind: 'fit', followUps: [] }

let test: TestDatabase
let store: Store
beforeAll(async () => {
  test = await createTestDatabase()
  store = createStore(test.database.kysely)
})
afterAll(() => test.drop())

let counter = 0
const unique = (name: string) => `${name}-${(counter += 1)}`

/** An article of the archive with a text for each of its versions. */
async function anArticle(versions: number): Promise<number> {
  const url = `https://paper.example/${unique('article')}`
  const { rows } = await test.database.pool.query<{ id: number }>(
    `insert into article (canonical_url, url, first_seen_at, version, content_hash, quality, baseline)
     values ($1, $1, now(), $2, 'h', $3, false) returning id`,
    [url, versions, JSON.stringify(QUALITY)],
  )
  const [{ id } = { id: 0 }] = rows
  for (let version = 1; version <= versions; version += 1) {
    await test.database.pool.query(
      `insert into article_version (article_id, version, text, content_hash, seen_at) values ($1, $2, $3, 'h', now())`,
      [id, version, `text ${version}`],
    )
  }
  return id
}

const said = (key: string, lang = 'en'): FoundStatement => ({
  statement: aTaggedStatement({ text: `${key} in ${lang}` }),
  key,
  speakerKey: 'person:dana whitfield',
  speakerGroup: 'whitfield',
  contentKey: key,
})

/** Saves the statements of a version, and gives what was to be decided about it. */
async function save(
  id: number,
  version: number,
  statements: readonly FoundStatement[],
  verdict: VersionVerdict = NOTHING,
  novelty: StatementDecisions['novelty'] = () => ({ kind: 'new' }),
): Promise<VersionHistory | undefined> {
  let asked: VersionHistory | undefined
  const decide: StatementDecisions = {
    novelty,
    version: (_, history) => {
      asked = history
      return verdict
    },
  }
  const article = { id, version, lang: 'en', text: `text ${version}`, quality: QUALITY, baseline: false }
  await store.saveStatements({ ...article, cooperation: COOPERATION }, statements, NOW, decide, [])
  return asked
}

const idsOf = (history: VersionHistory | undefined) => history?.before?.statements.map((each) => each.id)
const withdrawn = (statement: string): VersionVerdict => ({
  kind: 'fit',
  followUps: [{ kind: 'withdrawn', statement }],
})

const alert = (changes: Partial<MatchRecord> & { readonly statementId: string }): MatchRecord => {
  const id = unique('al')
  return {
    topicId: 'ties',
    topicVersion: 1,
    subject: `statement:${changes.statementId}`,
    outcome: 'alert',
    why: [],
    alert: alertOf({ id }) satisfies Alert,
    channels: ['desk'],
    ...changes,
  }
}
const record = (article: { id: number; version: number }, matches: readonly MatchRecord[]) =>
  store.saveMatches(article, matches, NOW, (alertId, channel) => ({
    job: 'send-alert',
    key: `${alertId} ${channel}`,
    payload: { alertId, channel },
    dueAt: NOW,
  }))

describe('the versions of an article', () => {
  it('are each held against the one before, with the statements that it holds', async () => {
    const [a, b] = [said(unique('a')), said(unique('b'))]
    const id = await anArticle(3)
    expect(await save(id, 1, [a, b])).toMatchObject({ before: undefined })
    expect(idsOf(await save(id, 2, [a]))).toEqual([a.key, b.key])
    const third = await save(id, 3, [a, b])
    expect(third?.before).toMatchObject({ text: 'text 2', quality: QUALITY })
    expect(idsOf(third)).toEqual([a.key])
  })

  it('are not held against one that does not hold the whole article', async () => {
    const a = said(unique('a'))
    const id = await anArticle(3)
    await save(id, 1, [a])
    await save(id, 2, [], { kind: 'unfit', because: 'it ends in mid-sentence' })
    expect(idsOf(await save(id, 3, []))).toEqual([a.key])
  })

  it('tell nothing when a later one was read first', async () => {
    const a = said(unique('a'))
    const id = await anArticle(3)
    await save(id, 1, [a])
    expect(idsOf(await save(id, 3, [a]))).toEqual([a.key])
    expect(await save(id, 2, [], withdrawn(a.key))).toMatchObject({ before: undefined })
    expect(await store.findToldFollowUps(id, 2)).toEqual([])
  })

  it('say which statements are gone, until they come back', async () => {
    const a = said(unique('a'))
    const id = await anArticle(4)
    await save(id, 1, [a])
    expect((await save(id, 2, [], withdrawn(a.key)))?.gone).toEqual(new Set())
    const restored: VersionVerdict = { kind: 'fit', followUps: [{ kind: 'restored', statement: a.key }] }
    expect((await save(id, 3, [a], restored))?.gone).toEqual(new Set([a.key]))
    expect((await save(id, 4, [a]))?.gone).toEqual(new Set())
  })
})

describe('findToldFollowUps', () => {
  it('gives what nobody was told of to nobody', async () => {
    const a = said(unique('a'))
    const id = await anArticle(2)
    await save(id, 1, [a])
    await save(id, 2, [], withdrawn(a.key))
    expect(await store.findToldFollowUps(id, 2)).toEqual([])
  })

  it('gives a statement with the alert that told of it, the channels that have it, and where it still stands', async () => {
    const [a, b] = [said(unique('a')), said(unique('b'))]
    const [id, other] = [await anArticle(2), await anArticle(1)]
    await save(id, 1, [a])
    await save(other, 1, [a])
    const told = alert({ statementId: a.key, channels: ['desk', 'lost', 'mail'] })
    await record({ id, version: 1 }, [told])
    await store.saveDelivery({
      alertId: told.alert?.id ?? '',
      channel: 'mail',
      state: 'delivered',
      detail: null,
      now: NOW,
    })
    await store.failDelivery(told.alert?.id ?? '', 'lost', NOW)
    const verdict = { kind: 'changed', statement: a.key, instead: b.key, because: 'other words' } as const
    for (let run = 0; run < 2; run += 1) await save(id, 2, [b], { kind: 'fit', followUps: [verdict] })
    expect(await store.findToldFollowUps(id, 2)).toMatchObject([
      {
        kind: 'changed',
        because: 'other words',
        versionBefore: 1,
        textBefore: 'text 1',
        statement: { id: a.key, content: [[1, 17]] },
        instead: { id: b.key },
        standsIn: 1,
        wasGone: false,
        told: [{ alert: { id: told.alert?.id }, articleId: id, channels: ['desk', 'mail'] }],
      },
    ])
    const shown = await store.loadAlert(told.alert?.id ?? '')
    expect(shown?.followUps).toMatchObject([{ kind: 'changed', instead: b.statement.text, version: 2 }])
    expect(shown?.sightings).toHaveLength(2)
  })
})

describe('a statement in several languages', () => {
  it('is kept in each, and told to a channel once', async () => {
    const [en, ru, fa] = [said(unique('en')), said(unique('ru'), 'ru'), said(unique('fa'), 'fa')]
    const articles = [await anArticle(1), await anArticle(1), await anArticle(1)] as const
    const wording = () => ({ kind: 'wording', of: en.key }) as const
    await save(articles[0], 1, [en])
    await save(articles[1], 1, [ru], NOTHING, wording)
    await save(articles[2], 1, [fa], NOTHING, wording)
    expect(await store.findNewStatements(articles[1], 1)).toMatchObject([{ id: ru.key, wordingOf: en.key }])

    const told = alert({ statementId: en.key })
    await record({ id: articles[0], version: 1 }, [told])
    expect(await store.findMatchedTopics(en.key)).toEqual(new Set(['ties']))
    const further = alert({ statementId: fa.key, topicId: 'in-persian', channels: ['desk', 'mail'] })
    const { steps } = await record({ id: articles[2], version: 1 }, [further])
    expect(steps.map(({ payload }) => payload['channel'])).toEqual(['mail'])
    const shown = await store.loadAlert(told.alert?.id ?? '')
    expect(shown?.wordings.map(({ text }) => text).toSorted()).toEqual(
      [fa.statement.text, ru.statement.text].toSorted(),
    )
  })
})
