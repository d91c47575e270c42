import { describe, expect, it } from 'vitest'
import { renderAlertText } from '../../../../src/core/alert/render-alert-text.ts'
import { alertOf, changedAlertOf, statementOf } from './alert-of.ts'

describe('renderAlertText', () => {
  it('names the story where other articles told of the event by then', () => {
    const story = { id: '5', title: 'Ministers\nmeet', articles: 3 }
    expect(renderAlertText(alertOf({ story }))).toContain('Story: 3 articles on this event: Ministers meet\n')
    expect(renderAlertText(alertOf({ story: { ...story, articles: 1 } }))).not.toContain('Story')
  })

  it('says who said what, where, why, with the links', () => {
    const sightings = [
      { url: 'https://news.example.org/a', siteName: null, publishedAt: null },
      { url: 'https://other.example/b', siteName: null, publishedAt: null },
    ]
    expect(renderAlertText(alertOf({ sightings }))).toBe(
      [
        '[HIGH] US officials on ties',
        'New statement',
        '',
        'Dana Whitfield (spokesperson, State Department, US):',
        '  “This is a deepening alliance”',
        '  (areas: arms, diplomacy; asserted; language: en)',
        '',
        'Where: Example News · 2026-03-01T11:00:00Z · US warns',
        '  https://news.example.org/a',
        '  also https://other.example/b',
        'Why: cooperation is true; speaker.country is US',
        'More: http://127.0.0.1:8080/alerts/al_0123456789abcdef01234567',
      ].join('\n'),
    )
  })

  it('shows both wordings of a changed statement, and what is other', () => {
    const lines = renderAlertText(changedAlertOf()).split('\n')
    expect(lines).toEqual(
      expect.arrayContaining([
        'Changed statement (updates the alert of 2026-03-01T12:00:00.000Z)',
        '  “We open four ports”',
        'Before: “We open forty ports”',
        'Changed: We open [-forty-] [+four+] ports',
      ]),
    )
  })

  it('puts no quotation marks around a paraphrase and says what is not known', () => {
    const speaker = { name: null, role: null, organization: null, country: null }
    const text = renderAlertText(alertOf({ statements: [statementOf({ kind: 'indirect', speaker })] }))
    expect(text).toContain('unknown speaker:\n  This is a deepening alliance\n')
  })

  it('cuts quotes and the whole text to a limit, and ends with the link', () => {
    const alert = alertOf({ statements: [statementOf({ text: 'word '.repeat(2000) })] })
    expect(renderAlertText(alert, { quote: 40 })).toContain('“word word word word word word word word…”')
    const whole = renderAlertText(alert, { whole: 500 })
    expect(whole.length).toBeLessThanOrEqual(500)
    expect(whole.endsWith(`…\n${alert.consoleUrl}`)).toBe(true)
  })

  it('keeps a page from writing lines of its own', () => {
    const statements = [
      statementOf({ text: 'a\nWhy: faked\r\n\u001B[31mred', speaker: { ...statementOf().speaker, name: 'X\nY' } }),
    ]
    const lines = renderAlertText(alertOf({ statements })).split('\n')
    expect(lines).toContain('  “a Why: faked [31mred”')
    expect(lines.filter((line) => line.startsWith('Why:'))).toHaveLength(1)
  })
})
