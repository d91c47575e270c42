import { describe, expect, it } from 'vitest'
import { findSentenceDifferences } from '../../../../src/core/article/find-sentence-differences.ts'

function differ(before: string, after: string) {
  const { added, removed, changed } = findSentenceDifferences(before, after, 'en')
  return {
    added: added.map(([start, end]) => after.slice(start, end)),
    removed: removed.map(([start, end]) => before.slice(start, end)),
    changed: changed.map((each) => [before.slice(...each.before), after.slice(...each.after)]),
  }
}
const NOTHING = { added: [], removed: [], changed: [] }

describe('findSentenceDifferences', () => {
  it('finds what was added, what was removed and what was reworded', () => {
    expect(
      differ(
        'The treaty was signed on Tuesday. The minister was not there. Ships wait in port.',
        'The treaty was signed on Wednesday. Ships wait in port. A ceremony followed at noon.',
      ),
    ).toEqual({
      added: ['A ceremony followed at noon.'],
      removed: ['The minister was not there.'],
      changed: [['The treaty was signed on Tuesday.', 'The treaty was signed on Wednesday.']],
    })
  })

  it('sees no difference in moved sentences, spaces and quotes', () => {
    expect(differ('He said “no”. She left.', 'She  left.\n\nHe said "no".')).toEqual(NOTHING)
  })

  it('counts a sentence that is said twice', () => {
    expect(differ('Stop. Go on now.', 'Stop. Go on now. Stop.')).toEqual({ ...NOTHING, added: ['Stop.'] })
  })

  it('takes an empty version for what it is', () => {
    expect(differ('', 'A first sentence.')).toEqual({ ...NOTHING, added: ['A first sentence.'] })
  })
})
