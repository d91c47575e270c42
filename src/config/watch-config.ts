import { createHash } from 'node:crypto'
import { watch, type FSWatcher } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface WatchConfigOptions {
  /** Quiet time after a change before it is taken up: editors write in several steps. */
  readonly settleMs?: number
  /** How often the files are looked at where the system reports no changes (network folders, mounted volumes). */
  readonly pollMs?: number
  /** Told when `onChange` fails. */
  readonly onError?: (error: unknown) => void
}

export interface ConfigWatch {
  readonly close: () => Promise<void>
}

const SECOND = 1000
const SETTLE_MS = 300
const POLL_MS = 30 * SECOND
const YAML = /\.ya?ml$/

/** A mark that changes when any YAML file of the folder does; null while the folder cannot be read. */
async function takeMark(directory: string): Promise<string | null> {
  try {
    const names = (await readdir(directory, { recursive: true })).filter((name) => YAML.test(name)).sort()
    const hash = createHash('sha256')
    for (const name of names) {
      const bytes = await readFile(join(directory, name))
      hash.update(`${name}\n${bytes.length}\n`).update(bytes)
    }
    return hash.digest('hex')
  } catch {
    return null
  }
}

function watchFolder(directory: string, onEvent: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(directory, { recursive: true, persistent: false }, onEvent)
    // A watcher that breaks leaves the polling.
    watcher.on('error', () => watcher.close())
    return watcher
  } catch {
    return undefined
  }
}

/**
 * Calls `onChange` each time that the content of a YAML file in the folder has changed, once for changes in a row, never two
 * calls at once. It is for `onChange` to load the configuration and to keep the last good one.
 */
export function watchConfig(
  directory: string,
  onChange: () => void | Promise<void>,
  { settleMs = SETTLE_MS, pollMs = POLL_MS, onError = () => undefined }: WatchConfigOptions = {},
): ConfigWatch {
  let closed = false
  let settling: NodeJS.Timeout | undefined
  let mark = takeMark(directory)
  let work: Promise<unknown> = mark

  const look = async (): Promise<void> => {
    const before = await mark
    const now = await takeMark(directory)
    if (closed || now === null || now === before) return
    mark = Promise.resolve(now)
    await onChange()
  }
  const lookSoon = (): void => {
    if (closed) return
    clearTimeout(settling)
    settling = setTimeout(() => {
      work = work.then(look).catch(onError)
    }, settleMs)
    settling.unref()
  }
  const watcher = watchFolder(directory, lookSoon)
  const polling = setInterval(lookSoon, pollMs)
  polling.unref()

  return {
    close: async () => {
      closed = true
      clearTimeout(settling)
      clearInterval(polling)
      watcher?.close()
      await work
    },
  }
}
