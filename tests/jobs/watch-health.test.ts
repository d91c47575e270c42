import { describe, expect, it } from 'vitest'
import { watchHealth } from '../../jobs/watch-health.ts'
import type { Pause } from '../../src/core/source/decide-silence.ts'
import type { SourceRecord } from '../../src/context.ts'
import { after, createTestContext, NOW } from '../support/context.ts'
import { aRecord } from '../support/records.ts'

const HOUR = 60 * 60_000
/** A source that has something new every two hours. */
const RHYTHM: readonly Pause[] = Array.from({ length: 6 }, (_, at) => ({ from: after(-at * 24 * HOUR), ms: 2 * HOUR }))

async function watch(records: readonly SourceRecord[], rhythms: ReadonlyMap<string, readonly Pause[]>) {
  const saved: (readonly unknown[])[] = []
  const test = createTestContext({
    store: {
      listSources: async () => records,
      findRhythms: async () => rhythms,
      closeOldGaps: async () => 1,
      saveSourceState: async (...state) => void saved.push(state),
    },
  })
  return { ...test, result: await watchHealth(test.context), saved }
}

const heard = (hoursAgo: number, state: SourceRecord['state'] = 'ok', id = 'paper') =>
  aRecord({ state, lastNewAt: after(-hoursAgo * HOUR) }, { id })

describe('watchHealth', () => {
  it('calls a source silent that has been quiet for far longer than its rhythm, and warns', async () => {
    const { saved, lines, result, counted } = await watch([heard(30)], new Map([['paper', RHYTHM]]))
    const reason = 'nothing new for 30 h; its longest pause lately was 2 h'
    expect(saved).toEqual([['paper', 'silent', reason, NOW]])
    expect(lines).toMatchObject([
      { level: 'warn', message: 'source state changed', data: { sourceId: 'paper', state: 'silent', reason } },
    ])
    expect(result).toEqual({ kind: 'done', sources: 1, silent: 1, gapsGivenUp: 0 })
    expect(counted).toEqual([['setSourceStates', ['silent']]])
  })

  it('calls a silent source well once it speaks again', async () => {
    const { saved, result, counted } = await watch([heard(1, 'silent')], new Map([['paper', RHYTHM]]))
    expect(saved).toEqual([['paper', 'ok', null, NOW]])
    expect(result).toMatchObject({ silent: 0 })
    expect(counted).toEqual([['setSourceStates', ['ok']]])
  })

  it('says nothing of a source in its rhythm, in trouble, or with no rhythm yet', async () => {
    const records = [heard(3, 'ok', 'a'), heard(30, 'failing', 'b'), heard(30, 'ok', 'c')]
    const { saved, lines, counted } = await watch(
      records,
      new Map([
        ['a', RHYTHM],
        ['b', RHYTHM],
      ]),
    )
    expect([saved, lines]).toEqual([[], []])
    expect(counted).toEqual([['setSourceStates', ['ok', 'failing', 'ok']]])
  })

  it('warns once: a source that stays silent is not told of again', async () => {
    expect((await watch([heard(31, 'silent')], new Map([['paper', RHYTHM]]))).lines).toEqual([])
  })

  it('gives up a gap of which nothing shows any more after two weeks', async () => {
    const gap = (days: number) => ({ id: 1, since: NOW, until: after(-days * 24 * HOUR), tries: 3, found: 0 })
    expect((await watch([aRecord({ gap: gap(15) })], new Map())).result).toMatchObject({ gapsGivenUp: 1 })
    expect((await watch([aRecord({ gap: gap(13) })], new Map())).result).toMatchObject({ gapsGivenUp: 0 })
  })
})
