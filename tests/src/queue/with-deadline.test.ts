import { describe, expect, test } from 'vitest'
import { withDeadline } from '../../../src/queue/with-deadline.ts'

describe('withDeadline', () => {
  test('gives what comes in time', async () => {
    expect(await withDeadline(Promise.resolve(7), 1000)).toBe(7)
    expect(await withDeadline(Promise.resolve(), 1000)).toBe(true)
  })

  test('gives up on what does not, and lets it fail later unheard', async () => {
    const { promise, reject } = Promise.withResolvers<number>()
    expect(await withDeadline(promise, 1)).toBeUndefined()
    reject(new Error('too late'))
  })

  test('passes on what fails in time', async () => {
    await expect(withDeadline(Promise.reject(new Error('broken')), 1000)).rejects.toThrow('broken')
  })
})
