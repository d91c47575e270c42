import { describe, expect, it } from 'vitest'
import { throwFaults } from '../../src/throw-faults.ts'

const fault = (line: number, message: string) => ({
  file: 'sources.yaml',
  line,
  column: 3,
  path: 'sources[0]',
  message,
})

describe('throwFaults', () => {
  it('gives the value of what was loaded', () => {
    expect(throwFaults({ ok: true, value: 7 })).toBe(7)
  })

  it('throws one failure that lists every fault at its place', () => {
    const faults = [fault(4, 'no such key'), fault(9, 'no address')]
    expect(() => throwFaults({ ok: false, faults })).toThrow(
      expect.objectContaining({
        kind: 'config',
        retry: false,
        message:
          'the configuration has 2 fault(s):\nsources.yaml:4:3: sources[0]: no such key\nsources.yaml:9:3: sources[0]: no address',
      }),
    )
  })
})
