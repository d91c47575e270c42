import { describe, expect, it } from 'vitest'
import { sourceAlertOf, TOLD_AT, troubledOf } from './source-alert-of.ts'

const at = (id: string, host: string, number: number) =>
  troubledOf({ id: number, source: { id, name: id, url: `https://${host}/feed` } })

describe('buildSourceAlert', () => {
  it('tells which source, in which state since when, why in plain words, when it is tried again and what to do', () => {
    const alert = sourceAlertOf()
    expect(alert).toEqual({
      type: 'source.alert',
      id: expect.stringMatching(/^ops_[0-9a-f]{24}$/),
      createdAt: TOLD_AT.toISOString(),
      severity: 'medium',
      sources: [
        {
          id: 'paper',
          name: 'A Paper',
          url: 'https://paper.example/feed',
          state: 'blocked',
          since: '2026-05-01T07:30:00.000Z',
          reason: 'paper.example refuses to show the page to us (status 403).',
          nextPollAt: '2026-05-01T08:20:00.000Z',
          trouble: { state: 'blocked', since: '2026-05-01T07:30:00.000Z' },
          says: [
            'Blocked since 2026-05-01 07:30 UTC (30 min): the site answers with a challenge, a consent page or a refusal.',
            'paper.example refuses to show the page to us (status 403). The last 2 polls failed; it was last read 45 min ago.',
            'It is polled again at 2026-05-01 08:20 UTC, in 20 min.',
          ],
          advice: expect.stringContaining('Open the address in a browser'),
          consoleUrl: 'http://127.0.0.1:8080/sources/paper',
        },
      ],
      why: ['1 of 78 sources blocked: the site answers with a challenge, a consent page or a refusal.'],
      consoleUrl: `http://127.0.0.1:8080/alerts/${alert.id}`,
    })
  })

  it('has the same id for the same troubles, and another for their end', () => {
    expect(sourceAlertOf().id).toBe(sourceAlertOf().id)
    expect(sourceAlertOf([], { type: 'source.resolved' }).id).not.toBe(sourceAlertOf([]).id)
  })

  it('says of a source that is well again what it had been, and counts', () => {
    const well = troubledOf({ state: 'ok', stateReason: null, failures: 0, stateSince: TOLD_AT })
    const alert = sourceAlertOf([well], { type: 'source.resolved' })
    expect(alert).toMatchObject({ severity: 'low', why: ['1 of 78 sources can be read again.'] })
    expect(alert.sources[0]?.says).toContain(
      'It had been in trouble (blocked) since 2026-05-01 07:30 UTC, perhaps with breaks.',
    )
    expect(alert.sources[0]).toMatchObject({ state: 'ok', advice: null, trouble: { state: 'blocked' } })
  })

  it('counts several states, and names the host that all are at', () => {
    const silent = troubledOf({ id: 2, state: 'silent', trouble: { state: 'silent', beganAt: TOLD_AT } })
    expect(sourceAlertOf([troubledOf(), silent]).why).toEqual([
      expect.stringMatching(/^1 of 78 sources blocked: /),
      expect.stringMatching(/^1 of 78 sources silent: /),
      'All of them are at paper.example: the cause is probably one.',
    ])
    expect(sourceAlertOf([at('a', 'a.example', 1), at('b', 'b.example', 2)]).why).toHaveLength(1)
  })

  it('is graver where half of all sources are in trouble, and points to our own network', () => {
    const many = ['a', 'b', 'c', 'd'].map((name, number) => at(name, `${name}.example`, number))
    const alert = sourceAlertOf(many, { all: 8 })
    expect(alert.severity).toBe('high')
    expect(alert.why.at(-1)).toMatch(/^4 of 8 sources came into trouble together: look first at this machine/)
    expect(sourceAlertOf(many, { all: 9 }).severity).toBe('medium')
    expect(sourceAlertOf(many.slice(0, 2), { all: 2 }).severity).toBe('medium')
  })
})
