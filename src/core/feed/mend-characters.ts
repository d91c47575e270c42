import { decodeAs } from '../text/decode-as.ts'
import { undoDoubleEncoding } from './undo-double-encoding.ts'

const C1 = /[\u0080-\u009F]/g
const HAS_C1 = /[\u0080-\u009F]/
const FORBIDDEN = /(?![\t\n\r])[\p{Cc}\p{Noncharacter_Code_Point}]|\p{Surrogate}/gu

/**
 * Mends characters that no text means: UTF-8 that was misread and encoded once more, the C1 controls that are
 * windows-1252 letters in disguise, and control characters, which go.
 */
export function mendCharacters(text: string): string {
  const once = undoDoubleEncoding(text)
  const letters = HAS_C1.test(once) ? once.replace(C1, (char) => fromWindows1252(char)) : once
  return letters.replace(FORBIDDEN, '')
}

function fromWindows1252(char: string): string {
  return decodeAs(Uint8Array.of(char.charCodeAt(0)), 'windows-1252')
}
