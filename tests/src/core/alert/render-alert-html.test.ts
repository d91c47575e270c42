import { describe, expect, it } from 'vitest'
import { renderAlertHtml } from '../../../../src/core/alert/render-alert-html.ts'
import { alertOf, changedAlertOf, statementOf } from './alert-of.ts'

describe('renderAlertHtml', () => {
  it('marks the words of the statement in their passage', () => {
    expect(renderAlertHtml(alertOf())).toContain('“<mark>This is a deepening alliance</mark>,” Whitfield said.')
  })

  it('strikes out what went and underlines what came', () => {
    const words = [
      { kind: 'removed', text: '<b>' },
      { kind: 'added', text: '&c' },
    ] as const
    expect(renderAlertHtml(changedAlertOf())).toContain('We open <del>forty</del> <ins>four</ins> ports')
    expect(
      renderAlertHtml(changedAlertOf({ change: { because: 'other words', before: statementOf(), words } })),
    ).toContain('<del>&lt;b&gt;</del> <ins>&amp;c</ins>')
  })

  it('escapes everything that came from a page and links only web addresses', () => {
    const evil = '<script>alert("1")</script>'
    const speaker = { name: evil, role: evil, organization: evil, country: evil }
    const statement = statementOf({ text: evil, speaker, evidence: [{ text: evil, highlights: [[0, 8]] }] })
    const sightings = [{ url: `https://x.example/"${evil}`, siteName: evil, publishedAt: null }]
    const article = { ...alertOf().article, url: 'javascript:alert(1)', title: evil, siteName: evil }
    const html = renderAlertHtml(alertOf({ statements: [statement], article, sightings, why: [evil] }))
    expect(html).not.toContain('<script')
    expect(html).not.toContain('href="javascript')
    expect(html).toContain('href="https://x.example/&quot;&lt;script')
  })
})
