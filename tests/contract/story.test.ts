import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SiteLine } from '../../src/core/article/site-lines.ts'
import type { StoryTerm } from '../../src/core/story/story.ts'
import type { Reading } from '../../src/store/article.ts'
import { createStore, type Store } from '../../src/store/store.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'

const HOUR = 60 * 60_000
const T0 = new Date('2026-05-01T08:00:00Z')
const later = (hours: number) => new Date(T0.getTime() + hours * HOUR)

let test: TestDatabase
let store: Store

beforeAll(async () => {
  test = await createTestDatabase()
  store = createStore(test.database.kysely)
})
afterAll(() => test.drop())

const words = (text: string): readonly StoryTerm[] => text.split(' ').map((key) => ({ key, weight: 1, kind: 'word' }))
const lineOf = (line: number): SiteLine => ({ line, sample: `line ${line}` })

let count = 0
function reading(told: string, changes: Partial<Reading> = {}): Reading {
  count += 1
  const url = `https://paper.example/${count}`
  const quality = { score: 1, method: 'marked', warnings: [] }
  const facts = { byline: null, siteName: null, lang: 'en', publishedAt: null, text: `Text ${count}.`, quality }
  return {
    entryId: null,
    sourceId: null,
    baseline: false,
    firstSeenAt: T0,
    article: { url, canonicalUrl: url, title: told, ...facts },
    url,
    canonicalUrl: url,
    site: 'paper.example',
    contentHash: `hash-${count}`,
    bands: [],
    story: { words: words(told), concepts: [] },
    lines: [],
    ...changes,
  }
}

async function save(told: Reading, duplicateOf: number | null = null): Promise<{ id: number; storyId: number }> {
  const { id } = await store.saveArticle(
    told,
    told.firstSeenAt,
    () => duplicateOf,
    () => [],
  )
  return { id, storyId: (await store.loadArticle(id))?.storyId ?? 0 }
}

describe('saveArticle', () => {
  it('gives each article a story: its own, or that of an earlier one on the same event', async () => {
    const first = await save(reading('rail deal signed resht astara loan'))
    const other = await save(reading('wheat price astrakhan traders tonnes port'))
    const second = await save(reading('rail deal resht astara loan ministers', { firstSeenAt: later(5) }))
    expect([first.storyId, other.storyId, second.storyId]).toEqual([first.id, other.id, first.id])
    expect(await store.loadStory(second.id)).toEqual({
      id: first.id,
      title: 'rail deal signed resht astara loan',
      articles: 2,
    })
    expect((await store.listStory(first.id, 10)).map(({ id }) => id)).toEqual([first.id, second.id])
  })

  it('gives a copy the story of the article that it copies, however little is known of it', async () => {
    const first = await save(reading('satellite launch vostochny soyuz orbit'))
    expect((await save(reading('', { story: { words: [], concepts: [] } }), first.id)).storyId).toBe(first.id)
  })

  it('joins nothing that came out a week apart, whenever it was read', async () => {
    const told = 'visa waiver tour groups august'
    const first = await save(reading(told))
    expect((await save(reading(told, { firstSeenAt: later(24 * 7) }))).storyId).not.toBe(first.storyId)
    const stale = reading(told, { firstSeenAt: later(2) })
    const published = { ...stale, article: { ...stale.article, publishedAt: '2026-04-20' } }
    expect((await save(published)).storyId).not.toBe(first.storyId)
  })

  it('makes one story of two that an article shows to be one; the younger id leads to it', async () => {
    const older = await save(reading('a1 a2 a3 a4 a5 a6 a7'))
    const younger = await save(reading('a5 a6 a7 a8 a9 a10 a11'))
    expect(younger.storyId).toBe(younger.id)
    const bridge = await save(reading('a1 a2 a3 a4 a5 a6 a7 a8 a9 a10 a11'))
    expect(bridge.storyId).toBe(older.id)
    expect(await store.loadStory(younger.id)).toMatchObject({ id: older.id, articles: 3 })
  })

  it('finds one story for reports that are saved at once', async () => {
    const told = 'drill caspian anzali destroyer rescue observers'
    const saved = await Promise.all(Array.from({ length: 8 }, () => save(reading(told))))
    expect(new Set((await store.listStory(Math.min(...saved.map(({ id }) => id)), 20)).map(({ id }) => id))).toEqual(
      new Set(saved.map(({ id }) => id)),
    )
  })

  it('leaves nothing of a story behind when saving fails', async () => {
    const told = reading('banks mir shetab sanctions lenders council')
    const fail = () => {
      throw new Error('no')
    }
    await expect(store.saveArticle(told, T0, () => null, fail)).rejects.toThrow('no')
    const { id, storyId } = await save(told)
    expect([storyId, (await store.loadStory(id))?.articles]).toEqual([id, 1])
  })

  it('keeps its story when it is edited', async () => {
    const told = reading('corridor tariffs containers discount half')
    const { id, storyId } = await save(told)
    const edited = await save({ ...told, contentHash: 'edited', story: { words: words('other things'), concepts: [] } })
    expect(edited).toEqual({ id, storyId })
  })
})

describe('findSiteLines', () => {
  const host = (site: string) => ({ site, story: { words: [], concepts: [] } })

  it('learns a line that stands in most of five different stories of a host, for that host', async () => {
    for (const at of [1, 2, 3, 4, 5]) {
      expect(await store.findSiteLines('five.example')).toEqual([])
      await save(reading('', { ...host('five.example'), lines: [lineOf(100), lineOf(at)] }))
    }
    expect(await store.findSiteLines('five.example')).toEqual([100])
    expect(await store.findSiteLines('other.example')).toEqual([])
    expect(await store.describeSiteLines('five.example', [100, 1])).toEqual(['line 1', 'line 100'])
  })

  it('learns nothing from updates and copies of one story', async () => {
    const told = { site: 'updates.example', lines: [lineOf(100)] }
    const first = await save(reading('b1 b2 b3 b4 b5 b6', told))
    for (let at = 0; at < 6; at += 1) await save(reading('b1 b2 b3 b4 b5 b6', told))
    for (let at = 0; at < 6; at += 1) await save(reading('', { ...told, ...host('updates.example') }), first.id)
    expect(await store.findSiteLines('updates.example')).toEqual([])
  })

  it('learns no background that comes up now and then', async () => {
    for (let at = 0; at < 30; at += 1)
      await save(reading('', { ...host('background.example'), lines: at % 6 === 0 ? [lineOf(100)] : [lineOf(at)] }))
    expect(await store.findSiteLines('background.example')).toEqual([])
  })

  it('forgets a line that is printed no more, and at once one that was never repeated', async () => {
    const now = later(24 * 30)
    const keep = { pollsMs: 1e12, entryTextsMs: 1e12, storyTermsMs: 1e12, unrepeatedLinesMs: 14 * 24 * HOUR }
    await store.pruneArchive(now, { ...keep, siteLinesMs: 90 * 24 * HOUR })
    expect(await store.findSiteLines('five.example')).toEqual([100])
    expect(await store.describeSiteLines('five.example', [1])).toEqual([])
    await store.pruneArchive(later(24 * 100), { ...keep, siteLinesMs: 90 * 24 * HOUR })
    expect(await store.findSiteLines('five.example')).toEqual([])
  })
})
