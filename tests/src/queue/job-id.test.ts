import { assert, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jobId, spreadOf } from '../../../src/queue/job-id.ts'

describe('jobId', () => {
  test('shows a plain key as it is', () => {
    expect(jobId('poll-source', 'irna-en')).toBe('poll-source.irna-en')
  })

  test('is short and free of colons whatever the key', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 200 }), (key) => {
        const id = jobId('read-article', key)
        expect(id).not.toContain(':')
        expect(id.length).toBeLessThanOrEqual('read-article.'.length + 64)
      }),
      { numRuns: 50 },
    )
  })

  test('differs where name or key differ', () => {
    const ids = [jobId('a', 'x:1'), jobId('a', 'x:2'), jobId('b', 'x:1'), jobId('a', 'x'), jobId('a', '')]
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('does not take a key that looks like a hash for that hash', () => {
    const hashed = jobId('a', 'x:1').slice('a.'.length)
    expect(jobId('a', hashed)).not.toBe(jobId('a', 'x:1'))
  })
})

describe('spreadOf', () => {
  test('spreads texts evenly over the range', () => {
    const tenths = Array.from({ length: 1000 }, (_, i) => Math.floor(spreadOf(`source-${i}`, 10_000) / 1000))
    const counts = Map.groupBy(tenths, (tenth) => tenth)
    expect(counts.size).toBe(10)
    for (const group of counts.values()) expect(group.length).toBeGreaterThan(60)
  })

  test('lets ten thousand sources of one interval never tick together', () => {
    const seconds = Array.from({ length: 10_000 }, (_, i) => Math.floor(spreadOf(`source-${i}`, 900_000) / 1_000))
    const busiest = Math.max(
      ...Map.groupBy(seconds, (second) => second)
        .values()
        .map((group) => group.length),
    )
    expect(busiest).toBeLessThan(35)
  })

  test('is 0 where there is no range', () => {
    expect(spreadOf('a', 0)).toBe(0)
  })
})
