import { describe, expect, it } from 'vitest'
import { mendCharacters } from '../../../../src/core/feed/mend-characters.ts'

describe('mendCharacters', () => {
  it.each([
    ['latin1', 'été à Téhéran'],
    ['windows-1252', 'don’t “say” – so €'],
    ['windows-1251', 'Россия и Иран подписали договор'],
    ['windows-1252', 'Иран'],
    ['windows-1252', 'ایران'],
    ['latin1', 'café'],
  ])('undoes UTF-8 misread as %s', (encoding, text) => {
    const misread = new TextDecoder(encoding).decode(Buffer.from(text))
    expect(mendCharacters(misread)).toBe(text)
  })

  it.each([
    'été',
    'ÀÉÎ',
    'il a parlé\u00A0»',
    'parlé\u00A0» et allé\u00A0— oui',
    'Россия',
    'РСФСР',
    'СССР и РФ',
    '«Ёлка»',
    'ایران',
    '俄罗斯',
    '😀 ok',
    'a\tb\nc',
  ])('leaves %s alone', (text) => {
    expect(mendCharacters(text)).toBe(text)
  })

  it('drops control characters and lone halves of characters', () => {
    expect(mendCharacters('a\u0000b\u001Fc\uD800d\uFFFEe')).toBe('abcde')
  })

  it('reads windows-1252 letters in the guise of controls', () => {
    expect(mendCharacters('it\u0092s')).toBe('it’s')
  })
})
