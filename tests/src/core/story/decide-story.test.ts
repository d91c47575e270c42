import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadLexicon } from '../../../../src/config/load-lexicon.ts'
import { compileConcepts } from '../../../../src/core/story/compile-concepts.ts'
import { compareEvents, decideStory } from '../../../../src/core/story/decide-story.ts'
import { findStoryTerms } from '../../../../src/core/story/find-story-terms.ts'
import type { StoryArticle, StoryCandidate } from '../../../../src/core/story/story.ts'
import { weighTerms } from '../../../../src/core/story/weigh-terms.ts'
import { EVENT_REPORTS, type EventReport } from './events.ts'

const DAY = 86_400_000
const loaded = await loadLexicon(resolve(import.meta.dirname, '../../../../config'))
const lexicon = compileConcepts(
  loaded.ok ? loaded.value : { statements: { countries: {} }, cooperation: { parties: [], areas: [], cues: [] } },
)

interface Told extends StoryCandidate {
  readonly report: EventReport
}

/** Tells stories apart one report at a time, as the archive does, and counts terms in what came before. */
function tell(reports: readonly EventReport[]): readonly Told[] {
  const seen = new Map<number, number>()
  let told: Told[] = []
  for (const [id, report] of reports.entries()) {
    const features = findStoryTerms(report, lexicon)
    const terms = weighTerms(features, { articles: id, count: (term) => seen.get(term) ?? 0 })
    const article = { lang: report.lang, at: report.day * DAY, terms }
    const decision = decideStory(article, told)
    const story = decision.kind === 'joins' ? decision.story : id
    const merged = decision.kind === 'joins' ? decision.merges : []
    told = told.map((each) => (merged.includes(each.story) ? { ...each, story } : each))
    told.push({ ...article, id, story, storyAt: told.find((each) => each.id === story)?.at ?? article.at, report })
    for (const { term } of terms) seen.set(term, (seen.get(term) ?? 0) + 1)
  }
  return told
}

/** The reports of each day in one of many orders. */
function shuffle(seed: number): readonly EventReport[] {
  return EVENT_REPORTS.map((report, at) => ({ report, key: report.day + ((at * 7_919 + seed * 104_729) % 97) / 100 }))
    .sort((a, b) => a.key - b.key)
    .map(({ report }) => report)
}

function countPairs(told: readonly Told[]) {
  const pairs = told.flatMap((a, at) => told.slice(at + 1).map((b) => ({ a, b, joined: a.story === b.story })))
  const same = pairs.filter(({ a, b }) => a.report.event === b.report.event)
  const across = same.filter(({ a, b }) => a.report.lang !== b.report.lang)
  return {
    mixed: pairs
      .filter(({ a, b, joined }) => joined && a.report.event !== b.report.event)
      .map(({ a, b }) => [a.report.title, b.report.title]),
    recall: same.filter(({ joined }) => joined).length / same.length,
    recallAcross: across.filter(({ joined }) => joined).length / across.length,
  }
}

describe('decideStory', () => {
  const orders = Array.from({ length: 12 }, (_, seed) => countPairs(tell(shuffle(seed))))

  it('never mixes two events of one beat, whatever the order in which they are reported', () => {
    expect(orders.flatMap(({ mixed }) => mixed)).toEqual([])
  })

  it('brings most reports on one event together, also across languages', () => {
    const worst = (pick: (order: (typeof orders)[number]) => number) => Math.min(...orders.map(pick))
    expect(worst(({ recall }) => recall)).toBeGreaterThan(0.6)
    expect(worst(({ recallAcross }) => recallAcross)).toBeGreaterThan(0.4)
  })

  it('tells a second meeting of the same people a week later as a story of its own', () => {
    const [report] = EVENT_REPORTS
    if (report === undefined) throw new Error('no report')
    const [first, soon] = tell([report, { ...report, day: 1 }])
    const [, late] = tell([report, { ...report, day: 7 }])
    expect([first?.story, soon?.story, late?.story]).toEqual([0, 0, 1])
  })

  it('joins no story that began longer ago than an event lasts, however near its latest article is', () => {
    const [report] = EVENT_REPORTS
    if (report === undefined) throw new Error('no report')
    const days = [0, 2, 4, 6, 8]
    expect(tell(days.map((day) => ({ ...report, day }))).map(({ story }) => story)).toEqual([0, 0, 0, 0, 4])
  })

  it('makes one story of two when an article is much alike to both', () => {
    const terms = (...numbers: readonly number[]) => numbers.map((term) => ({ term, weight: 1, kind: 'word' as const }))
    const archived = (id: number, ...numbers: readonly number[]): StoryCandidate => ({
      id,
      story: id,
      storyAt: 0,
      at: 0,
      lang: 'en',
      terms: terms(...numbers),
    })
    const bridge: StoryArticle = { lang: 'en', at: 0, terms: terms(1, 2, 3, 4, 5, 6, 7, 8, 9, 10) }
    const older = archived(3, 1, 2, 3, 4, 5, 6, 7)
    const younger = archived(8, 4, 5, 6, 7, 8, 9, 10)
    const other = archived(9, 10, 11, 12, 13, 14, 15, 16)
    expect(compareEvents(older, younger)).toBe(0.5714285714285714)
    expect(decideStory(bridge, [younger, older, other])).toMatchObject({ kind: 'joins', story: 3, merges: [8] })
    expect(decideStory(bridge, [younger])).toMatchObject({ kind: 'joins', story: 8, merges: [] })
    expect(decideStory(bridge, [other])).toEqual({ kind: 'new' })
  })
})
