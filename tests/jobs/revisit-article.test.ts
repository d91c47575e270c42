import { describe, expect, it } from 'vitest'
import { revisitArticle } from '../../jobs/revisit-article.ts'
import type { ReadPageInput } from '../../src/analysis/read-page.ts'
import type { Step } from '../../src/context.ts'
import { after, type ContextParts, createTestContext, never } from '../support/context.ts'
import { aReading, aRecord, anArticle, httpError, ok } from '../support/records.ts'
import { keepReadings } from './keep-readings.ts'

const MINUTE = 60_000

/** Reads article 1 again in the round given; the archive holds it with two revisits planned. */
async function revisit(
  parts: ContextParts & { readonly round?: number; readonly change?: 'new-version' | 'unchanged' },
) {
  const { round = 1, change = 'new-version', ...rest } = parts
  const readings = keepReadings({ change, version: change === 'unchanged' ? 1 : 2 })
  const inputs: ReadPageInput[] = []
  const due: Step[] = []
  const test = createTestContext({
    fetch: ok('<p>Edited.</p>', { finalUrl: 'https://paper.example/moved' }),
    analysis: {
      'read-page': (input) => {
        inputs.push(input)
        return aReading('Edited.', { canonicalUrl: 'https://paper.example/moved' })
      },
    },
    ...rest,
    store: {
      loadArticle: async () => anArticle({ baseline: true }),
      loadSource: async () => aRecord({}, { revisitAfterMs: [10 * MINUTE, 60 * MINUTE] }),
      makeDue: async (steps) => void due.push(...steps),
      ...readings.store,
      ...rest.store,
    },
  })
  const result = await revisitArticle(test.context, { articleId: 1, round }, never)
  return { ...test, result, inputs, due, saved: readings.saved[0] }
}

describe('revisitArticle', () => {
  it('does nothing for an article that is gone or whose source is', async () => {
    expect((await revisit({ store: { loadArticle: async () => undefined } })).result).toMatchObject({
      skipped: 'the article is gone',
    })
    const noSource = { loadArticle: async () => anArticle({ sourceId: null }) }
    expect((await revisit({ store: noSource })).result).toMatchObject({ skipped: 'its source is gone' })
    expect((await revisit({ store: { loadSource: async () => undefined } })).result).toMatchObject({
      skipped: 'its source is gone',
    })
  })

  it('saves an edit as a version of the same article, whatever the page calls itself today', async () => {
    const { result, saved, enqueued } = await revisit({})
    expect(saved).toMatchObject({
      entryId: null,
      canonicalUrl: anArticle().canonicalUrl,
      baseline: true,
      firstSeenAt: anArticle().firstSeenAt,
    })
    expect(result).toMatchObject({ outcome: 'new-version', version: 2 })
    expect(enqueued.map(({ job, key }) => `${job} ${key}`)).toEqual(['find-statements 1-2', 'revisit-article 1-2'])
  })

  it('asks nothing of the topics when nothing changed, and comes back for the next round', async () => {
    const { enqueued, result } = await revisit({ change: 'unchanged' })
    expect(result).toMatchObject({ outcome: 'unchanged' })
    expect(enqueued).toEqual([
      { job: 'revisit-article', key: '1-2', payload: { articleId: 1, round: 2 }, dueAt: after(60 * MINUTE) },
    ])
  })

  it('ends the chain after the last round', async () => {
    expect((await revisit({ change: 'unchanged', round: 2 })).enqueued).toEqual([])
  })

  it('lets news go first', async () => {
    expect((await revisit({ round: 2 })).turns).toMatchObject([{ who: 'revisit-article 1-2', rank: 'revisit' }])
  })

  it('comes back when the host is free', async () => {
    const { result } = await revisit({ hostFreeAt: after(2_000) })
    expect(result).toEqual({ kind: 'later', at: after(2_000) })
  })

  it('never takes the words of the feed for an edit of the page', async () => {
    const { result, saved, inputs } = await revisit({ fetch: httpError(503) })
    expect(result).toMatchObject({ outcome: 'unreadable', reason: 'paper.example answers 503.' })
    expect([saved, inputs]).toEqual([undefined, []])
  })

  it.each([
    ['is down', { fetch: httpError(503) }],
    [
      'shows a wall',
      { analysis: { 'read-page': () => ({ ...aReading('Please log in to read this.'), outcome: 'login' as const }) } },
    ],
  ])('makes no version of a page that %s today, and looks again in the next round', async (_, parts) => {
    const { saved, due, enqueued } = await revisit(parts)
    expect(saved).toBeUndefined()
    expect(due).toEqual([
      { job: 'revisit-article', key: '1-2', payload: { articleId: 1, round: 2 }, dueAt: after(60 * MINUTE) },
    ])
    expect(enqueued).toEqual(due)
  })
})
