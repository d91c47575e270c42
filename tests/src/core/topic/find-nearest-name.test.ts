import { describe, expect, it } from 'vitest'
import { findNearestName } from '../../../../src/core/topic/find-nearest-name.ts'

describe('findNearestName', () => {
  it.each([
    ['contry', 'country'],
    ['knid', 'kind'],
    ['Speaker.Contry', 'speaker.country'],
    ['zzzzzz', undefined],
    ['', undefined],
  ])('takes %s for %s', (name, expected) => {
    expect(findNearestName(name, ['country', 'kind', 'speaker', 'speaker.country'])).toBe(expected)
  })
})
