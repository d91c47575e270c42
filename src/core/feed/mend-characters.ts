import { decodeAs, decodeUtf8 } from '../text/decode-as.ts'

const C1 = /[\u0080-\u009F]/g
const HAS_C1 = /[\u0080-\u009F]/
const FORBIDDEN = /(?![\t\n\r])[\p{Cc}\p{Noncharacter_Code_Point}]|\p{Surrogate}/gu
const DOUBLE_ENCODED = /[\u00C2-\u00F4][\u0080-\u00BF]/
const BEYOND_LATIN = /[\u0100-\u{10FFFF}]/u

/**
 * Mends characters that no text means: UTF-8 that was read as Latin-1 and encoded once more, the C1 controls that are
 * windows-1252 letters in disguise, and control characters, which go.
 */
export function mendCharacters(text: string): string {
  const once = DOUBLE_ENCODED.test(text) && !BEYOND_LATIN.test(text) ? undoDoubleEncoding(text) : text
  const letters = HAS_C1.test(once) ? once.replace(C1, (char) => fromWindows1252(char)) : once
  return letters.replace(FORBIDDEN, '')
}

function undoDoubleEncoding(text: string): string {
  return decodeUtf8(Uint8Array.from(text, (char) => char.charCodeAt(0))) ?? text
}

function fromWindows1252(char: string): string {
  return decodeAs(Uint8Array.of(char.charCodeAt(0)), 'windows-1252')
}
