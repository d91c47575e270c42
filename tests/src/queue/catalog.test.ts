import { describe, expect, test } from 'vitest'
import { isJobName, JOB_NAMES, JOBS, parseJobRequest } from '../../../src/queue/catalog.ts'

const parseWrong = () => parseJobRequest('read-article', '7', { entryId: 'seven' })

describe('JOBS', () => {
  test.each(JOB_NAMES)('%s ends each try, and the last of them, in bounded time', (name) => {
    const { retry, timeoutMs } = JOBS[name]
    const longest = retry.attempts * (timeoutMs + retry.mostMs)
    expect(longest).toBeLessThanOrEqual(3 * 24 * 3_600_000)
    expect(retry.mostMs).toBeGreaterThanOrEqual(retry.firstMs)
  })

  test('keeps an alert for a receiver that is down overnight', () => {
    const { attempts, firstMs, mostMs } = JOBS['send-alert'].retry
    const waits = Array.from({ length: attempts - 1 }, (_, i) => Math.min(mostMs, firstMs * 2 ** i) / 2)
    expect(waits.reduce((sum, wait) => sum + wait)).toBeGreaterThan(10 * 3_600_000)
  })
})

describe('isJobName', () => {
  test('knows jobs and nothing else, also not what every object has', () => {
    expect(isJobName('poll-source')).toBe(true)
    expect(isJobName('poll')).toBe(false)
    expect(isJobName('toString')).toBe(false)
  })
})

describe('parseJobRequest', () => {
  test('gives a typed request back', () => {
    expect(parseJobRequest('read-article', '7', { entryId: 7 }, 500)).toEqual({
      name: 'read-article',
      key: '7',
      payload: { entryId: 7 },
      delayMs: 500,
    })
  })

  test('leaves the delay out where there is none', () => {
    expect(parseJobRequest('sweep-steps', 'all', {})).not.toHaveProperty('delayMs')
  })

  test('names job, key and field of a wrong payload', () => {
    expect(parseWrong).toThrow(/read-article "7".*entryId/s)
    expect(parseWrong).toThrow(expect.objectContaining({ kind: 'input', code: 'bad-payload', retry: false }))
  })

  test('refuses a payload with more than the job knows', () => {
    expect(() => parseJobRequest('sweep-steps', 'all', { now: true })).toThrow(/now/)
  })

  test('refuses a job that there is not', () => {
    expect(() => parseJobRequest('read-minds', '1', {})).toThrow(expect.objectContaining({ code: 'unknown-job' }))
  })
})
