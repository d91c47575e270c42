import { decodeAs, decodeUtf8 } from '../text/decode-as.ts'

/** Encodings that UTF-8 is mistaken for, each with what its misread text must hold: a lead byte and one that follows. */
const MISREADINGS: readonly (readonly [encoding: string, sign: RegExp])[] = [
  [
    'windows-1252',
    /[\u00C2-\u00F4][\u0080-\u00BF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2013-\u203A\u20AC\u2122]/,
  ],
  [
    'windows-1251',
    /[\u0420\u0421][\u0080-\u00BF\u0401-\u040F\u0451-\u045F\u0490\u0491\u2013-\u203A\u20AC\u2116\u2122]/,
  ],
]

const BYTES: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(
  MISREADINGS.map(([encoding]) => [
    encoding,
    new Map(Array.from({ length: 256 }, (_, byte) => [charOf(byte, encoding), byte])),
  ]),
)

function charOf(byte: number, encoding: string): string {
  return decodeAs(Uint8Array.of(byte), encoding)
}

/**
 * The text that was meant where UTF-8 was read as a single-byte encoding and written as UTF-8 once more ("Ð˜Ñ€Ð°Ð½",
 * "donâ€™t"); the text itself where it was not.
 *
 * @example undoDoubleEncoding('cafÃ©') // 'café'
 */
export function undoDoubleEncoding(text: string): string {
  for (const [encoding, sign] of MISREADINGS) {
    if (!sign.test(text)) continue
    const table = BYTES.get(encoding)
    const bytes = Array.from(text, (char) => table?.get(char) ?? (char <= '\u00FF' ? char.charCodeAt(0) : undefined))
    const meant = bytes.includes(undefined) ? undefined : decodeUtf8(Uint8Array.from(bytes, (byte) => byte ?? 0))
    if (meant !== undefined && isLikely(meant)) return meant
  }
  return text
}

/** What such texts turn out to be: Latin, Cyrillic or Arabic letters and typographic signs. */
const LIKELY = /^[\p{ASCII}\u0080-\u017F\u0400-\u04FF\u0600-\u06FF\u200C-\u203A\u20AC\u2116\u2122]*$/u
/** One sequence alone is believed only where its misreading is no word's end ("parlé »" is UTF-8 by chance). */
const SURE = /[\u00A0-\u00FF\u2010-\u203A\u20AC\u2122]/
const BEYOND_ASCII = /\P{ASCII}/gu

function isLikely(meant: string): boolean {
  const beyond = meant.match(BEYOND_ASCII) ?? []
  return LIKELY.test(meant) && (beyond.length > 1 || SURE.test(meant))
}
