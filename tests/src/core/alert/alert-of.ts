import type { Alert, AlertStatement } from '../../../../src/core/alert/alert.ts'

export function statementOf(facts: Partial<AlertStatement> = {}): AlertStatement {
  return {
    id: 'st_1',
    text: 'This is a deepening alliance',
    kind: 'direct',
    speaker: { name: 'Dana Whitfield', role: 'spokesperson', organization: 'State Department', country: 'US' },
    areas: ['arms', 'diplomacy'],
    modality: 'asserted',
    lang: 'en',
    evidence: [{ text: '“This is a deepening alliance,” Whitfield said.', highlights: [[1, 29]] }],
    ...facts,
  }
}

export function alertOf(facts: Partial<Alert> = {}): Alert {
  return {
    type: 'alert.created',
    id: 'al_0123456789abcdef01234567',
    createdAt: '2026-03-01T12:00:00.000Z',
    severity: 'high',
    topic: { id: 'us-on-ties', title: 'US officials on ties', version: 1 },
    reason: 'new-statement',
    statements: [statementOf()],
    article: {
      url: 'https://news.example.org/a',
      title: 'US warns',
      siteName: 'Example News',
      publishedAt: '2026-03-01T11:00:00Z',
      firstSeenAt: '2026-03-01T11:05:00Z',
    },
    sightings: [{ url: 'https://news.example.org/a', siteName: 'Example News', publishedAt: null }],
    why: ['cooperation is true', 'speaker.country is US'],
    consoleUrl: 'http://127.0.0.1:8080/alerts/al_0123456789abcdef01234567',
    ...facts,
  }
}

/** An update of `alertOf`'s: forty ports became four. */
export function changedAlertOf(facts: Partial<Alert> = {}): Alert {
  return alertOf({
    type: 'alert.updated',
    reason: 'statement-changed',
    updates: { id: 'al_first', createdAt: '2026-03-01T12:00:00.000Z' },
    statements: [statementOf({ id: 'st_2', text: 'We open four ports', evidence: [] })],
    change: {
      because: 'other words',
      before: statementOf({ text: 'We open forty ports', evidence: [] }),
      words: [
        { kind: 'kept', text: 'We open' },
        { kind: 'removed', text: 'forty' },
        { kind: 'added', text: 'four' },
        { kind: 'kept', text: 'ports' },
      ],
    },
    ...facts,
  })
}
