import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'

const PROGRAMS = ['/usr/bin/redis-server', '/usr/local/bin/redis-server', '/usr/bin/valkey-server']

/** The Redis server program of this machine, where there is one. */
export const redisProgram = PROGRAMS.find((path) => existsSync(path))

/** A Redis of a test's own. */
export interface OwnRedis {
  readonly url: string
  /** Stops the process answering without ending it, as a machine out of memory would. */
  freeze(): void
  thaw(): void
  kill(): Promise<void>
  /** Starts it again on the same port, empty. */
  restart(): Promise<void>
  end(): Promise<void>
}

/** Starts a Redis on a free loopback port that keeps nothing on disk. */
export async function startRedis(args: readonly string[] = []): Promise<OwnRedis> {
  const program = redisProgram
  if (program === undefined) throw new Error('this machine has no redis-server')
  const port = await freePort()
  const dir = await mkdtemp(join(tmpdir(), 'entente-redis-'))
  const fixed = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', dir, '--save', '', '--appendonly', 'no']
  const start = async () => {
    const server = spawn(program, [...fixed, '--maxmemory-policy', 'noeviction', ...args], { stdio: 'ignore' })
    const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
    await untilAnswering(port)
    return { server, ended }
  }
  let current = await start()
  const kill = async () => {
    current.server.kill('SIGKILL')
    await current.ended
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    freeze: () => void current.server.kill('SIGSTOP'),
    thaw: () => void current.server.kill('SIGCONT'),
    kill,
    restart: async () => {
      current = await start()
    },
    end: async () => {
      await kill()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

async function untilAnswering(port: number): Promise<void> {
  const client = new Redis(port, { retryStrategy: () => 20, maxRetriesPerRequest: null })
  client.on('error', () => undefined)
  await client.ping()
  client.disconnect()
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
