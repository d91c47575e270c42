import { describe, expect, it } from 'vitest'
import { findUnfitness, judgeEdit } from '../../../../src/core/article/judge-edit.ts'

const GOOD = { score: 0.9, method: 'blocks', warnings: [] }
const PARAGRAPHS = [
  'Officials of both countries signed an agreement on rail transport in the port city on Tuesday.',
  '“We have waited for this day for a long time,” the minister told reporters after the ceremony.',
  'The line will be ready within three years, and will carry fifteen million tonnes a year.',
  'Analysts doubt the schedule, since the mountain section alone needs eleven tunnels.',
]
const [first = '', second = '', third = '', fourth = ''] = PARAGRAPHS
const judge = (after: readonly string[], quality = GOOD) =>
  judgeEdit({ text: PARAGRAPHS.join('\n\n'), quality: GOOD }, { text: after.join('\n\n'), quality }, 'en')

describe('judgeEdit', () => {
  it.each([
    ['nothing', PARAGRAPHS],
    ['a word', [first, second.replace('minister', 'minister’s deputy'), third, fourth]],
    ['a paragraph taken out', [first, third, fourth]],
    ['the last paragraph taken out', [first, second, third]],
    ['paragraphs moved', [second, first, fourth, third]],
    ['paragraphs added', [...PARAGRAPHS, 'The agreement was read out to the parliament on Wednesday.']],
  ])('takes %s for an edit', (_, after) => {
    expect(judge(after)).toEqual({ kind: 'edited' })
  })

  it.each([
    ['of which half is missing at the end', [first, second]],
    ['that breaks off', [first, second, third, 'Analysts doubt the schedule, since the']],
    ['that breaks off in dots of its last paragraph', [first, second, third.slice(0, 40)]],
  ])('takes a text %s for one that says nothing', (_, after) => {
    expect(judge(after)).toMatchObject({ kind: 'unfit' })
  })

  it.each([
    ['was read badly', { ...GOOD, score: 0.3 }],
    ['is that of the feed', { ...GOOD, method: 'feed' }],
  ])('takes a text that %s for one that says nothing', (_, quality) => {
    expect(judge(PARAGRAPHS, quality)).toMatchObject({ kind: 'unfit' })
  })

  it('knows a page that tells of something else', () => {
    const other = [
      'The cup final was decided in the last minute.',
      'Nobody in the stadium had believed in it any more.',
    ]
    expect(judge([...other, fourth])).toEqual({ kind: 'another-text' })
  })
})

describe('findUnfitness', () => {
  it('says why a text cannot be held against others, or nothing', () => {
    expect(findUnfitness({ text: first, quality: GOOD })).toBeNull()
    expect(findUnfitness({ text: '', quality: GOOD })).toBe('it has no text')
    expect(findUnfitness({ text: first, quality: { ...GOOD, method: 'feed' } })).toContain('feed')
    expect(findUnfitness({ text: first, quality: { ...GOOD, score: 0.3 } })).toContain('0.3')
  })
})
