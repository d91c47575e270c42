import { describe, expect, it } from 'vitest'
import { renderAlertLine } from '../../../../src/core/alert/render-alert-line.ts'
import { renderNotice } from '../../../../src/core/alert/render-notice.ts'
import { alertOf } from './alert-of.ts'
import { sourceAlertOf, troubledOf } from './source-alert-of.ts'

const named = (name: string, id: number) =>
  troubledOf({ id, source: { id: `s${id}`, name, url: 'https://paper.example/feed' } })

describe('renderNotice', () => {
  it('renders an alert as an alert', () => {
    expect(renderNotice(alertOf()).line()).toBe(renderAlertLine(alertOf()))
  })

  it('tells ops in a line how many sources are in trouble, and which', () => {
    expect(renderNotice(sourceAlertOf()).line()).toBe('[MEDIUM] 1 source in trouble: A Paper (blocked)')
    const six = ['A', 'B', 'C', 'D', 'E', 'F'].map(named)
    expect(renderNotice(sourceAlertOf(six)).line()).toBe(
      '[MEDIUM] 6 sources in trouble: A (blocked), B (blocked), C (blocked), D (blocked) and 2 more',
    )
    expect(renderNotice(sourceAlertOf(undefined, { type: 'source.resolved' })).line()).toBe(
      '[LOW] 1 source out of trouble: A Paper (blocked)',
    )
  })

  it('tells ops in a text everything, each source with its address, state, reason and what to do', () => {
    const text = renderNotice(sourceAlertOf()).text()
    for (const words of [
      /^\[MEDIUM\] 1 source in trouble$/m,
      /^1 of 78 sources blocked: /m,
      /^A Paper \(blocked\)$/m,
      /^ {2}https:\/\/paper\.example\/feed$/m,
      /^ {2}Blocked since 2026-05-01 07:30 UTC/m,
      /^ {2}It is polled again at/m,
      /^ {2}To do: Open the address/m,
      /^More: http:\/\/127\.0\.0\.1:8080\/alerts\/ops_/m,
    ])
      expect(text).toMatch(words)
  })

  it('lets nothing that a site said become markup or a line of its own', () => {
    const evil = troubledOf({
      stateReason: 'x answered <script>alert(1)</script>\r\nBcc: evil@example.org',
      source: { id: 'p', name: '<b>Name</b>\nSubject: evil', url: 'javascript:alert(1)' },
    })
    const { line, text, html } = renderNotice(sourceAlertOf([evil]))
    expect(line()).not.toMatch(/\n/)
    expect(text()).not.toMatch(/^(?:Bcc|Subject):/m)
    expect(html()).not.toMatch(/<script|<b>|href="javascript/)
    expect(html()).toContain('&lt;b&gt;Name')
  })
})
