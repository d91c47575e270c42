import { describe, expect, it } from 'vitest'
import { markText } from '../../../src/commands/mark-text.ts'

const shown = (text: string, marks: Parameters<typeof markText>[1]) =>
  markText(text, marks)
    .map(
      (part) =>
        `${part.opens.map((label) => `[${label} `).join('')}${part.text}${part.closes.map((label) => ` ${label}]`).join('')}`,
    )
    .join('')

describe('markText', () => {
  it('leaves a text without marks in one part', () => {
    expect(markText('as it was', [])).toMatchObject([{ text: 'as it was', opens: [], closes: [] }])
    expect(markText('', [])).toEqual([])
  })

  it('labels both ends of each place', () => {
    const spans = [
      [0, 1],
      [4, 5],
    ] as const
    expect(shown('a b c d', [{ kind: 'content', label: '1', spans }])).toBe('[1 a 1] b [1 c 1] d')
  })

  it('cuts where marks overlap, and tells every kind that lies over a part', () => {
    const parts = markText('abcdef', [
      { kind: 'content', label: '1', spans: [[0, 4]] },
      { kind: 'tie', spans: [[2, 6]] },
    ])
    expect(parts.map(({ text, kinds }) => [text, [...kinds]])).toEqual([
      ['ab', ['content']],
      ['cd', ['content', 'tie']],
      ['ef', ['tie']],
    ])
  })
})
