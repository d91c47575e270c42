import { describe, expect, it } from 'vitest'
import { diffWording } from '../../../../src/core/statement/diff-wording.ts'

const show = (before: string, after: string): string =>
  diffWording(before, after)
    .map(({ kind, text }) => (kind === 'kept' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
    .join(' ')

describe('diffWording', () => {
  it.each([
    ['We will open forty ports.', 'We will open four ports.', 'We will open [-forty-] {+four+} ports.'],
    ['We will open ports', 'We will not open ports', 'We will {+not+} open ports'],
    ['We will not open ports', 'We will open ports', 'We will [-not-] open ports'],
    ['We will open, “as agreed”', 'we will open as agreed', 'We will open, “as agreed”'],
    ['a b c d', 'a x y d', 'a [-b c-] {+x y+} d'],
    ['мы дадим двести', 'мы дадим триста', 'мы дадим [-двести-] {+триста+}'],
    ['دویست پهپاد', 'سیصد پهپاد', '[-دویست-] {+سیصد+} پهپاد'],
    ['', 'said', '{+said+}'],
    ['said', '', '[-said-]'],
    ['', '', ''],
  ])('of %j and %j', (before, after, expected) => {
    expect(show(before, after)).toBe(expected)
  })

  it('keeps every word of both', () => {
    const [before, after] = ['one two three four five six', 'two one three six five seven']
    const runs = diffWording(before, after)
    const without = (kind: string) =>
      runs
        .filter((run) => run.kind !== kind)
        .map(({ text }) => text)
        .join(' ')
    expect([without('added'), without('removed')]).toEqual([before, after])
  })

  it('puts wordings as long as articles for one another as a whole, at once', () => {
    const before = 'word '.repeat(50_000)
    expect(diffWording(before, `other ${before}`).map(({ kind }) => kind)).toEqual(['removed', 'added'])
  })
})
