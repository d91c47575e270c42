import { describe, expect, it } from 'vitest'
import { checkTopicExamples } from '../../../../src/core/topic/check-topic-examples.ts'
import { documentOf, topicOf } from './topic-document.ts'

const analyze = (text: string) => text.split('. ').map((statement) => documentOf({ statement }))

describe('checkTopicExamples', () => {
  it('passes an example when one of its statements matches, an example to ignore when none does', () => {
    const examples = { match: ['Talks. Drones fly'], ignore: ['Football'] }
    const results = checkTopicExamples(topicOf('drones', { examples }), analyze)
    expect(results.map(({ kind, index, passed }) => [kind, index, passed])).toEqual([
      ['match', 0, true],
      ['ignore', 0, true],
    ])
  })

  it('says what matched in an example to ignore, and what stood in the way of one to match', () => {
    const examples = { match: ['Talks', ''], ignore: ['Drones fly'] }
    const [talks, , fly] = checkTopicExamples(topicOf('drones', { examples }), analyze)
    expect(talks).toMatchObject({ passed: false, why: ['"Talks" by nobody known: statement has no "drones"'] })
    expect(fly).toMatchObject({ passed: false, why: ['"Drones fly" by nobody known: statement has "Drones" at 0–6'] })
  })

  it('says so when no statement was found at all', () => {
    const [result] = checkTopicExamples(topicOf('drones', { examples: { match: ['x'], ignore: [] } }), () => [])
    expect(result).toMatchObject({ passed: false, why: ['no statement was found'] })
  })
})
