import { createHash } from 'node:crypto'
import { foldWord } from './text-terms.ts'

/** What a text is found again by. */
export interface TextFingerprint {
  /** SHA-256 in hex of the text's letters and digits: equal texts whatever their spaces, quotes and case. */
  readonly contentHash: string
  /** One signed 32-bit number a band, for an index that finds texts sharing any (`integer[]` with GIN). Empty: too short a text. */
  readonly bands: readonly number[]
  /** MinHash signature, `BANDS * ROWS` numbers of 16 bits in base64, for an estimate of how much two texts share. */
  readonly signature: string
}

// 24 bands of 3 rows: two texts that share 40 % of their runs are found with 80 %, 50 % with 96 %, 70 % always
// (s-curve 1 - (1 - s^3)^24, Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, ch. 3, http://www.mmds.org).
export const BANDS = 24
export const ROWS = 3
const SIZE = BANDS * ROWS
const SHINGLE_WORDS = 4
const LEAST_SHINGLES = 8
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u200c]*/gu
const MAX_CHARS = 60_000
const NOT_LETTERS = /[^\p{L}\p{N}]+/gu

/**
 * Fingerprints a text for the index of near copies.
 *
 * @example fingerprintText(a).bands.some((band) => fingerprintText(b).bands.includes(band)) // worth comparing
 */
export function fingerprintText(text: string): TextFingerprint {
  const contentHash = createHash('sha256')
    .update(foldWord(text.normalize('NFKC')).replace(NOT_LETTERS, ' ').trim())
    .digest('hex')
  const runs = shingle(text, SHINGLE_WORDS)
  if (runs.size < LEAST_SHINGLES) return { contentHash, bands: [], signature: '' }
  const least = minHash(runs)
  const bands = Array.from({ length: BANDS }, (_, band) => hashRow(least, band))
  return {
    contentHash,
    bands,
    signature: Buffer.from(Uint16Array.from(least, (value) => value & 0xffff).buffer).toString('base64'),
  }
}

/** The distinct runs of `size` words of a text, folded. */
export function shingle(text: string, size: number): ReadonlySet<string> {
  const words = foldWord(text.slice(0, MAX_CHARS).normalize('NFKC')).match(WORD) ?? []
  const runs = new Set<string>()
  for (let at = 0; at + size <= words.length; at += 1) runs.add(words.slice(at, at + size).join(' '))
  return runs
}

function minHash(runs: ReadonlySet<string>): Uint32Array {
  const least = new Uint32Array(SIZE).fill(0xffffffff)
  for (const run of runs) {
    const seed = hashString(run)
    for (let at = 0; at < SIZE; at += 1) {
      const value = mix(seed ^ Math.imul(at + 1, 0x9e3779b1))
      if (value < (least[at] ?? 0)) least[at] = value
    }
  }
  return least
}

function hashRow(least: Uint32Array, band: number): number {
  let hash = mix(band + 1)
  for (let row = 0; row < ROWS; row += 1) hash = mix(hash ^ (least[band * ROWS + row] ?? 0))
  return hash | 0
}

/** FNV-1a, 32 bits, http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashString(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** The finalizer of MurmurHash3, public domain, https://github.com/aappleby/smhasher */
function mix(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
