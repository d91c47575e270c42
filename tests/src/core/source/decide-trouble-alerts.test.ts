import { describe, expect, it } from 'vitest'
import { decideTroubleAlerts, type Trouble } from '../../../../src/core/source/decide-trouble-alerts.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const NOW = new Date('2026-05-01T08:00:00.000Z')
const ago = (ms: number) => new Date(NOW.getTime() - ms)
const TIMING = { afterMs: 30 * MINUTE, failingAfterMs: 6 * HOUR, againMs: 6 * HOUR }

interface Case extends Trouble {
  readonly silenced: boolean
}
type Changes = Partial<Omit<Case, 'trouble'> & Trouble['trouble']>

const trouble = ({ state = 'blocked', beganAt = ago(30 * MINUTE), ...changes }: Changes = {}): Case => ({
  trouble: { state, beganAt },
  wellSince: null,
  toldAt: null,
  lastToldAt: null,
  failures: 2,
  watched: true,
  silenced: false,
  ...changes,
})

const QUIET = { lastToldAt: null, lastOverAt: null, isSilenced: ({ silenced }: Case) => silenced }

function decide(troubles: readonly Case[], before: { lastToldAt?: Date; lastOverAt?: Date } = {}) {
  const decision = decideTroubleAlerts(troubles, { now: NOW, timing: TIMING, ...QUIET, ...before })
  const placesOf = (those: readonly Case[]) => those.map((each) => troubles.indexOf(each))
  return { told: placesOf(decision.told), over: placesOf(decision.over), forgotten: placesOf(decision.forgotten) }
}

const NOTHING = { told: [], over: [], forgotten: [] }

describe('decideTroubleAlerts', () => {
  it.each<readonly [string, Changes, boolean]>([
    ['a source that has been blocked for its time', {}, true],
    ['one that has not yet', { beganAt: ago(29 * MINUTE) }, false],
    ['one that was seen blocked once', { failures: 1 }, false],
    ['one that is gone, by its first word', { state: 'gone', failures: 1 }, true],
    ['one that is silent, though its polls work', { state: 'silent', failures: 0 }, true],
    ['one that fails for an hour', { state: 'failing', beganAt: ago(HOUR) }, false],
    ['one that fails for six hours', { state: 'failing', beganAt: ago(6 * HOUR) }, true],
    ['one that was told of', { toldAt: ago(HOUR), beganAt: ago(2 * HOUR) }, false],
    ['one that is well just now', { wellSince: ago(MINUTE) }, false],
    ['one of which ops heard an hour ago', { lastToldAt: ago(HOUR) }, false],
    ['one of which ops heard long ago', { lastToldAt: ago(6 * HOUR) }, true],
    ['one that a silence covers', { silenced: true }, false],
    ['one that is configured no more', { watched: false }, false],
  ])('judges %s', (_, changes, told) => {
    expect(decide([trouble(changes)]).told).toEqual(told ? [0] : [])
  })

  it('takes with the one that is due those that turned a little later, and leaves the latest', () => {
    const began = [31, 25, 15, 5].map((minutes) => trouble({ beganAt: ago(minutes * MINUTE) }))
    expect(decide(began).told).toEqual([0, 1, 2])
    expect(decide(began.slice(1))).toEqual(NOTHING)
  })

  it('tells of 78 sources that turn one after another within a quarter of an hour in one message', () => {
    const began = Array.from({ length: 78 }, (_, at) => trouble({ beganAt: ago((30 - (at * 15) / 78) * MINUTE) }))
    expect(decide(began).told).toHaveLength(78)
  })

  it('waits after a message, so that what follows comes together', () => {
    expect(decide([trouble()], { lastToldAt: ago(29 * MINUTE) })).toEqual(NOTHING)
    expect(decide([trouble()], { lastToldAt: ago(30 * MINUTE) }).told).toEqual([0])
  })

  it('tells of the end once the source has been well for a while, several ends together', () => {
    const well = (minutes: number) => trouble({ toldAt: ago(2 * HOUR), wellSince: ago(minutes * MINUTE) })
    expect(decide([well(29)])).toEqual(NOTHING)
    expect(decide([well(30), well(16), well(5)])).toEqual({ told: [], over: [0, 1], forgotten: [] })
    expect(decide([well(30)], { lastOverAt: ago(MINUTE) })).toEqual(NOTHING)
  })

  it('tells of an end although a silence covers the source: whoever heard of the beginning waits for it', () => {
    expect(decide([trouble({ toldAt: ago(HOUR), wellSince: ago(HOUR), silenced: true })]).over).toEqual([0])
  })

  it('forgets what ended before anybody was told, and what is configured no more', () => {
    const ended = trouble({ wellSince: ago(30 * MINUTE) })
    const removed = trouble({ watched: false, toldAt: ago(HOUR) })
    expect(decide([ended, removed, trouble({ wellSince: ago(MINUTE) })])).toEqual({ ...NOTHING, forgotten: [0, 1] })
  })

  it('rings once for a source that flaps, and closes once', () => {
    // Blocked and well in turns of ten minutes for ten hours, then well; looked at every minute.
    const flapping = { beganAt: NOW, wellSince: null as Date | null, toldAt: null as Date | null }
    const messages: string[] = []
    for (let minute = 0; minute <= 720 && !messages.some((each) => each.startsWith('over')); minute += 1) {
      const now = new Date(NOW.getTime() + minute * MINUTE)
      if (minute % 20 === 10) flapping.wellSince ??= now
      if (minute % 20 === 0 && minute <= 600) flapping.wellSince = null
      const each = trouble({ beganAt: flapping.beganAt, wellSince: flapping.wellSince, toldAt: flapping.toldAt })
      const history = { ...QUIET, lastToldAt: flapping.toldAt }
      const { told, over } = decideTroubleAlerts([each], { now, timing: TIMING, ...history })
      if (told.length > 0) flapping.toldAt = now
      messages.push(...told.map(() => `told at ${minute}`), ...over.map(() => `over at ${minute}`))
    }
    expect(messages).toEqual(['told at 40', 'over at 640'])
  })
})
