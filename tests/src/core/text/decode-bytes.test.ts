import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decodeBytes } from '../../../../src/core/text/decode-bytes.ts'

const RUSSIAN =
  'Президент России и президент Ирана обсудили по телефону поставки оружия и строительство дороги. Стороны подтвердили, что договор вступит в силу в этом году.'
const PERSIAN =
  'رئیس جمهور ایران در گفتگو با همتای روس خود بر گسترش همکاری های دو کشور در زمینه انرژی و حمل و نقل تاکید کرد'
const ARABIC =
  'قال وزير الخارجية الروسي إن بلاده سوف تواصل التعاون مع إيران في مجال الطاقة وإن الاتفاق بين البلدين يدخل حيز التنفيذ هذا العام'
const CHINESE = '俄罗斯总统与伊朗总统星期一通电话，双方讨论了两国之间的能源合作，并确认条约将于今年生效。'
const JAPANESE =
  'ロシアの大統領とイランの大統領は電話で会談し、両国のエネルギー協力について話し合いました。条約は今年発効します。'
const KOREAN =
  '러시아 대통령과 이란 대통령은 전화 통화를 하고 양국의 에너지 협력에 대해 논의했다. 조약은 올해 발효된다.'
const GREEK =
  'Ο πρόεδρος της Ρωσίας και ο πρόεδρος του Ιράν συζήτησαν τηλεφωνικά τη συνεργασία των δύο χωρών στον τομέα της ενέργειας.'
const POLISH =
  'Prezydent Rosji i prezydent Iranu rozmawiali przez telefon o współpracy w dziedzinie energii. Umowa wejdzie w życie jeszcze w tym roku, powiedział rzecznik.'
const FRENCH =
  'Le président a déclaré que la coopération était prévue depuis été. « Où que ce soit », a-t-il répété à Téhéran.'

const bytes = (text: string, encoding: string) => new Uint8Array(iconv.encode(text, encoding))
const rss = (text: string, declaration = '') => `<?xml version="1.0"${declaration}?><rss><title>${text}</title></rss>`

