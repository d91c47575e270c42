import { Failure } from '../errors.ts'

type Line = Readonly<Record<string, unknown>>

/** A text that a line may have; null and absent are the same. Throws Failure `input` for anything else. */
export function optionalText(line: Line, key: string): string | null {
  const value = line[key]
  if (value === undefined || value === null) return null
  if (typeof value === 'string') return value
  throw new Failure('input', 'bad-line', `"${key}" must be a text`)
}

const BASE64 = /^[A-Za-z0-9+/\s]*={0,2}\s*$/

/** The bytes that a line carries as base64, if any. */
export function optionalBytes(line: Line): Uint8Array | null {
  const text = optionalText(line, 'bodyBase64')
  if (text === null) return null
  if (!BASE64.test(text)) throw new Failure('input', 'bad-line', '"bodyBase64" is not base64')
  return Buffer.from(text, 'base64')
}

/** The bytes that a line must carry. */
export function requiredBytes(line: Line): Uint8Array {
  const bytes = optionalBytes(line)
  if (bytes === null) throw new Failure('input', 'bad-line', '"bodyBase64" is missing')
  return bytes
}
