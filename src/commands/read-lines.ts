import type { Readable } from 'node:stream'

/**
 * The lines of a stream of UTF-8, each as soon as it is whole. Nothing is read ahead of what is taken, beyond the chunk at hand:
 * `node:readline` would hold a thousand lines, and a line may be a whole web page.
 */
export async function* readLines(input: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let pieces: string[] = []
  for await (const chunk of input as AsyncIterable<Uint8Array | string>) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
    let from = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      pieces.push(text.slice(from, end))
      yield withoutReturn(pieces.join(''))
      pieces = []
      from = end + 1
    }
    pieces.push(text.slice(from))
  }
  const rest = pieces.join('') + decoder.decode()
  if (rest !== '') yield withoutReturn(rest)
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line
}
