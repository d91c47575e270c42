import { describe, expect, it } from 'vitest'
import { splitSentences } from '../../../../src/core/text/split-sentences.ts'
import { startCpuTime } from '../../../support/cpu-time.ts'

const cut = (text: string, lang: string | null = 'en') =>
  splitSentences(text, lang).map(([start, end]) => text.slice(start, end))

describe('splitSentences', () => {
  it.each([
    ['titles', 'Sen. Ray Oak met Mr. Hale. They talked.', ['Sen. Ray Oak met Mr. Hale.', 'They talked.']],
    ['initials', 'John F. Hale spoke. He left.', ['John F. Hale spoke.', 'He left.']],
    ['acronyms before a name', 'The U.S. Navy sailed. It was late.', ['The U.S. Navy sailed.', 'It was late.']],
    [
      'acronyms at the end',
      'They flew to the U.S. The trip was long.',
      ['They flew to the U.S.', 'The trip was long.'],
    ],
    [
      'decimals and hosts',
      'It cost 3.5 million at shop.example.org today. Fine.',
      ['It cost 3.5 million at shop.example.org today.', 'Fine.'],
    ],
    ['a closing mark after the stop', 'He said: "It is over." She agreed.', ['He said: "It is over."', 'She agreed.']],
    [
      'a question in a quotation',
      '"Is it over?" he asked. "No!" she said.',
      ['"Is it over?" he asked.', '"No!" she said.'],
    ],
    [
      'glued sentences',
      'He went home."We saw it," he said.Then came rain.',
      ['He went home.', '"We saw it," he said.', 'Then came rain.'],
    ],
    ['mismatched marks', '“It is a threat.“ Hale left.', ['“It is a threat.“', 'Hale left.']],
    [
      'ellipsis inside',
      'They repress their people…our concern is that. Yes.',
      ['They repress their people…our concern is that.', 'Yes.'],
    ],
    ['a time', 'It began at 5 p.m. Monday. All came.', ['It began at 5 p.m. Monday.', 'All came.']],
    ['a list number', '1. First point.\n2. Second point.', ['1. First point.', '2. Second point.']],
  ])('keeps %s', (_, text, sentences) => {
    expect(cut(text)).toEqual(sentences)
  })

  it('goes on over a single line break before a comma or a small letter', () => {
    expect(cut('"It grew\n," he said\nand left.\nNext line')).toEqual(['"It grew\n," he said\nand left.', 'Next line'])
  })

  it('ends a sentence at a blank line whatever follows', () => {
    expect(cut('A headline with no stop\n\nthen a line')).toEqual(['A headline with no stop', 'then a line'])
  })

  it('reads Russian abbreviations', () => {
    expect(cut('Договор, т. е. соглашение, подписан в 2022 г. в Москве. Он вступил в силу.', 'ru')).toEqual([
      'Договор, т. е. соглашение, подписан в 2022 г. в Москве.',
      'Он вступил в силу.',
    ])
    expect(cut('Выступил В. В. Орлов. «Всё готово!» — сказал он.', 'ru')).toEqual([
      'Выступил В. В. Орлов.',
      '«Всё готово!» — сказал он.',
    ])
  })

  it('reads Persian, Chinese and German marks', () => {
    expect(cut('او گفت: «آیا می‌آیید؟» پاسخ نیامد. پایان.', 'fa')).toEqual([
      'او گفت: «آیا می‌آیید؟»',
      'پاسخ نیامد.',
      'پایان.',
    ])
    expect(cut('会议结束。他说:「好。」大家走了。', 'zh')).toEqual(['会议结束。', '他说:「好。」', '大家走了。'])
    expect(cut('Am 3. Oktober kam er. Dann ging er.', 'de')).toEqual(['Am 3. Oktober kam er.', 'Dann ging er.'])
  })

  it('covers everything but blanks, in order', () => {
    const text = ' One. Two?!  "Three"\n\n\n four… FIVE.six '
    const spans = splitSentences(text, null)
    const joined = spans
      .map(([start, end]) => text.slice(start, end))
      .join('')
      .replace(/\s/gu, '')
    expect(joined).toBe(text.replace(/\s/gu, ''))
    expect(spans.every(([start], index) => index === 0 || start >= (spans[index - 1]?.[1] ?? 0))).toBe(true)
  })

  it('takes time in proportion to the length of hostile text', () => {
    for (const piece of ['.', '"', 'a.', '. ', '\n', 'A. B. ', '"."', '…"']) {
      const text = piece.repeat(200_000 / piece.length)
      const spentMs = startCpuTime()
      splitSentences(text, 'en')
      expect(spentMs()).toBeLessThan(3000)
    }
  })
})
