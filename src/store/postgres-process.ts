import { spawn, type ChildProcess } from 'node:child_process'
import { open, readFile, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Failure } from '../errors.ts'
import { serverEnv } from './postgres-cluster.ts'
import type { PostgresLaunch } from './postgres-launch.ts'

/** A running server; `ended` settles when it has gone, for whatever reason. */
export interface PostgresProcess {
  readonly ended: Promise<number>
  stop(): Promise<void>
}

export interface PostgresStart {
  readonly folder: string
  readonly launch: PostgresLaunch
  readonly logFile: string
  readonly settings: Readonly<Record<string, string>>
}

const LOCKED = 75

/**
 * The shell between this process and the server. It holds the folder's lock (the server inherits it, so the lock lasts
 * until the last server process is gone), and its input is a pipe from this process: when that closes, however this
 * process ended, the server is shut down. Its own process group keeps a Ctrl-C in the terminal away from the server.
 * Under the lock a pid file is always a left-over. If its number lives, it belongs to somebody else now and PostgreSQL
 * would refuse to start; else the file stays, because from it PostgreSQL finds the shared memory that it has to free.
 */
const KEEPER = `
trap '' INT TERM HUP
exec 3<&0 9>>entente.lock
if command -v flock >/dev/null 2>&1; then
  flock -w 15 9
  case $? in
    0) read -r old <postmaster.pid && kill -0 "$old" && rm -f postmaster.pid ;;
    1) exit ${LOCKED} ;;
  esac 2>/dev/null
fi
"$@" </dev/null 3<&- >&2 &
server=$!
echo "$server"
{ read -r _ <&3; kill -INT "$server"; } 9<&- &
watcher=$!
wait "$server"
code=$?
kill -KILL "$watcher" 2>/dev/null
exit "$code"
`

const SECOND = 1000
const START_TIMEOUT_MS = 60 * SECOND
const STOP_TIMEOUT_MS = 10 * SECOND
const POLL_MS = 10

/** Starts the server and waits until it takes connections. Throws Failure('machine', 'database-start' or 'data-dir-in-use'). */
export async function startPostgresProcess(start: PostgresStart): Promise<PostgresProcess> {
  const { folder, launch } = start
  const log = await open(start.logFile, 'a', 0o600)
  const logStart = (await log.stat()).size
  const settings = Object.entries(start.settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = [...launch.prefix, join(launch.bin, 'postgres'), '-D', launch.folderFor(folder), ...settings]
  const child = spawn('/bin/sh', ['-c', KEEPER, 'sh', ...server], {
    cwd: folder,
    env: serverEnv(),
    detached: true,
    stdio: ['pipe', 'pipe', log.fd],
    ...launch.user,
  })
  const ended = endOf(child)
  await log.close()
  const pid = await firstLine(child, ended)
  const outcome = pid === undefined ? await ended : await Promise.race([ended, untilReady(folder, pid)])
  if (outcome !== 'ready') {
    child.stdin?.end()
    throw await startFailure(start, outcome, logStart)
  }
  letGo(child)
  return { ended, stop: () => stopServer(child, ended, Number(pid)) }
}

function endOf(child: ChildProcess): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>()
  child.once('error', () => resolve(-1))
  child.once('exit', (code) => resolve(code ?? -1))
  return promise
}

/** The keeper's first word is the server's process number; undefined when it ended before it had one. */
async function firstLine(child: ChildProcess, ended: Promise<unknown>): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string>()
  child.stdout?.setEncoding('utf8').once('data', (text: string) => resolve(text.trim()))
  return await Promise.race([promise, ended.then(() => undefined)])
}

/** The server writes its state into the last line of its pid file; the first says that the file is its own, not a left-over. */
async function untilReady(folder: string, pid: string): Promise<'ready' | 'slow'> {
  const giveUpAt = performance.now() + START_TIMEOUT_MS
  while (performance.now() < giveUpAt) {
    const lines = (await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).trim().split('\n')
    if (lines[0] === pid && lines.at(-1)?.trim() === 'ready') return 'ready'
    await pause(POLL_MS)
  }
  return 'slow'
}

async function startFailure(start: PostgresStart, outcome: number | 'slow', logStart: number): Promise<Failure> {
  if (outcome === LOCKED) {
    return new Failure(
      'machine',
      'data-dir-in-use',
      `another Entente, perhaps in another container, works on ${start.folder}: give this one its own ENTENTE_DATA_DIR`,
      { retry: false },
    )
  }
  const log = await open(start.logFile, 'r').then((file) => tailOf(file, logStart))
  const what = outcome === 'slow' ? `was not ready after ${START_TIMEOUT_MS / SECOND} s` : `ended with code ${outcome}`
  return new Failure('machine', 'database-start', `the embedded database ${what}; ${start.logFile} ends:\n${log}`)
}

const TAIL_LINES = 8

async function tailOf(file: FileHandle, from: number): Promise<string> {
  const text = await file.createReadStream({ start: from, encoding: 'utf8' }).toArray()
  return text.join('').trim().split('\n').slice(-TAIL_LINES).join('\n')
}

/** A server that runs is no reason for this process to stay; when this process ends, the pipe closes and the server goes. */
function letGo(child: ChildProcess): void {
  child.unref()
  for (const stream of [child.stdin, child.stdout]) {
    if (stream !== null && 'unref' in stream && typeof stream.unref === 'function') stream.unref()
  }
}

async function stopServer(child: ChildProcess, ended: Promise<number>, pid: number): Promise<void> {
  child.ref()
  child.stdin?.end()
  const patience = new AbortController()
  const slow = pause(STOP_TIMEOUT_MS, 'slow', { signal: patience.signal }).catch(() => undefined)
  // A fast shutdown ends sessions at once; what hangs even so is ended as a crash would, which loses nothing committed.
  if ((await Promise.race([ended, slow])) === 'slow') quit(pid)
  patience.abort()
  await ended
}

function quit(pid: number): void {
  try {
    process.kill(pid, 'SIGQUIT')
  } catch {
    // It went in this very moment.
  }
}
