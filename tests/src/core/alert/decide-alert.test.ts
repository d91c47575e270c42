import { describe, expect, it } from 'vitest'
import { decideAlert } from '../../../../src/core/alert/decide-alert.ts'

const FACTS = { baseline: false, known: false, silence: undefined, channels: ['log'] }
const SILENCE = { when: {}, from: null, until: '2030-01-01T00:00:00Z', comment: 'maintenance' }

describe('decideAlert', () => {
  it('alerts on what is new', () => {
    expect(decideAlert(FACTS)).toEqual({ kind: 'alert', channels: ['log'] })
  })

  it.each([
    [{ known: true }, 'known'],
    [{ baseline: true }, 'baseline'],
    [{ silence: SILENCE }, 'silenced'],
    [{ channels: [] }, 'no-channel'],
    [{ known: true, baseline: true, silence: SILENCE }, 'known'],
  ])('is quiet with %o', (facts, reason) => {
    expect(decideAlert({ ...FACTS, ...facts })).toMatchObject({ kind: 'none', reason })
  })

  it('says until when and why it is silenced', () => {
    expect(decideAlert({ ...FACTS, silence: SILENCE })).toMatchObject({
      detail: 'silenced until 2030-01-01T00:00:00Z: maintenance',
    })
  })
})
