import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadLexicon } from '../../../../../src/config/load-lexicon.ts'
import { analyzeText } from '../../../../../src/core/analyze-text.ts'
import { extractArticle, type FeedWitness } from '../../../../../src/core/article/extract-article.ts'
import { compileScreen, screenPage, type ScreenFacts } from '../../../../../src/core/article/screen/screen-page.ts'
import { compileCooperationLexicon } from '../../../../../src/core/cooperation/compile-cooperation-lexicon.ts'
import { compileStatementLexicon } from '../../../../../src/core/statement/compile-statement-lexicon.ts'
import { compileTopic } from '../../../../../src/core/topic/compile-topic.ts'
import { matchTopic } from '../../../../../src/core/topic/match-topic.ts'
import { parseTopicQuery } from '../../../../../src/core/topic/parse-topic-query.ts'
import { toTopicDocument } from '../../../../../src/core/topic/to-topic-document.ts'
import { newsPage } from '../../../../support/news-page.ts'
import { aSource } from '../../../../support/records.ts'
import { aCase, FILLER, type Made, type Topic } from './screen-cases.ts'

const loaded = await loadLexicon(join(import.meta.dirname, '../../../../../config'))
if (!loaded.ok) throw new Error('the shipped lexicon has faults')
const PEOPLE = new Set(['sergey-lavrov', 'maria-zakharova', 'abbas-araghchi', 'vladimir-putin', 'ali-khamenei'])
/** The shipped lexicon with few people, so that a screen of it is made quickly. */
const data = {
  statements: { ...loaded.value.statements, actors: loaded.value.statements.actors.filter(({ id }) => PEOPLE.has(id)) },
  cooperation: {
    ...loaded.value.cooperation,
    parties: loaded.value.cooperation.parties.filter(
      ({ id, kind }) => kind !== 'person' || PEOPLE.has(id.replace('actor-', '')),
    ),
  },
}
const lexicon = {
  statements: compileStatementLexicon(data.statements),
  cooperation: compileCooperationLexicon(data.cooperation),
}
const ADDRESS = 'https://paper.example/news/seven'
const FACTS: ScreenFacts = { source: 'paper', sourceTags: ['press'], country: 'US' }

const screenOf = (html: string, topics: readonly Topic[] = [], feed: FeedWitness | null = null) =>
  screenPage(compileScreen(data, topics), { html, url: ADDRESS, feed, facts: FACTS })
const pageOf = (...paragraphs: readonly string[]) => newsPage({ paragraphs: [FILLER, ...paragraphs, FILLER] })
const article = (match: string): Topic => ({ match, watch: 'article' })

describe('screenPage', () => {
  it('lets a page go that names neither side where no topic asks for it, and says why', () => {
    expect(screenOf(pageOf('A late goal decided the final.'), [article('drones')])).toEqual({
      keep: false,
      reason: 'names neither Russia nor Iran, and has not the words that any topic asks for',
    })
    expect(screenOf(pageOf('Iran lost the final.'))).toMatchObject({ reason: expect.stringMatching(/^names Iran but/) })
    expect(screenOf(pageOf('Russia lost it.'))).toMatchObject({ reason: expect.stringMatching(/^names Russia but/) })
  })

  it.each([
    ['plainly', 'Russia and Iran signed it.'],
    ['in Russian cases', 'Москва помогает Ирану.'],
    ['with Persian words written together', 'ایران و‌روسیه قرارداد بستند.'],
    ['behind a drop cap', '<span class="cap">I</span>ran and Rus<wbr>sia signed it.'],
    ['in character references', '&#73;ran and &#x420;оссия signed it.'],
    ['by the names of people', 'Lavrov met Araghchi.'],
    ['by goods that are theirs', 'Shahed drones and the S-400 were shown.'],
    ['by a spelling of a name that nobody listed', 'Iran is our friend, Mariya Zaharova said.'],
  ])('keeps a page that names both sides %s', (_, paragraph) => {
    expect(screenOf(pageOf(paragraph))).toEqual({ keep: true })
  })

  it('is not misled by words that only hold a name', () => {
    expect(
      screenOf(pageOf('Disputing the rush of tirana, they met a group of serbs in a sirian harbour.')),
    ).toMatchObject({
      keep: false,
    })
  })

  it('keeps what a topic may match that needs no side: words, or a fact of the source', () => {
    const page = pageOf('A new reactor was built.')
    expect(screenOf(page, [article('reactor')])).toEqual({ keep: true })
    expect(screenOf(page, [article('react*')])).toEqual({ keep: true })
    expect(screenOf(page, [article('site:paper.example')])).toEqual({ keep: true })
    expect(screenOf(page, [article('lang:en')])).toEqual({ keep: true })
    expect(screenOf(page, [article('reactor AND drones')])).toMatchObject({ keep: false })
    expect(screenOf(page, [article('reactor AND source.tag:wire')])).toMatchObject({ keep: false })
    expect(screenOf(page, [article('cooperation:true'), article('area:arms')])).toMatchObject({ keep: false })
  })

  it('looks into what search engines are told, and into the words of the feed', () => {
    const json =
      '<script type="application/ld+json">{"headline":"\\u0440\\u0435\\u0430\\u043a\\u0442\\u043e\\u0440"}</script>'
    expect(screenOf(newsPage({ head: json }), [article('реактор')])).toEqual({ keep: true })
    const feed = { title: 'Reactor &amp; co', contentHtml: null, summary: null, publishedAt: null, author: null }
    expect(screenOf(pageOf(), [article('reactor')], feed)).toEqual({ keep: true })
    expect(screenOf(pageOf(), [article('reactor')])).toMatchObject({ keep: false })
  })

  it('never lets a page go that a topic matches', () => {
    let letGo = 0
    fc.assert(
      fc.property(aCase, ({ page, topic }) => {
        fc.pre(parseTopicQuery(topic.match, topic.watch).ok)
        const verdict = screenOf(page.html, [topic], page.feed)
        if (verdict.keep) return
        letGo += 1
        expect(matchesOf(page, topic)).toEqual([])
      }),
      { numRuns: 200, seed: 7 },
    )
    expect(letGo).toBeGreaterThan(40)
  })
})

/** What the topic says of the page when it is read in full: of the article, and of each statement in it. */
function matchesOf({ html, feed }: Made, { match, watch }: Topic): readonly string[] {
  const { article: read } = extractArticle({ html, url: ADDRESS, reference: false, ...(feed === null ? {} : { feed }) })
  const { statements, cooperation } = analyzeText(read, lexicon)
  const topic = compileTopic({
    id: 't',
    title: 't',
    match,
    watch,
    severity: 'low',
    notify: [],
    examples: { match: [], ignore: [] },
  })
  const source = aSource({ tags: FACTS.sourceTags, country: 'US' })
  const whole = { ...read, site: 'paper.example', cooperation }
  return [null, ...statements].flatMap((statement) => {
    const found =
      statement === null ? null : { ...statement, ...statement.cooperation, cooperation: statement.cooperation.found }
    return matchTopic(topic, toTopicDocument(whole, found, source)).why
  })
}
