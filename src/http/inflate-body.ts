import { Readable, pipeline } from 'node:stream'
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib'
import type { Transform } from 'node:stream'
import { errorCode } from './error-code.ts'

type Bytes = AsyncIterable<Uint8Array>

/** Thrown when the compressed body is damaged or breaks off. */
export class BrokenBodyError extends Error {
  override readonly name = 'BrokenBodyError'
}

const CHUNK_BYTES = 64 * 1024

/** What undoes each content coding (RFC 9110 §8.4.1), chosen by the first bytes where servers disagree about the name. */
const DECODERS: Readonly<Record<string, (head: Uint8Array) => Transform | undefined>> = {
  gzip: (head) => (isGzip(head) ? createGunzip({ chunkSize: CHUNK_BYTES }) : undefined),
  'x-gzip': (head) => (isGzip(head) ? createGunzip({ chunkSize: CHUNK_BYTES }) : undefined),
  deflate: (head) =>
    isZlib(head) ? createInflate({ chunkSize: CHUNK_BYTES }) : createInflateRaw({ chunkSize: CHUNK_BYTES }),
  br: () => createBrotliDecompress({ chunkSize: CHUNK_BYTES }),
  zstd: (head) =>
    isZstd(head)
      ? createZstdDecompress({ chunkSize: CHUNK_BYTES, params: { [constants.ZSTD_d_windowLogMax]: 23 } })
      : undefined,
}

/** A body claims two or three codings at most; more is an attack. */
const MAX_CODINGS = 3

/**
 * Undoes the content codings of a body as it streams in, and one layer of gzip more where the bytes are a gzip file
 * (a `.xml.gz` sent as it lies on the disk). Nothing is held but the chunk in hand, so a reader that stops early
 * stops the inflating too. Throws `BrokenBodyError` when the data is damaged.
 */
export function inflateBody(wire: Bytes, contentEncoding: string | undefined): Bytes {
  const codings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding in DECODERS)
  if (codings.length > MAX_CODINGS) throw new BrokenBodyError('too many content codings')
  const plain = codings.reverse().reduce((bytes, coding) => undo(bytes, (head) => DECODERS[coding]?.(head)), wire)
  return undo(plain, (head) => (isGzip(head) ? createGunzip({ chunkSize: CHUNK_BYTES }) : undefined))
}

async function* undo(source: Bytes, decoderFor: (head: Uint8Array) => Transform | undefined): Bytes {
  const chunks = source[Symbol.asyncIterator]()
  let decoder: Transform | undefined
  try {
    const head = await firstBytes(chunks)
    if (head === undefined) return
    const whole = prepend(head, chunks)
    decoder = decoderFor(head)
    if (decoder === undefined) {
      yield* whole
      return
    }
    // Errors of the source destroy the decoder, whose iterator then throws them; the callback has nothing to add.
    pipeline(Readable.from(whole), decoder, () => {})
    yield* decoder as Bytes
  } catch (error) {
    throw isZlibError(error) ? new BrokenBodyError('damaged', { cause: error }) : error
  } finally {
    decoder?.destroy()
    await chunks.return?.()
  }
}

/** The first chunks, joined, until there are enough bytes to tell what they are. */
async function firstBytes(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array | undefined> {
  let head: Uint8Array | undefined
  while ((head?.length ?? 0) < 4) {
    const next = await chunks.next()
    if (next.done === true) break
    head = head === undefined ? next.value : Buffer.concat([head, next.value])
  }
  return head
}

async function* prepend(head: Uint8Array, chunks: AsyncIterator<Uint8Array>): Bytes {
  yield head
  for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value
}

function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b && head[2] === 8
}

function isZlib(head: Uint8Array): boolean {
  const [first = 0, second = 0] = head
  return (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0
}

function isZstd(head: Uint8Array): boolean {
  return head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd
}

const ZLIB_CODE = /^(?:Z_|ZSTD_|ERR_BROTLI|ERR_ZSTD|ERR__ERROR_|ERR_BUFFER)/

function isZlibError(error: unknown): boolean {
  return ZLIB_CODE.test(errorCode(error))
}
