import { describe, expect, it } from 'vitest'
import { renderAlertLine } from '../../../../src/core/alert/render-alert-line.ts'
import { alertOf, changedAlertOf, statementOf } from './alert-of.ts'

describe('renderAlertLine', () => {
  it('holds severity, topic, speaker, words and place in one line', () => {
    expect(renderAlertLine(alertOf())).toBe(
      '[HIGH] US officials on ties: Dana Whitfield (spokesperson, State Department, US): “This is a deepening alliance” — Example News · 2026-03-01T11:00:00Z · US warns',
    )
  })

  it('says of an update what became of the statement', () => {
    const update = changedAlertOf()
    const ben = statementOf({ speaker: { name: 'Ben Bowman', role: null, organization: null, country: null } })
    expect(renderAlertLine(update)).toContain(
      'US): “We open four ports” (before: “We open forty ports”) — Example News',
    )
    expect(renderAlertLine(changedAlertOf({ change: { because: 'other speaker', before: ben, words: [] } }))).toContain(
      'changed: Dana Whitfield (spokesperson, State Department, US): “We open four ports” (before: Ben Bowman)',
    )
    expect(renderAlertLine(alertOf({ type: 'alert.updated', reason: 'statement-withdrawn' }))).toContain(
      'US officials on ties: withdrawn: Dana Whitfield',
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
