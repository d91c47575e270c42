import { Readable, Writable } from 'node:stream'
import type { Io } from '../../../src/commands/command.ts'

/** The streams of a command, in memory. */
export interface MemoryIo extends Io {
  /** What was written so far. */
  readonly written: { readonly stdout: () => string; readonly stderr: () => string }
}

/** Streams for a command that runs in this process. */
export function createMemoryIo(stdin = '', env: Io['env'] = {}, isTTY = false): MemoryIo {
  const [out, err]: [string[], string[]] = [[], []]
  const into = (chunks: string[]) =>
    new Writable({
      write: (chunk, _, done) => {
        chunks.push(String(chunk))
        done()
      },
    })
  return {
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout: into(out),
    stderr: Object.assign(into(err), { isTTY }),
    env,
    written: { stdout: () => out.join(''), stderr: () => err.join('') },
  }
}
