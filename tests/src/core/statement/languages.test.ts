import { describe, expect, it } from 'vitest'
import { scoreCases } from './score-cases.ts'

describe('findStatements by language', () => {
  it.each(['en', 'ru', 'fa'])('holds precision and recall over at least 60 sentences: %s', (lang) => {
    const { precision, recall, cases, wrong } = scoreCases(lang)
    console.log(`statements ${lang}: precision ${precision.toFixed(3)} recall ${recall.toFixed(3)} over ${cases} cases`)
    if (process.env['SHOW_WRONG']) console.log(wrong.join('\n'))
    expect(cases).toBeGreaterThanOrEqual(60)
    expect(precision).toBeGreaterThanOrEqual(0.9)
    expect(recall).toBeGreaterThanOrEqual(0.9)
  })
})
