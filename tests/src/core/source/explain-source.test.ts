import { describe, expect, it } from 'vitest'
import { explainSource, renderExplanation, type ExplainedStanding } from '../../../../src/core/source/explain-source.ts'
import type { SourceState } from '../../../../src/core/source/source.ts'

const NOW = new Date('2026-05-01T08:00:00.000Z')
const MINUTE = 60_000
const at = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE)

const standing = (changes: Partial<ExplainedStanding>): ExplainedStanding => ({
  state: 'ok',
  stateReason: null,
  stateSince: at(-120),
  failures: 0,
  lastOkAt: at(-15),
  nextPollAt: at(15),
  ...changes,
})

const SINCE = 'since 2026-05-01 06:00 UTC (2 h)'

describe('explainSource', () => {
  it.each<readonly [SourceState, Partial<ExplainedStanding>, string, string | null, RegExp | null]>([
    [
      'new',
      { lastOkAt: null },
      'Not polled yet: its first poll is to come; what it holds then is the baseline.',
      null,
      null,
    ],
    ['ok', {}, `OK ${SINCE}: the last poll was read.`, null, null],
    ['unchanged', {}, `Unchanged ${SINCE}: nothing new since the last poll.`, null, null],
    [
      'slow',
      { stateReason: 'Its last answer took 20 s.' },
      `Slow ${SINCE}: it answers, later than it should.`,
      'Its last answer took 20 s.',
      null,
    ],
    [
      'moved',
      { stateReason: 'The site lives for good at https://new.example/.' },
      `Moved ${SINCE}: the site says that it lives at another address now.`,
      'The site lives for good at https://new.example/.',
      /^Change its url in sources\.yaml/,
    ],
    [
      'failing',
      { stateReason: 'paper.example answered 500.', failures: 3 },
      `Failing ${SINCE}: the last polls failed; it is tried again, ever less often.`,
      'paper.example answered 500. The last 3 polls failed; it was last read 15 min ago.',
      /^It is tried again by itself\./,
    ],
    [
      'blocked',
      { stateReason: 'paper.example refuses to show the page to us (status 403).', failures: 1, lastOkAt: null },
      `Blocked ${SINCE}: the site answers with a challenge, a consent page or a refusal.`,
      'paper.example refuses to show the page to us (status 403). The last poll failed; it has never been read.',
      /^Open the address in a browser/,
    ],
    [
      'gone',
      { stateReason: 'paper.example answered 410.', failures: 1 },
      `Gone ${SINCE}: the site says that it is gone for good.`,
      'paper.example answered 410. The last poll failed; it was last read 15 min ago.',
      /^Find the new address/,
    ],
    [
      'silent',
      { stateReason: 'nothing new for 30 h; its longest pause lately was 2 h' },
      `Silent ${SINCE}: it answers, and has had nothing new for longer than is usual for it.`,
      'Nothing new for 30 h; its longest pause lately was 2 h.',
      /^Open the site in a browser/,
    ],
  ])('explains %s', (state, changes, says, why, advice) => {
    const explained = explainSource(standing({ state, ...changes }), NOW)
    expect(explained).toMatchObject({ state, says, why })
    expect(explained.advice ?? '').toMatch(advice ?? /^$/)
  })

  it.each([
    ['that it will be polled', at(15), 'It is polled again at 2026-05-01 08:15 UTC, in 15 min.'],
    ['that it is late', at(-1), 'It has been due since 2026-05-01 07:59 UTC and is polled as its turn comes.'],
    ['that nothing is known yet', null, 'It is polled as soon as its turn comes.'],
  ])('says %s', (_, nextPollAt, next) => {
    expect(explainSource(standing({ nextPollAt }), NOW).next).toBe(next)
  })
})

describe('renderExplanation', () => {
  it('gives the state first, and no line for what there is nothing to say of', () => {
    expect(renderExplanation(explainSource(standing({}), NOW))).toEqual([
      `OK ${SINCE}: the last poll was read.`,
      'next: It is polled again at 2026-05-01 08:15 UTC, in 15 min.',
    ])
    const blocked = renderExplanation(explainSource(standing({ state: 'blocked', stateReason: 'no entry' }), NOW))
    expect(blocked.map((line) => line.split(':')[0])).toEqual([`Blocked since 2026-05-01 06`, 'why', 'next', 'to do'])
  })
})
