import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Tells commands of the same user how to reach the server that a running process keeps on a data folder. */
const ADDRESS_FILE = 'database-url'

/** Leaves the server's address in the data folder, for this user alone. */
export async function noteRunningServer(dataDir: string, url: string): Promise<void> {
  await writeFile(join(dataDir, ADDRESS_FILE), url, { mode: 0o600 })
}

/** The address that a process left there; undefined when none has. It may have gone since. */
export async function findRunningServer(dataDir: string): Promise<string | undefined> {
  return readFile(join(dataDir, ADDRESS_FILE), 'utf8').catch(() => undefined)
}
