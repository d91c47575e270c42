import { inflateBody } from './inflate-body.ts'
import { TooLargeError } from './name-network-error.ts'

export interface BodyLimits {
  readonly maxBytes: number
  readonly maxWireBytes: number
}

/** Reads a body whole, decompressed, under both limits; they hold while it streams, so a bomb never unfolds. */
export async function readBody(
  wire: AsyncIterable<Uint8Array>,
  contentEncoding: string | undefined,
  limits: BodyLimits,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of inflateBody(countWire(wire, limits.maxWireBytes), contentEncoding)) {
    signal.throwIfAborted()
    size += chunk.length
    if (size > limits.maxBytes) throw new TooLargeError(`The answer is larger than ${inMegabytes(limits.maxBytes)}.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}

/** Reads no more than the first `maxBytes` of a body and leaves the rest; damage ends it quietly. */
export async function readHead(
  wire: AsyncIterable<Uint8Array>,
  contentEncoding: string | undefined,
  maxBytes: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of inflateBody(wire, contentEncoding)) {
      chunks.push(chunk)
      size += chunk.length
      if (size >= maxBytes) break
    }
  } catch {
    // The status already says what went wrong; the words of the page are only an addition.
  }
  return Buffer.concat(chunks, size).subarray(0, maxBytes)
}

async function* countWire(wire: AsyncIterable<Uint8Array>, maxWireBytes: number): AsyncIterable<Uint8Array> {
  let size = 0
  for await (const chunk of wire) {
    size += chunk.length
    if (size > maxWireBytes)
      throw new TooLargeError(`The answer is larger than ${inMegabytes(maxWireBytes)} on the wire.`)
    yield chunk
  }
}

function inMegabytes(bytes: number): string {
  return `${Math.round(bytes / 104_857.6) / 10} MB`
}
