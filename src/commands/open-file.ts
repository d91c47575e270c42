import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { Failure } from '../errors.ts'

/** Opens a file that a command names; throws Failure `input` when there is none that can be read. */
export async function openFile(name: string): Promise<Readable> {
  try {
    const file = await open(name)
    if (!(await file.stat()).isDirectory()) return file.createReadStream()
    await file.close()
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Failure('input', 'no-such-file', `cannot read ${name}: ${reason}`, { cause })
  }
  throw new Failure('input', 'no-such-file', `cannot read ${name}: it is a folder`)
}
