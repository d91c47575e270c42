import { describe, expect, it } from 'vitest'
import { redactSecrets } from '../../src/redact-secrets.ts'
import { startCpuTime } from '../support/cpu-time.ts'

describe('redactSecrets', () => {
  it.each([
    [{ password: 'x' }, { password: '[redacted]' }],
    [{ a: [{ webhookSecret: { env: 'X' } }] }, { a: [{ webhookSecret: '[redacted]' }] }],
    [{ url: 'redis://user:pw@host:1/0' }, { url: 'redis://[redacted]@host:1/0' }],
    [{ url: 'https://h/x?a=1&access_token=abc&b=2' }, { url: 'https://h/x?a=1&access_token=[redacted]&b=2' }],
    [{ url: new URL('https://h/x?key=abc#f') }, { url: 'https://h/x?key=[redacted]#f' }],
    [
      { url: 'https://api.telegram.org/bot123:AAF-x_y/sendMessage' },
      { url: 'https://api.telegram.org/bot[redacted]/sendMessage' },
    ],
    [{ url: 'https://hooks.slack.com/services/T0/B0/xyz' }, { url: 'https://hooks.slack.com/services/[redacted]' }],
    [{ url: 'https://discord.com/api/webhooks/12/a-b_c' }, { url: 'https://discord.com/api/webhooks/12/[redacted]' }],
    [{ path: '/websub/a-b_c?hub.mode=denied' }, { path: '/websub/[redacted]?hub.mode=denied' }],
  ])('hides the secret in %j', (data, expected) => {
    expect(redactSecrets(data)).toEqual(expected)
  })

  it('keeps what is no secret', () => {
    const data = {
      url: 'https://h/p?page=2',
      mail: 'a@b.example',
      tokens: 12,
      when: new Date(0),
      none: null,
      list: [1, true],
    }
    expect(redactSecrets(data)).toEqual({ ...data, when: '1970-01-01T00:00:00.000Z' })
  })

  it('survives circles, depth, bytes, big integers and broken dates', () => {
    const circle: Record<string, unknown> = { id: 1n, bytes: new Uint8Array(9), when: new Date(Number.NaN) }
    circle['self'] = circle
    expect(redactSecrets(circle)).toEqual({ id: '1', bytes: '[9 bytes]', when: null, self: '[circular]' })
    let deep: Record<string, unknown> = {}
    for (let level = 0; level < 50; level += 1) deep = { deep }
    expect(JSON.stringify(redactSecrets(deep))).toContain('[deep]')
  })

  it('takes no more than linear time on a long word', () => {
    const spentMs = startCpuTime()
    redactSecrets({ text: '://'.repeat(200_000), other: '?a_'.repeat(200_000) })
    expect(spentMs()).toBeLessThan(3_000)
  })
})
