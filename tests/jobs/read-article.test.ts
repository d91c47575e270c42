import { describe, expect, it } from 'vitest'
import { readArticle } from '../../jobs/read-article.ts'
import type { SavedEntry } from '../../src/context.ts'
import type { Source } from '../../src/core/source/source.ts'
import { createTestContext, never, type ContextParts } from '../support/context.ts'
import { aReading, aSavedEntry, aSource, httpError, ok, unreachable } from '../support/records.ts'
import { keepReadings } from './keep-readings.ts'

interface Reading extends ContextParts {
  readonly entry?: Partial<SavedEntry>
  readonly source?: Partial<Source>
}

/** Reads one entry of a page that says “Text.”, unless the test says otherwise. */
async function read({ entry, source, store, ...parts }: Reading) {
  const readings = keepReadings()
  const states: (readonly unknown[])[] = []
  const test = createTestContext({
    fetch: ok('<p>Text.</p>', { finalUrl: 'https://paper.example/news/seven' }),
    analysis: { 'read-page': () => aReading('Text.') },
    ...parts,
    store: {
      loadEntry: async () => ({ entry: aSavedEntry(entry), source: aSource(source) }),
      findArticleByUrl: async () => undefined,
      saveEntryState: async (...state) => void states.push(state),
      ...readings.store,
      ...store,
    },
  })
  const result = await readArticle(test.context, { entryId: 7 }, never)
  return { ...test, result, saved: readings.saved[0], states }
}

describe('readArticle', () => {
  it('does nothing for an entry that is gone or read already', async () => {
    const gone = createTestContext({ store: { loadEntry: async () => undefined } })
    expect(await readArticle(gone.context, { entryId: 7 }, never)).toMatchObject({ skipped: 'the entry is gone' })
    expect((await read({ entry: { state: 'read' } })).result).toMatchObject({ skipped: 'read already' })
  })

  it('links an entry to the article that the archive has at its address, and asks nobody', async () => {
    const linked: (readonly number[])[] = []
    const { result, enqueued } = await read({
      fetch: () => Promise.reject(new Error('no request was expected')),
      store: {
        findArticleByUrl: async () => ({ id: 3 }),
        linkEntry: async (...ids) => void linked.push(ids),
      },
    })
    expect(result).toMatchObject({ outcome: 'known', articleId: 3 })
    expect(linked).toEqual([[7, 3]])
    expect(enqueued).toEqual([])
  })

  it('reads a watched article again although the archive has it', async () => {
    const { result } = await read({ source: { kind: 'article' }, store: { findArticleByUrl: async () => ({ id: 3 }) } })
    expect(result).toMatchObject({ outcome: 'new' })
  })

  it('saves what the page says, and where and when it was first seen', async () => {
    const { saved, result, counted } = await read({ entry: { baseline: true } })
    expect(saved).toMatchObject({
      entryId: 7,
      sourceId: 'paper',
      baseline: true,
      url: 'https://paper.example/news/seven',
      canonicalUrl: 'https://paper.example/news/seven',
      site: 'paper.example',
      firstSeenAt: aSavedEntry().firstSeenAt,
      article: { text: 'Text.' },
    })
    expect(result).toMatchObject({ outcome: 'new', articleId: 1, version: 1, quality: 1 })
    expect(counted).toEqual([['countArticle', 'new']])
  })

  it('keeps an entry that cannot be read with the reason, and counts it', async () => {
    const { result, states, enqueued, counted } = await read({ fetch: httpError(404) })
    expect(result).toMatchObject({ outcome: 'unreadable', reason: 'paper.example answers 404.' })
    expect(states).toEqual([[7, 'unreadable', 'paper.example answers 404.']])
    expect(counted).toEqual([['countArticle', 'unreadable']])
    expect(enqueued).toEqual([])
  })

  it('keeps an entry whose page the screen let go with the reason, and reads no text', async () => {
    const inputs: unknown[] = []
    const { result, states, saved, counted } = await read({
      analysis: {
        'read-page': (input) => {
          inputs.push(input.screen)
          return { outcome: 'screened', reason: 'names neither side' }
        },
      },
      source: { tags: ['press'] },
    })
    expect(inputs).toEqual([{ source: 'paper', sourceTags: ['press'], country: 'US' }])
    expect(result).toMatchObject({ outcome: 'screened', reason: 'names neither side' })
    expect(states).toEqual([[7, 'screened', 'names neither side']])
    expect([saved, counted]).toEqual([undefined, [['countArticle', 'screened']]])
  })

  it('screens nothing of a source that is one watched page', async () => {
    const inputs: unknown[] = []
    await read({
      analysis: {
        'read-page': (input) => {
          inputs.push(input.screen)
          return aReading('Text.')
        },
      },
      source: { kind: 'article' },
    })
    expect(inputs).toEqual([undefined])
  })

  it('tries again where the page is out of reach and the feed says nothing', async () => {
    await expect(read({ fetch: unreachable })).rejects.toMatchObject({
      kind: 'network',
      code: 'page-unreachable',
      retry: true,
      message: expect.stringContaining('refused the connection'),
    })
    expect((await read({ fetch: unreachable, entry: { summary: 'In short.' } })).result).toMatchObject({
      outcome: 'new',
    })
  })

  it.each([
    ['news before what was there already', false, 'article'],
    ['what was there already after all else', true, 'baseline'],
  ])('asks for %s', async (_, baseline, rank) => {
    const { turns } = await read({ entry: { baseline } })
    expect(turns).toEqual([{ host: 'paper.example', who: 'read-article 7', rank, paceMs: 5_000 }])
  })

  it('comes back when the host is free, with nothing saved', async () => {
    const at = new Date('2026-05-01T08:00:04.000Z')
    const { result, saved, states } = await read({ hostFreeAt: at })
    expect(result).toEqual({ kind: 'later', at })
    expect([saved, states]).toEqual([undefined, []])
  })
})
