import { analyse } from 'chardet'
import { decodeAs, encodingName } from './decode-as.ts'

/** Enough words to tell languages apart; more only costs time. */
const SAMPLE_BYTES = 24_000
const LESS_THAN = 0x3c
const GREATER_THAN = 0x3e
/** Below this chardet's own scale (0..100) says no more than chance. */
const LEAST_CONFIDENCE = 10

/** The first bytes that tell UTF-16 and UTF-32 without a byte order mark: XML 1.0 appendix F. */
const WIDE: readonly (readonly [encoding: string, head: readonly number[]])[] = [
  ['utf-32be', [0, 0, 0, LESS_THAN]],
  ['utf-32le', [LESS_THAN, 0, 0, 0]],
  ['utf-16be', [0, LESS_THAN, 0]],
  ['utf-16le', [LESS_THAN, 0]],
]

/** UTF-16 or UTF-32 told by where the zero bytes stand; undefined for bytes that are neither. */
export function detectWide(bytes: Uint8Array): string | undefined {
  const marked = WIDE.find(([, head]) => head.every((byte, index) => bytes[index] === byte))
  if (marked) return marked[0]
  const sample = bytes.subarray(0, 512)
  const zeros = [0, 1].map((parity) => sample.filter((byte, index) => byte === 0 && index % 2 === parity).length)
  const enough = sample.length / 8
  const [even = 0, odd = 0] = zeros
  if (sample.length < 8) return undefined
  if (odd > enough && even < odd / 8) return 'utf-16le'
  return even > enough && odd < even / 8 ? 'utf-16be' : undefined
}

/**
 * The likeliest encoding of bytes that are not UTF-8, by letter statistics (chardet, which has ICU's tables) over the
 * words alone, since markup is ASCII in all of them. A guess that decodes with faults or control characters loses to
 * one that does not. Undefined when nothing is likely.
 */
export function detectEncoding(bytes: Uint8Array): string | undefined {
  const sample = wordsOnly(bytes).subarray(0, SAMPLE_BYTES)
  const guesses = analyse(sample).flatMap(({ name, confidence }) => {
    const encoding = encodingName(name)
    if (encoding === undefined || encoding.startsWith('utf') || confidence < LEAST_CONFIDENCE) return []
    return [{ encoding, score: confidence - 100 * faultShare(decodeAs(sample, encoding)) }]
  })
  return guesses.sort((a, b) => b.score - a.score)[0]?.encoding
}

const FAULT = /\uFFFD|(?![\t\n\f\r])\p{Cc}|\p{Co}/gu
const NOT_ASCII = /\P{ASCII}/gu

/** Share of the characters beyond ASCII that no text has. */
export function faultShare(text: string): number {
  const beyond = text.match(NOT_ASCII)?.length ?? 0
  return beyond === 0 ? 0 : (text.match(FAULT)?.length ?? 0) / beyond
}

function wordsOnly(bytes: Uint8Array): Uint8Array {
  const words = new Uint8Array(Math.min(bytes.length, SAMPLE_BYTES * 4))
  let length = 0
  let inside = false
  for (const byte of bytes) {
    if (byte === LESS_THAN) inside = true
    if (!inside) words[length++] = byte
    if (byte === GREATER_THAN) inside = false
    if (length === words.length) break
  }
  const text = words.subarray(0, length)
  // A stray "<" may have swallowed all the text; then the markup has to come along.
  return text.some((byte) => byte > 0x7f) ? text : bytes
}
