import { describe, expect, it } from 'vitest'
import { type Origin, saveReading } from '../../jobs/save-reading.ts'
import { after, createTestContext, NOW } from '../support/context.ts'
import { aReading } from '../support/records.ts'
import { keepReadings } from './keep-readings.ts'

const MINUTE = 60_000
const URL_OF_PAGE = 'https://paper.example/news/seven'
const ORIGIN: Origin = {
  entryId: 7,
  sourceId: 'paper',
  baseline: false,
  firstSeenAt: NOW,
  url: URL_OF_PAGE,
  round: 0,
  revisitAfterMs: [10 * MINUTE, 60 * MINUTE],
}
const TEXT = Array.from({ length: 40 }, (_, index) => `Sentence ${index} says something of its own.`).join(' ')

async function save(
  options: Parameters<typeof keepReadings>[0] & {
    readonly origin?: Partial<Origin>
    readonly finalUrl?: string | null
    readonly reading?: ReturnType<typeof aReading>
  },
) {
  const { origin, finalUrl = URL_OF_PAGE, reading = aReading(TEXT), ...kept } = options
  const readings = keepReadings(kept)
  const test = createTestContext({ store: readings.store })
  const result = await saveReading(test.context, { kind: 'read', reading, finalUrl }, { ...ORIGIN, ...origin })
  const due = test.enqueued.map(({ job, key, payload, dueAt }) => [job, key, payload, dueAt] as const)
  return { ...test, result, due, saved: readings.saved[0] }
}

const find = (version: number) => ['find-statements', `1-${version}`, { articleId: 1, version }, NOW] as const
const revisit = (round: number, afterMs: number) =>
  ['revisit-article', `1-${round}`, { articleId: 1, round }, after(afterMs)] as const

describe('saveReading', () => {
  it('makes the finding of statements due for a new article, and its first revisit', async () => {
    expect((await save({})).due).toEqual([find(1), revisit(1, 10 * MINUTE)])
  })

  it('goes on with the next revisit whether the article was edited or not, until there is none left', async () => {
    expect((await save({ change: 'unchanged', origin: { round: 1 } })).due).toEqual([revisit(2, 60 * MINUTE)])
    expect((await save({ change: 'new-version', version: 2, origin: { round: 1 } })).due).toEqual([
      find(2),
      revisit(2, 60 * MINUTE),
    ])
    expect((await save({ change: 'unchanged', origin: { round: 2 } })).due).toEqual([])
  })

  it('starts no second chain of revisits when another entry leads to a known article', async () => {
    expect((await save({ change: 'unchanged' })).due).toEqual([])
    expect((await save({ change: 'new-version', version: 2 })).due).toEqual([find(2)])
  })

  it('revisits nothing that has no address', async () => {
    const { due, saved } = await save({ finalUrl: null, origin: { url: null } })
    expect(due).toEqual([find(1)])
    expect(saved).toMatchObject({ url: 'entry:7', canonicalUrl: 'entry:7', site: null })
  })

  it('prefers the address that the page calls its own', async () => {
    const reading = aReading(TEXT, { canonicalUrl: 'https://paper.example/its-own' })
    expect((await save({ reading })).saved?.canonicalUrl).toBe('https://paper.example/its-own')
    expect((await save({ finalUrl: `${URL_OF_PAGE}?utm_source=rss` })).saved?.canonicalUrl).toBe(URL_OF_PAGE)
  })

  it('takes the same text at another address for a copy, and one of other words for none', async () => {
    const { contentHash } = aReading(TEXT)
    const same = { id: 3, contentHash, text: TEXT }
    const near = { id: 4, contentHash: 'other', text: `${TEXT} One more sentence stands at the end.` }
    const far = { id: 5, contentHash: 'other', text: 'Quite another article on another matter, and short.' }
    expect((await save({ candidates: [far, same] })).result).toMatchObject({ outcome: 'duplicate', duplicateOf: 3 })
    expect((await save({ candidates: [far, near] })).result).toMatchObject({ outcome: 'duplicate', duplicateOf: 4 })
    expect((await save({ candidates: [far] })).result).toMatchObject({ outcome: 'new', duplicateOf: null })
  })

  it('says in its result how far the text can be trusted', async () => {
    const quality = { score: 0.4, method: 'feed', warnings: ['very short', 'page not read: 404'] }
    const { result, counted } = await save({ reading: aReading(TEXT, { quality }) })
    expect(result).toMatchObject({ quality: 0.4, warnings: 'very short; page not read: 404' })
    expect(counted).toEqual([['countArticle', 'new']])
  })
})
