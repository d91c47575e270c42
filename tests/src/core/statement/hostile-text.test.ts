import { describe, expect, it } from 'vitest'
import { find } from './lexicon.ts'
import { startCpuTime } from '../../../support/cpu-time.ts'

const PIECES = [
  'said ',
  '"',
  '“',
  "''",
  '«',
  '‘a ',
  'He said that ',
  '“X,” he said. ',
  ', and said',
  'A ',
  ' — ',
  ', ',
  'Mr. ',
  'who said ',
  'according to ',
  '(',
  'Hale said "',
  ': ',
  'calling ',
  'with ',
  'Deputy ',
  'the ',
  '\n',
  'a.b.',
  'по словам ',
  '«Да, — сказал он. ',
  'گفت ',
  'با بیان اینکه ',
  'said, ',
  ', saying that x',
  'به گفته ',
  ', Ann, ',
  'and ',
]
const LENGTH = 40_000
const LIMIT_MS = 3000

describe('findStatements on hostile text', () => {
  it.each(['en', 'ru', 'fa'])('stays under its limit whatever is repeated: %s', (lang) => {
    const slow = PIECES.filter((piece) => {
      const spentMs = startCpuTime()
      find(piece.repeat(LENGTH / piece.length), lang)
      return spentMs() > LIMIT_MS
    })
    expect(slow).toEqual([])
  })
})
