import { readFile } from 'node:fs/promises'
import type { Fault } from './fault.ts'

/** Reads a file of the configuration; one that cannot be read is a fault of the configuration. */
export async function readConfigText(file: string): Promise<{ readonly text: string } | { readonly fault: Fault }> {
  try {
    return { text: await readFile(file, 'utf8') }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    const message = code === 'ENOENT' ? 'there is no such file' : `cannot be read (${code})`
    return { fault: { file, line: 1, column: 1, path: '', message } }
  }
}
