import { describe, expect, it } from 'vitest'
import { entryIdentities, entryIdentity } from '../../../../src/core/feed/entry-identity.ts'
import type { FeedEntry } from '../../../../src/core/feed/feed.ts'

const FEED = 'https://example.org/rss'
const ENTRY: FeedEntry = {
  id: 'g-1',
  url: 'https://www.example.org/news/2024/treaty-signed?utm_source=rss',
  title: 'Russia and Iran sign a treaty on partnership',
  author: null,
  publishedAt: '2024-09-05T07:04:00Z',
  updatedAt: null,
  summary: 'words',
  contentHtml: null,
  categories: [],
}
const entry = (changes: Partial<FeedEntry> = {}): FeedEntry => Object.assign({}, ENTRY, changes)
const keysOf = (changes: Partial<FeedEntry> = {}) => entryIdentity(entry(changes), FEED).keys
const shared = (changes: Partial<FeedEntry>) => keysOf(changes).filter((key) => keysOf().includes(key))

describe('entryIdentity', () => {
  it('names an entry from strong to weak', () => {
    expect(keysOf()).toEqual([
      'guid:g-1',
      'url:https://example.org/news/2024/treaty-signed',
      'path:/news/2024/treaty-signed',
      'title:russia and iran sign a treaty on partnership|2024-09-05',
    ])
  })

  it.each([
    ['guid', { id: 'g-2' }],
    ['query', { url: 'https://example.org/news/2024/treaty-signed?utm_medium=x&fbclid=1' }],
    ['scheme and slash', { id: null, url: 'http://example.org/news/2024/treaty-signed/' }],
    ['host', { id: null, url: 'https://new.example.net/news/2024/treaty-signed' }],
    ['guid and address', { id: 'g-2', url: 'https://example.org/other/987654' }],
    ['guid, address and spelling', { id: null, url: null, title: 'Russia and Iran sign a treaty on “partnership”!' }],
    ['title and date', { title: 'Another', publishedAt: '2024-10-01' }],
  ])('knows an entry again under another %s', (_what, changes) => {
    expect(shared(changes)).not.toEqual([])
  })

  it('does not know another entry', () => {
    expect(shared({ id: 'g-2', url: 'https://example.org/news/2024/other', title: 'Talks begin' })).toEqual([])
  })

  it.each([
    ['a front page', { url: 'https://example.org/' }],
    ['the feed itself', { url: 'https://example.org/rss?utm_source=x' }],
    ['no address', { url: 'tag:x' }],
  ])('takes %s for no address of an entry', (_what, changes) => {
    expect(keysOf(changes).filter((key) => /^(?:url|path):/.test(key))).toEqual([])
  })

  it('does not take a section or a short title for telling', () => {
    const keys = keysOf({ url: 'https://example.org/news', title: 'Morning briefing' })
    expect(keys).toEqual(['guid:g-1', 'url:https://example.org/news'])
  })

  it('needs a day beside the title', () => {
    expect(keysOf({ publishedAt: null }).some((key) => key.startsWith('title:'))).toBe(false)
  })

  it('names an entry that says next to nothing by its words', () => {
    expect(keysOf({ id: null, url: null, title: 'x' })).toEqual([
      `hash:${entryIdentity(entry({ id: null, url: null, title: 'x' }), FEED).hash}`,
    ])
  })

  it('keeps keys short enough for an index', () => {
    const keys = keysOf({ id: 'x'.repeat(10_000), url: `https://example.org/${'y'.repeat(10_000)}` })
    expect(Math.max(...keys.map((key) => key.length))).toBeLessThanOrEqual(500)
    expect(keys[0]).toMatch(/^guid:sha256:/)
  })

  it('gives another hash for other words, and only then', () => {
    const hash = (changes: Partial<FeedEntry>) => entryIdentity(entry(changes), FEED).hash
    expect(hash({ summary: 'other' })).not.toBe(hash({}))
    expect(hash({ id: 'g-2', publishedAt: '2025-01-01' })).toBe(hash({}))
  })
})

describe('entryIdentities', () => {
  it('leaves out what all entries share', () => {
    const entries = [entry({ title: 'One' }), entry({ title: 'Two', url: 'https://example.org/news/2024/two' })]
    expect(entryIdentities(entries, FEED).map(({ keys }) => keys[0])).toEqual([
      'url:https://example.org/news/2024/treaty-signed',
      'url:https://example.org/news/2024/two',
    ])
  })

  it('lets an entry that is listed twice keep its keys', () => {
    const [one, two] = entryIdentities([entry(), entry()], FEED)
    expect(one?.keys).toEqual(keysOf())
    expect(two?.keys).toEqual(keysOf())
  })
})
