import { describe, expect, it } from 'vitest'
import { explainPoll, type ExplainedPoll } from '../../../../src/core/source/explain-poll.ts'

const explain = (changes: Partial<ExplainedPoll>) =>
  explainPoll({
    outcome: 'new-entries',
    detail: null,
    entries: 12,
    ms: 300,
    permanentUrl: null,
    discoveredUrl: null,
    ...changes,
  })

describe('explainPoll', () => {
  it.each<readonly [string, Partial<ExplainedPoll>, string, string]>([
    ['what works', {}, 'ok', 'OK. It works and lists 12 entries.'],
    ['one entry', { entries: 1 }, 'ok', 'OK. It works and lists one entry.'],
    ['an empty source', { entries: 0, outcome: 'no-new-entries' }, 'ok', 'OK. It works and lists no entries.'],
    ['what has not changed', { outcome: 'not-modified' }, 'unchanged', 'Unchanged. It answers "not modified".'],
    ['what is slow', { ms: 20_000 }, 'slow', 'Slow: the answer took 20 s. It works and lists 12 entries.'],
    ['more than is read', { detail: 'it lists 9000' }, 'ok', 'OK. It works and lists 12 entries. (it lists 9000)'],
    [
      'a page that names a feed',
      { discoveredUrl: 'https://a.example/rss' },
      'ok',
      'OK. It works and lists 12 entries. Its address is a web page; the feed that it names was read: https://a.example/rss.',
    ],
    [
      'a feed that offers a hub',
      { hub: { hub: 'https://hub.example/', topic: 'https://a.example/rss' } },
      'ok',
      'OK. It works and lists 12 entries. It offers a hub that tells of its changes: https://hub.example/',
    ],
  ])('says nothing need be done of %s', (_, changes, state, says) => {
    expect(explain(changes)).toEqual({ state, says, advice: null })
  })

  it.each<readonly [ExplainedPoll['outcome'], string, string, RegExp]>([
    ['blocked', 'blocked', 'Blocked: why.', /^Open the address in a browser/],
    ['gone', 'gone', 'Gone: why.', /^Find the new address/],
    ['http-error', 'failing', 'Failing: why.', /^It is tried again by itself/],
    ['unreachable', 'failing', 'Failing: why.', /^It is tried again by itself/],
    ['limit', 'failing', 'Failing: why.', /^Name a smaller or faster address/],
    ['not-a-feed', 'failing', 'Failing: why.', /url or kind in sources\.yaml is probably wrong/],
    ['refused', 'failing', 'Failing: why.', /^Change what sources\.yaml says/],
  ])('says what to do of %s', (outcome, state, says, advice) => {
    const explained = explain({ outcome, detail: 'why.', entries: 0 })
    expect(explained).toMatchObject({ state, says })
    expect(explained.advice).toMatch(advice)
  })

  it('asks for the new address of what has moved', () => {
    const { says, advice } = explain({ permanentUrl: 'https://new.example/' })
    expect(says).toContain('The site says that it lives for good at https://new.example/.')
    expect(advice).toBe('Change its url in sources.yaml to the new address.')
  })
})
