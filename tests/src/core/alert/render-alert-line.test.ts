import { describe, expect, it } from 'vitest'
import { renderAlertLine } from '../../../../src/core/alert/render-alert-line.ts'
import { alertOf } from './alert-of.ts'

describe('renderAlertLine', () => {
  it('holds severity, topic, speaker, words and place in one line', () => {
    expect(renderAlertLine(alertOf())).toBe(
      '[HIGH] US officials on ties: Dana Whitfield (spokesperson, State Department, US): “This is a deepening alliance” — Example News · 2026-03-01T11:00:00Z · US warns',
    )
  })

  it('names the article where there is no statement, and its host where the site has no name', () => {
    const { article } = alertOf()
    const line = renderAlertLine(
      alertOf({ statements: [], article: { ...article, siteName: null, publishedAt: null } }),
    )
    expect(line).toBe('[HIGH] US officials on ties: news.example.org · US warns')
  })
})
