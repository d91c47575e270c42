import { describe, expect, it } from 'vitest'
import { speakerGroup } from '../../../../src/core/statement/speaker-group.ts'

describe('speakerGroup', () => {
  it.each(['person:sergi lavrov', 'person:lavrov'])('puts %s with everybody of that surname', (key) => {
    expect(speakerGroup(key)).toBe('lavrov')
  })

  it.each(['body:state department:US', 'anonymous:senior oficial::US', 'unknown'])('keeps %s apart', (key) => {
    expect(speakerGroup(key)).toBe(key)
  })
})
