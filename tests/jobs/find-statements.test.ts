import { describe, expect, it } from 'vitest'
import { findStatements } from '../../jobs/find-statements.ts'
import type { FoundStatement, KnownStatement } from '../../src/context.ts'
import type { DocumentText } from '../../src/core/analyze-text.ts'
import type { Cooperation } from '../../src/core/cooperation/cooperation.ts'
import type { TaggedStatement } from '../../src/core/statement/statement.ts'
import { Failure } from '../../src/errors.ts'
import { after, createTestContext, never, NOW } from '../support/context.ts'
import { anArticle, aTaggedStatement } from '../support/records.ts'

const DAY = 24 * 60 * 60_000
const COOPERATION: Cooperation = { found: true, score: 0.9, areas: ['arms'], modality: 'asserted', evidence: [] }
const WORDS = 'The military partnership between Russia and Iran is getting deeper every month'

/** Finds the statements given in version 2 of article 1, where the archive knows some already. */
async function find(
  statements: readonly TaggedStatement[],
  known: readonly KnownStatement[] = [],
  { earlierDue = false } = {},
) {
  const asked: DocumentText[] = []
  const found: FoundStatement[] = []
  const verdicts: (string | null)[] = []
  const articles: object[] = []
  const test = createTestContext({
    store: {
      loadArticle: async (id, version) => anArticle({ id, version: version ?? 1 }),
      isAnyDue: async () => earlierDue,
      saveStatements: async (article, all, _now, decide, steps) => {
        articles.push(article)
        found.push(...all)
        verdicts.push(
          ...all.map((each) => {
            const novelty = decide.novelty(each, known)
            return novelty.kind === 'new' ? null : novelty.of
          }),
        )
        const fresh = all.filter((_, index) => verdicts[index] === null).map((each) => each.key)
        return { fresh, sightings: all.length - fresh.length, followUps: 0, steps }
      },
    },
    analysis: {
      'find-statements': (document) => {
        asked.push(document)
        return { statements, cooperation: COOPERATION }
      },
    },
  })
  const result = await findStatements(test.context, { articleId: 1, version: 2 }, never)
  return { ...test, result, asked, found, verdicts, articles }
}

const knownWords = (changes: Partial<KnownStatement> = {}): KnownStatement => ({
  id: 'st_known',
  speakerKey: 'person:dana whitfield',
  actor: null,
  text: WORDS,
  lang: 'en',
  seenAt: after(-DAY),
  terms: [],
  cooperation: { found: true, areas: ['arms'], modality: 'asserted' },
  wordingOf: null,
  ...changes,
})

describe('findStatements', () => {
  it('does nothing for an article that is gone', async () => {
    const { context } = createTestContext({ store: { loadArticle: async () => undefined } })
    expect(await findStatements(context, { articleId: 1, version: 1 }, never)).toMatchObject({
      skipped: 'the article is gone',
    })
  })

  it('saves what was found in that very version, with its cooperation, and makes the matching due', async () => {
    const { asked, articles, enqueued, result } = await find([aTaggedStatement({ text: WORDS })])
    expect(asked).toEqual([
      {
        text: anArticle().text,
        title: 'Seven',
        lang: 'en',
        publishedAt: anArticle().publishedAt ?? anArticle().firstSeenAt.toISOString(),
      },
    ])
    expect(articles).toMatchObject([{ id: 1, version: 2, cooperation: COOPERATION }])
    expect(enqueued).toEqual([{ job: 'match-topics', key: '1-2', payload: { articleId: 1, version: 2 }, dueAt: NOW }])
    expect(result).toMatchObject({ statements: 1, sightings: 0, cooperation: true })
  })

  it('waits while an earlier version of the article has not been read for statements', async () => {
    const { result, asked, enqueued } = await find([aTaggedStatement()], [], { earlierDue: true })
    expect(result).toMatchObject({ kind: 'later' })
    expect([...asked, ...enqueued]).toEqual([])
  })

  it('takes for another wording what the same speaker says in another language that day, with the same key terms', async () => {
    const terms = ['area:arms-drones', 'country:IR', 'country:RU', 'cue:give-supply', 'number:400', 'way:IR-RU']
    const speaker = { name: 'Ann Hale', role: null, organization: null, country: 'GB', actor: 'ann-hale' }
    const said = aTaggedStatement({ text: WORDS, speaker, terms })
    const inRussian = knownWords({ actor: 'ann-hale', lang: 'ru', terms, speakerKey: 'person:ann hale' })
    expect((await find([said], [inRussian])).verdicts).toEqual(['st_known'])
    expect((await find([said], [{ ...inRussian, wordingOf: 'st_first' }])).verdicts).toEqual(['st_first'])
    expect((await find([said], [{ ...inRussian, terms: ['number:600'] }])).verdicts).toEqual([null])
  })

  it('goes on to the topics when nobody said anything: some watch articles', async () => {
    const { enqueued, result } = await find([])
    expect(enqueued.map((step) => step.job)).toEqual(['match-topics'])
    expect(result).toMatchObject({ statements: 0 })
  })

  it('gives the same words of the same speaker one key, however they are set', async () => {
    const speaker = { name: 'Dana Whitfield', role: null, organization: null, country: null }
    const { found } = await find([
      aTaggedStatement({ text: WORDS }),
      aTaggedStatement({ text: `“${WORDS.toUpperCase()}.”`, speaker }),
      aTaggedStatement({ text: WORDS, speaker: { ...speaker, name: 'Somebody Else' } }),
    ])
    const [first, second, third] = found.map((each) => each.key)
    expect(second).toBe(first)
    expect(third).not.toBe(first)
  })

  it('takes known words of the same speaker for a sighting, and counts both kinds', async () => {
    const fresh = aTaggedStatement({ text: 'We have seen nothing of the kind and would rather not see it ever' })
    const { verdicts, counted, result } = await find([aTaggedStatement({ text: WORDS }), fresh], [knownWords()])
    expect(verdicts).toEqual(['st_known', null])
    expect(counted).toEqual([
      ['countStatements', 'new', 1],
      ['countStatements', 'sighting', 1],
    ])
    expect(result).toMatchObject({ statements: 1, sightings: 1 })
  })

  it.each([
    ['another speaker', knownWords({ speakerKey: 'person:somebody else' })],
    ['another month', knownWords({ seenAt: after(-40 * DAY) })],
    ['another language', knownWords({ lang: 'ru' })],
  ])('takes the words of %s for news', async (_, known) => {
    expect((await find([aTaggedStatement({ text: WORDS })], [known])).verdicts).toEqual([null])
  })

  it('saves nothing when the analysis fails, and leaves to the queue whether to try again', async () => {
    const limit = new Failure('limit', 'analysis-timeout', 'find-statements took more than 15000 ms')
    const { context, enqueued } = createTestContext({
      store: { loadArticle: async () => anArticle() },
      analysis: {
        'find-statements': () => {
          throw limit
        },
      },
    })
    await expect(findStatements(context, { articleId: 1, version: 1 }, never)).rejects.toBe(limit)
    expect(enqueued).toEqual([])
  })
})
