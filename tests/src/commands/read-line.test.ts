import { describe, expect, it } from 'vitest'
import { optionalBytes, optionalText, requiredBytes } from '../../../src/commands/read-line.ts'

const wrong = (words: string) =>
  expect.objectContaining({ kind: 'input', code: 'bad-line', message: expect.stringContaining(words) })

describe('optionalText', () => {
  it('gives a text, and null for one that is null or not there', () => {
    expect(optionalText({ url: 'https://example.org' }, 'url')).toBe('https://example.org')
    expect(optionalText({ url: null }, 'url')).toBeNull()
    expect(optionalText({}, 'url')).toBeNull()
  })

  it.each([7, true, ['a'], { a: 1 }])('refuses %j by its key', (value) => {
    expect(() => optionalText({ url: value }, 'url')).toThrow(wrong('"url"'))
  })
})

describe('optionalBytes', () => {
  it('decodes base64, lines and padding included', () => {
    expect(optionalBytes({ bodyBase64: 'aGVs\nbG8=\n' })).toEqual(Buffer.from('hello'))
    expect(optionalBytes({ bodyBase64: '' })).toEqual(Buffer.from(''))
    expect(optionalBytes({})).toBeNull()
  })

  it.each(['<html>', 'aGV=bG8', 'äöü'])('refuses %j, which is none', (text) => {
    expect(() => optionalBytes({ bodyBase64: text })).toThrow(wrong('not base64'))
  })

  it('reads megabytes at once', () => {
    const bytes = Buffer.alloc(5_000_000, 7)
    expect(optionalBytes({ bodyBase64: bytes.toString('base64') })).toHaveLength(bytes.length)
  })
})

describe('requiredBytes', () => {
  it('refuses a line without any', () => {
    expect(() => requiredBytes({ id: 'a' })).toThrow(wrong('missing'))
  })
})
