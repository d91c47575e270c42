import { describe, expect, it } from 'vitest'
import { compileTopic } from '../../../../src/core/topic/compile-topic.ts'
import { explainMismatch, matchTopic } from '../../../../src/core/topic/match-topic.ts'
import { prepareDocument } from '../../../../src/core/topic/prepare-document.ts'
import type { TopicDefinition, TopicDocument } from '../../../../src/core/topic/topic.ts'
import { documentOf, topicOf } from './topic-document.ts'
import { startCpuTime } from '../../../support/cpu-time.ts'

function matches(query: string, facts: Partial<TopicDocument>, topic: Partial<TopicDefinition> = {}): boolean {
  return matchTopic(compileTopic(topicOf(query, topic)), documentOf(facts)).matched
}

const SPEAKER = { name: 'Ned Price', role: 'spokesperson', organization: 'State Department', country: 'US' }

describe('matchTopic', () => {
  it.each([
    ['alliance', 'A deepening Alliance.', true],
    ['alli', 'A deepening alliance.', false],
    ['alli*', 'A deepening alliance.', true],
    ['"deepening alliance"', 'A deepening, alliance', true],
    ['"alliance deepening"', 'A deepening alliance', false],
    ['"alliance deepening"~0', 'A deepening alliance', true],
    ['"Iran drones"~2', 'drones that Iran sent', true],
    ['"Iran drones"~1', 'drones that the hostile Iran sent', false],
    ['"Russia Russia"~5', 'Russia and Iran', false],
    ['"Russia Russia"~5', 'Russia and Russia', true],
    ['"the drones the"~0', 'the drones the', true],
    ['"a b c"~1', 'c x a x b a c b', true],
    ['Iran', "Iran's drones", true],
    ['"Iran drones"', 'Iran’s drones', true],
    ['S-400', 'the S400 system', true],
    ['S400', 'the S-400 system', true],
    ['"Su-35"', 'su‑35 jets', true],
    ['дрон*', 'Поставки дронов', true],
    ['"иранск* дрон*"', 'об иранских дронах', true],
    ['елка', 'Ёлка', true],
    ['иранский', 'ИРАНСКИЙ', true],
    ['ايران', 'همکاری ایران و روسیه', true],
    ['كشور', 'کشور', true],
    ['پهپاد', 'پهپاد‌های ایرانی', true],
    ['پهپادهای', 'پهپاد‌های ایرانی', true],
    ['می‌خواهد', 'او میخواهد', true],
    ['۱۴۰۳', 'سال 1403', true],
    ['俄罗斯', '伊朗和俄罗斯的合作', true],
    ['俄斯', '伊朗和俄罗斯的合作', false],
    ['Pezeshkian AND NOT Lavrov', 'Pezeshkian met Lavrov', false],
    ['Pezeshkian AND NOT Putin', 'Pezeshkian met Lavrov', true],
    ['a OR b AND c', 'a', true],
    ['(a OR b) AND c', 'a', false],
  ])('for %s and “%s” is %s', (query, statement, expected) => {
    expect(matches(query, { statement })).toBe(expected)
  })

  it.each<[string, Partial<TopicDocument>, boolean]>([
    ['speaker.country:us', { speaker: SPEAKER }, true],
    ['speaker.country:IR', { speaker: SPEAKER }, false],
    ['speaker:price', { speaker: SPEAKER }, true],
    ['speaker.role:spokes*', { speaker: SPEAKER }, true],
    ['speaker.organization:"state department"', { speaker: SPEAKER }, true],
    ['speaker.organization:pentagon', { speaker: null }, false],
    ['area:(nuclear OR arms)', { areas: ['arms', 'military'] }, true],
    ['kind:indirect', { kind: 'direct' }, false],
    ['modality:denied', { modality: 'denied' }, true],
    ['cooperation:true', { cooperation: true }, true],
    ['cooperation:true', { cooperation: false }, false],
    ['lang:en', { lang: 'en-GB' }, true],
    ['lang:en', { lang: 'es' }, false],
    ['source:tass-en', { source: 'tass-en' }, true],
    ['source:tass*', { source: 'tass-en' }, true],
    ['source.tag:state-media', { sourceTags: ['agency', 'state-media'] }, true],
    ['site:example.org', { site: 'news.example.org' }, true],
    ['site:example.org', { site: 'badexample.org' }, false],
    ['country:ir', { country: 'IR' }, true],
    ['author:smith', { author: 'Jane Smith' }, true],
    ['title:drones text:factory', { title: 'New drones', text: 'A factory.' }, true],
    ['published:[2024-10-01 TO 2024-10-31]', { publishedAt: '2024-10-31T23:00:00Z' }, true],
    ['published:>2024-10-31', { publishedAt: '2024-10-31T23:00:00Z' }, false],
    ['published:>=2024-10-31', { publishedAt: null }, false],
    ['words:>=3', { statement: 'We will sign.' }, true],
    ['words:>3', { statement: 'We will sign.' }, false],
    ['sign AND speaker:*', { statement: 'We will sign.', speaker: SPEAKER }, true],
    ['sign AND NOT speaker:*', { statement: 'We will sign.', speaker: null }, true],
  ])('for %s and %o is %s', (query, facts, expected) => {
    expect(matches(query, facts)).toBe(expected)
  })

  it('looks in title and text where the topic watches articles, and never at articles for a topic on statements', () => {
    expect(matches('drones', { statement: null, title: 'Drones', text: '' }, { watch: 'article' })).toBe(true)
    expect(matches('drones', { statement: null, title: '', text: 'Drones.' }, { watch: 'article' })).toBe(true)
    expect(matches('title:drones', { statement: null, title: 'Drones' })).toBe(false)
  })

  it('says why: each met clause with its words and their offsets', () => {
    const query =
      'cooperation:true AND speaker.country:US AND area:(arms OR nuclear) AND ("deepening alliance" OR allian*) AND NOT site:example.org'
    const topic = compileTopic(topicOf(query))
    const statement = 'This is a deepening alliance.'
    const document = documentOf({ statement, speaker: SPEAKER, areas: ['arms'], cooperation: true, site: 'a.test' })
    const match = matchTopic(topic, document)
    expect(match.why).toEqual([
      'cooperation is true',
      'speaker.country is US',
      'area is arms',
      'statement has "deepening alliance" at 10–28',
      'statement has "alliance" at 20–28 (allian*)',
      'site is not example.org',
    ])
    expect(match.hits.map((hit) => statement.slice(...hit.span))).toEqual(['deepening alliance', 'alliance'])
  })

  it('gives nothing where it does not match, and the clauses in the way on demand', () => {
    const topic = compileTopic(topicOf('cooperation:true AND (area:arms OR drone) AND NOT rumour'))
    const document = prepareDocument(documentOf({ statement: 'A rumour of talks.', cooperation: true }))
    expect(matchTopic(topic, document)).toEqual({ matched: false, why: [], hits: [] })
    expect(explainMismatch(topic, document)).toEqual([
      'area is not arms and statement has no "drone"',
      'statement has "rumour" at 2–8',
    ])
  })

  it('stays quick with many topics and long texts', () => {
    const words = Array.from({ length: 50_000 }, (_, at) => `word${at % 5000}`)
    const document = prepareDocument(documentOf({ statement: words.join(' ') }))
    const spentMs = startCpuTime()
    for (let at = 0; at < 300; at += 1) {
      matchTopic(compileTopic(topicOf(`"word ${at} word ${at + 1}"~3 OR wor* AND "word 1 word 9"`)), document)
    }
    expect(spentMs()).toBeLessThan(10_000)
  })
})

describe('compileTopic', () => {
  it('refuses a query that does not parse, with its place', () => {
    expect(() => compileTopic(topicOf('a AND'))).toThrow(/topic a-topic, character 6 of match: a condition is missing/)
  })
})
