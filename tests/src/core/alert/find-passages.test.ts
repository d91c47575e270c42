import { describe, expect, it } from 'vitest'
import { findPassages } from '../../../../src/core/alert/find-passages.ts'

const marked = (text: string, spans: readonly (readonly [number, number])[]) =>
  findPassages(text, spans).map((passage) => passage.highlights.map(([from, to]) => passage.text.slice(from, to)))

describe('findPassages', () => {
  const text = 'First line.\n\nShe said “we will talk”, and left.\n\nLast.'
  const at = text.indexOf('we will talk')

  it('gives the paragraph in which the words stand, with the words marked', () => {
    expect(findPassages(text, [[at, at + 12]])[0]?.text).toBe('She said “we will talk”, and left.')
    expect(marked(text, [[at, at + 12]])).toEqual([['we will talk']])
  })

  it('marks a span that runs over two paragraphs in both', () => {
    expect(marked(text, [[at, text.length]])).toEqual([['we will talk”, and left.'], ['Last.']])
  })

  it('keeps two spans of one paragraph in their order', () => {
    expect(
      marked(text, [
        [text.indexOf('left'), text.indexOf('left') + 4],
        [at, at + 2],
      ]),
    ).toEqual([['we', 'left']])
  })

  it('cuts a very long paragraph around the words', () => {
    const long = `${'a '.repeat(5_000)}needle${' b'.repeat(5_000)}`
    const [passage] = findPassages(long, [[10_000, 10_006]])
    expect(passage?.text.length).toBeLessThan(500)
    expect(marked(long, [[10_000, 10_006]])).toEqual([['needle']])
  })

  it('gives nothing for no spans', () => {
    expect(findPassages(text, [])).toEqual([])
  })
})