describe('decodeBytes', () => {
  it.each([
    ['utf-8', 'utf-8'],
    ['utf-16le', 'utf-16le'],
    ['utf-16be', 'utf-16be'],
    ['utf-32le', 'utf-32le'],
    ['utf-32be', 'utf-32be'],
  ])('obeys a byte order mark: %s', (encoding, name) => {
    const text = rss(RUSSIAN)
    const decoded = decodeBytes(new Uint8Array(iconv.encode(text, encoding, { addBOM: true })), { kind: 'xml' })
    expect(decoded).toEqual({ text, encoding: name, how: 'bom', replaced: 0 })
  })

  it.each([
    ['windows-1251', RUSSIAN],
    ['koi8-r', RUSSIAN],
    ['iso-8859-5', RUSSIAN],
    ['windows-1256', ARABIC],
    ['gb18030', CHINESE],
    ['big5', '俄羅斯總統與伊朗總統星期一通電話，雙方討論了兩國之間的能源合作。'],
    ['shift_jis', JAPANESE],
    ['euc-jp', JAPANESE],
    ['euc-kr', KOREAN],
    ['iso-8859-2', POLISH],
  ])('obeys the header, then the declaration: %s', (encoding, text) => {
    const contentType = `text/xml; charset="${encoding}"`
    expect(decodeBytes(bytes(rss(text), encoding), { kind: 'xml', contentType })).toMatchObject({
      text: rss(text),
      how: 'header',
    })
    const declared = rss(text, ` encoding="${encoding}"`)
    expect(decodeBytes(bytes(declared, encoding), { kind: 'xml', contentType: 'text/xml' })).toMatchObject({
      text: declared,
      how: 'declaration',
    })
    const page = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${encoding}"></head>${text}`
    expect(decodeBytes(bytes(page, encoding), { kind: 'html' })).toMatchObject({ text: page, how: 'declaration' })
  })

  it.each([
    ['windows-1251', RUSSIAN],
    ['koi8-r', RUSSIAN],
    ['windows-1256', ARABIC],
    ['gb18030', CHINESE],
    ['shift_jis', JAPANESE],
    ['euc-jp', JAPANESE],
    ['euc-kr', KOREAN],
    ['iso-8859-7', GREEK],
    ['windows-1252', FRENCH],
    ['utf-16le', RUSSIAN],
    ['utf-16be', CHINESE],
    ['utf-8', PERSIAN],
  ])('detects %s where nothing is declared', (encoding, text) => {
    const decoded = decodeBytes(bytes(rss(text), encoding), { kind: 'xml' })
    expect(decoded.text).toBe(rss(text))
    expect(decoded).toMatchObject({ how: 'detected', replaced: 0 })
  })

  it('does not believe a UTF-8 label on bytes that are not', () => {
    const declared = rss(RUSSIAN, ' encoding="utf-8"')
    const decoded = decodeBytes(bytes(declared, 'windows-1251'), {
      kind: 'xml',
      contentType: 'text/xml; charset=utf-8',
    })
    expect(decoded).toEqual({ text: declared, encoding: 'windows-1251', how: 'detected', replaced: 0 })
  })

  it.each(['iso-8859-1', 'windows-1251', 'us-ascii'])('does not believe a label of %s on clean UTF-8', (label) => {
    const decoded = decodeBytes(bytes(rss(RUSSIAN), 'utf-8'), {
      kind: 'xml',
      contentType: `text/xml; charset=${label}`,
    })
    expect(decoded).toMatchObject({ text: rss(RUSSIAN), encoding: 'utf-8', how: 'detected' })
  })

  it('takes the declaration where the header is a server’s blanket Latin-1', () => {
    const text = rss(RUSSIAN, ' encoding="windows-1251"')
    const decoded = decodeBytes(bytes(text, 'windows-1251'), {
      kind: 'xml',
      contentType: 'text/xml; charset=iso-8859-1',
    })
    expect(decoded).toMatchObject({ text, how: 'declaration' })
  })

  it('detects another script behind a Latin-1 label', () => {
    const decoded = decodeBytes(bytes(rss(RUSSIAN), 'windows-1251'), {
      kind: 'xml',
      contentType: 'text/xml; charset=iso-8859-1',
    })
    expect(decoded).toMatchObject({ text: rss(RUSSIAN), encoding: 'windows-1251', how: 'detected' })
  })

  it('keeps UTF-8 with a broken place in it, and counts it', () => {
    const whole = bytes(rss(RUSSIAN), 'utf-8')
    const cut = whole.filter((_, index) => index !== 41)
    expect(decodeBytes(cut, { kind: 'xml' })).toMatchObject({ encoding: 'utf-8', replaced: 1 })
  })

  it('reads plain ASCII as what it is called', () => {
    expect(decodeBytes(bytes('plain', 'utf-8'), { kind: 'text' })).toEqual({
      text: 'plain',
      encoding: 'utf-8',
      how: 'default',
      replaced: 0,
    })
    expect(decodeBytes(bytes('plain', 'utf-8'), { kind: 'text', contentType: 'text/plain; charset=koi8-r' }).how).toBe(
      'header',
    )
  })

  it.each(['win-1251', 'cp1251', 'CP-1251', "'windows-1251'"])('knows the label %s', (label) => {
    const decoded = decodeBytes(bytes('Да', 'windows-1251'), {
      kind: 'text',
      contentType: `text/plain; charset=${label}`,
    })
    expect(decoded).toMatchObject({ text: 'Да', encoding: 'windows-1251', how: 'header' })
  })

  it('ignores a label that means nothing, and UTF-16 on bytes that are not', () => {
    expect(decodeBytes(bytes('été', 'utf-8'), { kind: 'text', contentType: 'text/plain; charset=none' }).text).toBe(
      'été',
    )
    const declared = rss(RUSSIAN, ' encoding="utf-16"')
    expect(decodeBytes(bytes(declared, 'utf-8'), { kind: 'xml' }).text).toBe(declared)
  })

  it('never fails, whatever the bytes', () => {
    const noise = Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919 + (index >> 3) * 104_729) & 0xff)
    expect(typeof decodeBytes(noise, { kind: 'html' }).text).toBe('string')
    expect(decodeBytes(new Uint8Array(), { kind: 'xml' })).toMatchObject({ text: '', replaced: 0 })
  })
})
