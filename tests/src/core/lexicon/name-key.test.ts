import { describe, expect, it } from 'vitest'
import { nameKey, soundKey } from '../../../../src/core/lexicon/name-key.ts'

describe('nameKey', () => {
  it.each([
    ['Jean-Yves Le Drian', 'jean yves le drian'],
    ['Stéphane Séjourné', 'stephane sejourne'],
    ['J.D. Vance', 'jd vance'],
    ['Robert Kennedy Jr.', 'robert kennedy'],
    ["Gideon Sa'ar", 'gideon saar'],
    ['Алексей Лихачёв', 'алексей лихачев'],
    ['«Росатом»', 'росатом'],
    ['سرگئی‌ لاوروف', 'سرگییلاوروف'],
    ['آیت‌الله رئيسى', 'ایتاللهرییسی'],
  ])('reads "%s" as "%s"', (name, key) => {
    expect(nameKey(name)).toBe(key)
  })

  it('keeps an honorific that is half of the name', () => {
    expect(nameKey('Seyed Orlov')).toBe('seyed orlov')
  })
})

describe('soundKey', () => {
  it.each([
    ['abbas araghchi', 'abbas araqchi'],
    ['esmaeil baghaei', 'esmail baqai'],
    ['hossein salami', 'hussein salami'],
    ['sergey lavrov', 'sergei lavrov'],
    ['amir abdollahian', 'amir abdullahian'],
  ])('hears "%s" and "%s" alike', (a, b) => {
    expect(soundKey(a)).toBe(soundKey(b))
  })

  it.each([
    ['john kerry', 'john kirby'],
    ['ali larijani', 'ali laridjan'],
    ['vladimir putin', 'vladimir potanin'],
  ])('hears "%s" and "%s" apart', (a, b) => {
    expect(soundKey(a)).not.toBe(soundKey(b))
  })

  it('hears nothing in single words and other scripts', () => {
    expect([soundKey('lavrov'), soundKey('сергей лавров')]).toEqual([undefined, undefined])
  })
})
