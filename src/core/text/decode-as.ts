import iconv from 'iconv-lite'

/** Names that servers write and the WHATWG list lacks (https://encoding.spec.whatwg.org/#names-and-labels). */
const OTHER_LABELS: Readonly<Record<string, string>> = {
  'cp-1251': 'windows-1251',
  'cp-1252': 'windows-1252',
  'cp-1256': 'windows-1256',
  'koi-8': 'koi8-r',
  koi8r: 'koi8-r',
  koi8u: 'koi8-u',
  unicode: 'utf-16le',
  'utf-8mb4': 'utf-8',
  utf8mb4: 'utf-8',
  utf_8: 'utf-8',
  'win-1251': 'windows-1251',
  'win-1252': 'windows-1252',
  win1251: 'windows-1251',
  windows1251: 'windows-1251',
  windows1252: 'windows-1252',
  windows1256: 'windows-1256',
  'windows-31j': 'shift_jis',
}

/**
 * The one name of an encoding for a label as pages write it ("latin1" → "windows-1252"), by the WHATWG Encoding
 * Standard, then by iconv-lite for what that leaves out (UTF-32, DOS code pages); undefined for a label nobody knows.
 */
export function encodingName(label: string): string | undefined {
  const lower = label.toLowerCase()
  const known = OTHER_LABELS[lower] ?? lower
  try {
    return new TextDecoder(known).encoding
  } catch {
    return iconv.encodingExists(known) ? known : undefined
  }
}

/** Text of `bytes` in an encoding that `encodingName` gave; what has no meaning there becomes U+FFFD. A BOM is dropped. */
export function decodeAs(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding).decode(bytes)
  } catch {
    return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding)
  }
}

/** Text of bytes that are UTF-8 without a fault; undefined when they are not. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
