import { describe, expect, it } from 'vitest'
import { describeHub } from '../../../../src/core/websub/describe-hub.ts'

const now = new Date('2026-05-01T08:00:00Z')
const offer = { hub: 'https://hub.example/', topic: 'https://paper.example/feed' }
const asked = {
  leaseEndsAt: null,
  deniedAt: null,
  reason: null,
  nextAt: new Date('2026-05-01T09:00:00Z'),
  toldAt: null,
}
const lease = { leaseEndsAt: new Date('2026-05-11T08:00:00Z') }

describe('describeHub', () => {
  it.each([
    ['nobody has asked', null, /offers a hub, https:\/\/hub\.example\/.*ENTENTE_PUBLIC_URL/],
    ['that has not confirmed', {}, /has not confirmed yet/],
    ['that has promised', lease, /until 2026-05-11 08:00 UTC; polls are fewer.*told of none yet/],
    ['that has told', { ...lease, toldAt: now }, /last told of one at 2026-05-01 08:00 UTC/],
    [
      'that could not be asked',
      { reason: 'hub.example answered 500.' },
      /tells of no changes.*answered 500.*09:00 UTC/,
    ],
    [
      'whose promise is not renewed',
      { ...lease, reason: 'No answer.' },
      /promised.*Asking it failed: No answer\..*09:00/,
    ],
    ['whose promise has run out', { leaseEndsAt: now }, /has not confirmed yet/],
    ['that refuses', { deniedAt: now, reason: 'no such topic' }, /refuses to tell of changes \(no such topic\)/],
  ])('says of a hub %s what that means', (_, changes, words) => {
    expect(describeHub(offer, changes === null ? null : { ...asked, ...changes }, now)).toMatch(words)
  })
})
