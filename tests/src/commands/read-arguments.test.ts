import { describe, expect, it } from 'vitest'
import { readArguments } from '../../../src/commands/read-arguments.ts'

describe('readArguments', () => {
  it('gives options and words', () => {
    const { values, positionals } = readArguments(['a.html', '--jsonl'], { jsonl: { type: 'boolean' } }, 1)
    expect([values.jsonl, positionals]).toEqual([true, ['a.html']])
  })

  it('takes a single hyphen for a word: it stands for stdin', () => {
    expect(readArguments(['-'], {}, 1).positionals).toEqual(['-'])
  })

  it.each([
    ['an option that there is none of', ['--jsnol'], 'jsnol'],
    ['a word too many', ['a', 'b'], 'unexpected argument "b"'],
    ['an option without its value', ['--until'], 'until'],
  ])('refuses %s as wrong use', (_, args, words) => {
    const options = { jsonl: { type: 'boolean' }, until: { type: 'string' } } as const
    expect(() => readArguments(args, options, 1)).toThrow(
      expect.objectContaining({ kind: 'usage', message: expect.stringContaining(words) }),
    )
  })
})
