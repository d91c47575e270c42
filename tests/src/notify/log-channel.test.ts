import { expect, describe, it } from 'vitest'
import type { Notice } from '../../../src/core/alert/source-alert.ts'
import { createChannel } from '../../../src/notify/index.ts'
import { alertOf } from '../core/alert/alert-of.ts'

describe('createLogChannel', () => {
  it('announces a readable line with the alert itself', async () => {
    const announced: [string, Notice][] = []
    const channel = createChannel(
      'out',
      { kind: 'log' },
      {
        post: () => Promise.reject(new Error('no request is made')),
        announce: (line, alert) => announced.push([line, alert]),
        now: () => new Date(),
      },
    )
    const outcome = await channel.deliver(alertOf(), { signal: new AbortController().signal, attempt: 1 })
    expect(outcome).toEqual({ kind: 'delivered', detail: 'written to the log' })
    expect(announced).toHaveLength(1)
    expect(announced[0]?.[0]).toContain('“This is a deepening alliance”')
    expect(announced[0]?.[1]).toEqual(alertOf())
  })
})
