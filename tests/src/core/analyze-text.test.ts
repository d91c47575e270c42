import { describe, expect, it } from 'vitest'
import { analyzeText } from '../../../src/core/analyze-text.ts'
import { startCpuTime } from '../../support/cpu-time.ts'
import { hostileTexts } from '../../support/hostile-texts.ts'
import { loadTestLexicon } from '../../support/load-cooperation-lexicon.ts'
import { lexicon as statements } from './statement/lexicon.ts'

const lexicon = { statements, cooperation: await loadTestLexicon() }
/** A hundred times what the slowest takes on an idle machine. */
const LIMIT_MS = 1_500

describe('analyzeText', () => {
  it('reads each of a thousand hostile texts in bounded time, and names only places that the text has', () => {
    const slow: string[] = []
    for (const text of hostileTexts(1_000, 2_000)) {
      const spentMs = startCpuTime()
      const found = analyzeText({ text, title: null, lang: null }, lexicon)
      if (spentMs() > LIMIT_MS) slow.push(text.slice(0, 80))
      const places = found.statements.flatMap(({ content, cue, source }) => [...content, ...cue, ...source])
      expect(places.every(([start, end]) => start >= 0 && start < end && end <= text.length)).toBe(true)
    }
    expect(slow).toEqual([])
  })
})
