import { describe, expect, it } from 'vitest'
import {
  decideVerification,
  type HubQuestion,
  WANTED_LEASE_MS,
} from '../../../../src/core/websub/decide-verification.ts'

const topic = 'https://paper.example/feed'
const asked = { topic, mode: 'subscribe', askedAt: new Date('2026-05-01T08:00:00Z') } as const
const question = (changes: Partial<HubQuestion> = {}): HubQuestion => ({
  mode: 'subscribe',
  topic,
  challenge: 'abc',
  leaseSeconds: '86400',
  reason: undefined,
  ...changes,
})

describe('decideVerification', () => {
  it('agrees to what was asked for, with the lease that the hub gives', () => {
    expect(decideVerification(asked, question())).toEqual({ kind: 'agreed', echo: 'abc', leaseMs: 86_400_000 })
  })

  it.each([
    ['no lease', undefined, WANTED_LEASE_MS],
    ['a lease of nothing', '0', WANTED_LEASE_MS],
    ['a lease that is no number', 'long', WANTED_LEASE_MS],
    ['a lease of years', '999999999', 30 * 86_400_000],
  ])('makes of %s one that is renewed in time', (_, leaseSeconds, leaseMs) => {
    expect(decideVerification(asked, question({ leaseSeconds }))).toMatchObject({ kind: 'agreed', leaseMs })
  })

  it('agrees to an end that was asked for', () => {
    expect(decideVerification({ ...asked, mode: 'unsubscribe' }, question({ mode: 'unsubscribe' }))).toEqual({
      kind: 'left',
      echo: 'abc',
    })
  })

  it.each([
    ['another topic', asked, { topic: 'https://other.example/feed' }],
    ['no topic', asked, { topic: undefined }],
    ['what is confirmed already', { ...asked, askedAt: null }, {}],
    ['an end that was not asked for', asked, { mode: 'unsubscribe' }],
    ['a beginning while the end was asked for', { ...asked, mode: 'unsubscribe' } as const, {}],
    ['a mode that is none', asked, { mode: 'publish' }],
    ['no challenge', asked, { challenge: undefined }],
    ['a challenge of a megabyte', asked, { challenge: 'x'.repeat(1_000_000) }],
    ['a denial of another topic', asked, { mode: 'denied', topic: 'https://other.example/feed' }],
  ])('refuses %s', (_, subscription, changes) => {
    expect(decideVerification(subscription, question(changes)).kind).toBe('refused')
  })

  it('takes a denial at any time, with its reason in one line', () => {
    const denied = question({ mode: 'denied', challenge: undefined, reason: 'no\nsuch topic' })
    expect(decideVerification({ ...asked, askedAt: null }, denied)).toEqual({ kind: 'denied', reason: 'no such topic' })
    expect(decideVerification(asked, { ...denied, reason: undefined })).toEqual({
      kind: 'denied',
      reason: 'no reason given',
    })
  })
})
