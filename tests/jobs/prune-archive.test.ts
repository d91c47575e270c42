import { describe, expect, it } from 'vitest'
import { pruneArchive } from '../../jobs/prune-archive.ts'
import { createTestContext, NOW } from '../support/context.ts'

const DAY = 24 * 60 * 60_000

describe('pruneArchive', () => {
  it('keeps polls and texts of entries for a month, what stories are told by for two weeks, lines of sites for three months, and says how much went', async () => {
    const asked: (readonly unknown[])[] = []
    const { context } = createTestContext({
      store: {
        pruneArchive: async (...question) => {
          asked.push(question)
          return { polls: 3, entryTexts: 2, hosts: 1, storyTerms: 5, siteLines: 4 }
        },
      },
    })
    expect(await pruneArchive(context)).toEqual({
      kind: 'done',
      polls: 3,
      entryTexts: 2,
      hosts: 1,
      storyTerms: 5,
      siteLines: 4,
    })
    const retention = {
      pollsMs: 30 * DAY,
      entryTextsMs: 30 * DAY,
      storyTermsMs: 14 * DAY,
      unrepeatedLinesMs: 14 * DAY,
      siteLinesMs: 90 * DAY,
    }
    expect(asked).toEqual([[NOW, retention]])
  })
})
