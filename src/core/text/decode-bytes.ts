import { countReplaced } from './count-replaced.ts'
import { decodeAs, decodeUtf8, encodingName } from './decode-as.ts'
import { declaredCharset, headerCharset } from './declared-charset.ts'
import type { ByteKind } from './declared-charset.ts'
import { detectEncoding, detectWide, faultShare } from './detect-encoding.ts'

/** Text with how its encoding was found; `replaced` counts the characters that could not be decoded (U+FFFD). */
export interface DecodedText {
  readonly text: string
  /** WHATWG name, lower case: "utf-8", "windows-1251" … */
  readonly encoding: string
  readonly how: 'bom' | 'header' | 'declaration' | 'detected' | 'default'
  readonly replaced: number
}

/** What is known of the bytes beside themselves. */
export interface DecodeHints {
  /** The Content-Type header. */
  readonly contentType?: string | undefined
  readonly kind: ByteKind
}

/** https://encoding.spec.whatwg.org/#bom-sniff, and UTF-32, whose little-endian mark begins with that of UTF-16. */
const BYTE_ORDER_MARKS: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** UTF-8 with so small a share of broken sequences is UTF-8 that somebody cut, not another encoding. */
const BROKEN_UTF8_SHARE = 0.2
const BEYOND_ASCII = /\P{ASCII}/gu
/** Words of Latin script have single accented letters; whole words of them are another script read as Latin-1. */
const ACCENTED = /[\u00C0-\u00FF]/g
const ACCENTED_RUN = /[\u00C0-\u00FF]{4,}/g
const LATIN: ReadonlySet<string> = new Set(['windows-1252', 'iso-8859-15', 'windows-1254'])
/** Encodings whose two-byte characters can pass for UTF-8 by chance in a short text. */
const EAST_ASIAN: ReadonlySet<string> = new Set([
  'gbk',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'iso-2022-jp',
])

/**
 * Decodes what a server sent: byte order mark, then HTTP header, then the document's own declaration, then detection.
 * A declaration that the bytes contradict does not count: bytes that are clean UTF-8 beyond ASCII are UTF-8 whatever
 * a single-byte label says, and declared UTF-8 that is broken is detected instead. Never throws.
 *
 * @example decodeBytes(bytes, { kind: 'xml', contentType: 'text/xml; charset=windows-1251' }).text
 */
export function decodeBytes(bytes: Uint8Array, hints: DecodeHints): DecodedText {
  const marked = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))
  if (marked) return decodeMarked(bytes, marked[0], marked[1].length)
  const utf8 = decodeUtf8(bytes)
  const wide = detectWide(bytes)
  if (wide !== undefined) return answer(decodeAs(bytes, wide), wide, 'detected')
  const declared = declarations(bytes, hints)
  if (utf8 !== undefined) return decodeClean(bytes, utf8, declared)
  return decodeLegacy(bytes, declared)
}

interface Declaration {
  readonly encoding: string
  readonly how: 'header' | 'declaration'
}

function decodeMarked(bytes: Uint8Array, encoding: string, markLength: number): DecodedText {
  const body = bytes.subarray(markLength)
  const text = decodeAs(body, encoding)
  // Some editors put a mark before a file that is not in that encoding.
  if (encoding === 'utf-8' && brokenShare(text) > BROKEN_UTF8_SHARE) return decodeLegacy(body, [])
  return answer(text, encoding, 'bom')
}

/** What header and document say, in that order; a wide encoding is no answer here, the bytes would show it. */
function declarations(bytes: Uint8Array, { contentType, kind }: DecodeHints): readonly Declaration[] {
  const labels = [
    { label: headerCharset(contentType), how: 'header' as const },
    { label: declaredCharset(bytes, kind), how: 'declaration' as const },
  ]
  return labels.flatMap(({ label, how }) => {
    const encoding = label === undefined ? undefined : encodingName(label)
    const narrow = encoding !== undefined && !/^(?:utf-16|utf-32|ucs|x-user|replacement)/.test(encoding)
    return narrow ? [{ encoding, how }] : []
  })
}

/** Bytes that are clean UTF-8: they are, unless an East Asian label fits them as well. */
function decodeClean(bytes: Uint8Array, utf8: string, declared: readonly Declaration[]): DecodedText {
  const named = declared.find(({ encoding }) => encoding === 'utf-8')
  const [first] = declared
  const asciiOnly = utf8.length === bytes.length
  if (asciiOnly && !utf8.includes('\u001B')) return answer(utf8, first?.encoding ?? 'utf-8', first?.how ?? 'default')
  if (named && first === named) return answer(utf8, 'utf-8', named.how)
  if (first && EAST_ASIAN.has(first.encoding)) {
    const text = decodeAs(bytes, first.encoding)
    if (faultShare(text) === 0) return answer(text, first.encoding, first.how)
  }
  return answer(utf8, 'utf-8', named?.how ?? 'detected')
}

function decodeLegacy(bytes: Uint8Array, declared: readonly Declaration[]): DecodedText {
  const legacy = declared.filter(({ encoding }) => encoding !== 'utf-8')
  for (const { encoding, how } of legacy) {
    const text = decodeAs(bytes, encoding)
    if (faultShare(text) < 0.02 && !(LATIN.has(encoding) && isMisread(text))) return answer(text, encoding, how)
  }
  const utf8 = decodeAs(bytes, 'utf-8')
  const named = declared.find(({ encoding }) => encoding === 'utf-8')
  if (brokenShare(utf8) <= BROKEN_UTF8_SHARE) return answer(utf8, 'utf-8', named?.how ?? 'detected')
  const detected = detectEncoding(bytes)
  if (detected !== undefined) return answer(decodeAs(bytes, detected), detected, 'detected')
  const [first] = legacy
  const encoding = first?.encoding ?? 'windows-1252'
  return answer(decodeAs(bytes, encoding), encoding, first?.how ?? 'default')
}

function answer(text: string, encoding: string, how: DecodedText['how']): DecodedText {
  return { text, encoding, how, replaced: countReplaced(text) }
}

function brokenShare(text: string): number {
  const beyond = text.match(BEYOND_ASCII)?.length ?? 0
  return beyond === 0 ? 0 : countReplaced(text) / beyond
}

function isMisread(text: string): boolean {
  const accented = text.match(ACCENTED)?.length ?? 0
  const inRuns = text.match(ACCENTED_RUN)?.reduce((sum, run) => sum + run.length, 0) ?? 0
  return accented > 20 && inRuns > accented / 2
}
