import { describe, expect, it } from 'vitest'
import {
  matchAlert,
  matchTrouble,
  type AlertMatcher,
  type AlertRoute,
} from '../../../../src/core/alert/alert-routing.ts'
import { anOpsConfig } from '../../../support/records.ts'
import { findSilence, findTroubleSilence, routeAlert, routeTrouble } from '../../../../src/core/alert/route-alert.ts'
import { alertOf, statementOf } from './alert-of.ts'

function routeOf(when: AlertMatcher, notify: readonly string[], more = false): AlertRoute {
  return { when, notify, continue: more }
}

describe('matchAlert', () => {
  it.each<[AlertMatcher, boolean]>([
    [{}, true],
    [{ severity: ['low', 'high'] }, true],
    [{ severity: ['low'] }, false],
    [{ topic: ['us-on-ties'] }, true],
    [{ topic: ['other'] }, false],
    [{ reason: ['new-article'] }, false],
    [{ area: ['diplomacy'] }, true],
    [{ area: ['space'] }, false],
    [{ modality: ['denied'] }, false],
    [{ country: ['US'] }, true],
    [{ country: ['RU'] }, false],
    [{ lang: ['en'] }, true],
    [{ lang: ['fa'] }, false],
    [{ site: ['example.org'] }, true],
    [{ site: ['ample.org'] }, false],
    [{ severity: ['high'], area: ['space'] }, false],
  ])('for %o is %s', (matcher, expected) => {
    expect(matchAlert(alertOf(), matcher)).toBe(expected)
  })

  it('is met by any of several statements, and by none of an article alone', () => {
    const iranian = statementOf({ speaker: { ...statementOf().speaker, country: 'IR' } })
    expect(matchAlert(alertOf({ statements: [statementOf(), iranian] }), { country: ['IR'] })).toBe(true)
    expect(matchAlert(alertOf({ statements: [] }), { country: ['IR'] })).toBe(false)
  })
})

describe('routeAlert', () => {
  const routes = [
    routeOf({ severity: ['critical'] }, ['pager']),
    routeOf({ area: ['arms'] }, ['arms'], true),
    routeOf({ country: ['US'] }, ['us', 'arms']),
    routeOf({}, ['rest']),
  ]
  const alerts = { route: { notify: ['log'], routes } }

  it('goes where the topic says, whatever the routes say', () => {
    expect(routeAlert(alertOf(), { notify: ['desk', 'desk'] }, alerts)).toEqual(['desk'])
  })

  it('takes the first route that is met, and further ones while it says continue', () => {
    expect(routeAlert(alertOf({ severity: 'critical' }), { notify: [] }, alerts)).toEqual(['pager'])
    expect(routeAlert(alertOf(), { notify: [] }, alerts)).toEqual(['arms', 'us'])
  })

  it('goes to the default where no route is met', () => {
    expect(routeAlert(alertOf(), { notify: [] }, { route: { notify: ['log'], routes: routes.slice(0, 1) } })).toEqual([
      'log',
    ])
  })
})

describe('findSilence', () => {
  const silence = {
    when: { topic: ['us-on-ties'] },
    from: '2026-03-01T00:00:00Z',
    until: '2026-03-02T00:00:00+00:00',
    comment: null,
  }

  it.each([
    ['2026-02-28T23:59:59Z', false],
    ['2026-03-01T00:00:00Z', true],
    ['2026-03-01T23:59:59Z', true],
    ['2026-03-02T00:00:00Z', false],
  ])('at %s is %s', (now, expected) => {
    expect(findSilence(alertOf(), { silences: [silence] }, { now: new Date(now) }) !== undefined).toBe(expected)
  })

  it('leaves other alerts alone', () => {
    const other = alertOf({ topic: { id: 'other', title: 'Other', version: 1 } })
    expect(findSilence(other, { silences: [silence] }, { now: new Date('2026-03-01T12:00:00Z') })).toBeUndefined()
  })
})

const TROUBLE = {
  severity: 'medium',
  source: { id: 'paper', url: 'https://www.paper.example/feed' },
  trouble: { state: 'blocked' },
} as const

describe('matchTrouble', () => {
  it.each<[AlertMatcher, boolean]>([
    [{}, true],
    [{ severity: ['medium'] }, true],
    [{ severity: ['high'] }, false],
    [{ reason: ['source-blocked', 'source-gone'] }, true],
    [{ reason: ['source-silent'] }, false],
    [{ reason: ['new-statement'] }, false],
    [{ source: ['paper'] }, true],
    [{ source: ['other'] }, false],
    [{ site: ['paper.example'] }, true],
    [{ site: ['aper.example'] }, false],
    [{ area: ['arms'] }, false],
    [{ source: ['paper'], topic: ['us-on-ties'] }, false],
  ])('for %o is %s', (matcher, expected) => {
    expect(matchTrouble(TROUBLE, matcher)).toBe(expected)
  })

  it('leaves alerts on statements alone where a source is asked for', () => {
    expect(matchAlert(alertOf(), { source: ['paper'] })).toBe(false)
  })
})

describe('routeTrouble', () => {
  const route = {
    notify: ['log'],
    routes: [routeOf({ area: ['arms'] }, ['desk']), routeOf({ reason: ['source-gone'] }, ['ops'])],
  }

  it('goes to the channels for ops, each once, and nowhere where none is wanted', () => {
    expect(routeTrouble(TROUBLE, { route, ops: anOpsConfig({ notify: ['ops', 'ops'] }) })).toEqual(['ops'])
    expect(routeTrouble(TROUBLE, { route, ops: anOpsConfig({ notify: [] }) })).toEqual([])
  })

  it('goes where the routing leads when none are named for ops', () => {
    const alerts = { route, ops: anOpsConfig() }
    expect(routeTrouble(TROUBLE, alerts)).toEqual(['log'])
    expect(routeTrouble({ ...TROUBLE, trouble: { state: 'gone' } }, alerts)).toEqual(['ops'])
  })
})

describe('findTroubleSilence', () => {
  it('finds the silence that covers a source, while it lasts', () => {
    const silence = { when: { source: ['paper'] }, from: null, until: '2026-05-01T09:00:00Z', comment: 'repairs' }
    const find = (now: string) => findTroubleSilence(TROUBLE, { silences: [silence] }, { now: new Date(now) })
    expect(find('2026-05-01T08:59:00Z')).toBe(silence)
    expect(find('2026-05-01T09:00:00Z')).toBeUndefined()
  })
})
