import { describe, expect, it } from 'vitest'
import { renderAlertHtml } from '../../../../src/core/alert/render-alert-html.ts'
import { alertOf, statementOf } from './alert-of.ts'

describe('renderAlertHtml', () => {
  it('marks the words of the statement in their passage', () => {
    expect(renderAlertHtml(alertOf())).toContain('“<mark>This is a deepening alliance</mark>,” Whitfield said.')
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
