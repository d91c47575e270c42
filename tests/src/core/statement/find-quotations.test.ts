import { describe, expect, it } from 'vitest'
import { findQuotations } from '../../../../src/core/statement/find-quotations.ts'

const cut = (text: string) => findQuotations(text).map(({ inner: [start, end] }) => text.slice(start, end))

describe('findQuotations', () => {
  it.each([
    ['curly', 'He said “yes” and “no”.', ['yes', 'no']],
    ['low', 'Er sagte: „Ja“.', ['Ja']],
    ['angle', 'Он сказал: «Да».', ['Да']],
    ['straight', 'He said "yes" and "no".', ['yes', 'no']],
    ['single', "He said 'no way' to the dogs' owner, who isn't here.", ['no way']],
    ['doubled single', "''Yes,'' he said. ''It isn't.''", ['Yes,', "It isn't."]],
    ['corner', '他说:「好」', ['好']],
    ['nested', 'He said “they cried ‘help’ and “now” twice” then.', ['they cried ‘help’ and “now” twice']],
    ['careless closings', '“Yes,’ he said. “No.“ She left.', ['Yes,', 'No.']],
    ['glued', 'It ended."Why?" he asked.', ['Why?']],
  ])('reads %s marks', (_, text, quotations) => {
    expect(cut(text)).toEqual(quotations)
  })

  it('ends a quotation that never closes with its paragraph', () => {
    expect(findQuotations('“First part\n\n“Second part.” he said').map(({ closed }) => closed)).toEqual([false, true])
  })

  it('takes apostrophes for no quotation', () => {
    expect(cut("It’s the sailors’ day, isn't it? The dogs' bowl.")).toEqual([])
  })
})
