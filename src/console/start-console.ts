import { isIPv6, type AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import { getRequestListener } from '@hono/node-server'
import { Failure } from '../errors.ts'
import type { ConsoleParts } from './console-env.ts'
import { createApp } from './create-app.ts'

export interface ConsoleOptions extends ConsoleParts {
  readonly host: string
  /** 0: any free port. */
  readonly port: number
}

/** A console that listens. */
export interface RunningConsole {
  readonly url: string
  /** Takes no new connection, lets running answers end for a moment, then cuts what is left. */
  close(): Promise<void>
}

const HEADERS_TIMEOUT_MS = 10_000
const REQUEST_TIMEOUT_MS = 30_000
const KEEP_ALIVE_MS = 5_000
const CLOSE_GRACE_MS = 2_000

/** Starts the web pages and the JSON API. Throws `Failure('machine', …)` where the address cannot be listened on. */
export async function startConsole(options: ConsoleOptions): Promise<RunningConsole> {
  const { host, port } = options
  const app = createApp(options)
  const listener = getRequestListener((request, env) => app.fetch(request, env), {
    // The rest of the process keeps Node's own Request and Response.
    overrideGlobalObjects: false,
  })
  const server = createServer(
    { headersTimeout: HEADERS_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS, keepAliveTimeout: KEEP_ALIVE_MS },
    (incoming, outgoing) => void listener(incoming, outgoing),
  )
  server.listen({ host, port })
  try {
    await once(server, 'listening')
  } catch (error) {
    throw toFailure(error, host, port)
  }
  return { url: toUrl(host, server.address() as AddressInfo), close: () => closeServer(server) }
}

const LISTEN_FAULTS: Readonly<Record<string, { readonly code: string; readonly words: string }>> = {
  EACCES: { code: 'port-refused', words: 'may not be listened on by this user: set PORT to one over 1023' },
  EADDRINUSE: { code: 'port-in-use', words: 'is in use: stop the program that holds it, or set PORT to another' },
  EADDRNOTAVAIL: { code: 'host-not-here', words: 'is no address of this machine: set HOST to one that is' },
  ENOTFOUND: { code: 'host-not-here', words: 'is no address of this machine: set HOST to one that is' },
}

function toFailure(cause: unknown, host: string, port: number): Failure {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const { code: ours, words } = LISTEN_FAULTS[code] ?? {
    code: 'cannot-listen',
    words: `cannot be listened on (${code})`,
  }
  return new Failure('machine', ours, `port ${port} on ${host} ${words}`, { retry: false, cause })
}

const EVERY_ADDRESS = new Map([
  ['0.0.0.0', '127.0.0.1'],
  ['::', '[::1]'],
])

/** An address that a browser on this machine can open. */
function toUrl(host: string, { port }: AddressInfo): string {
  return `http://${EVERY_ADDRESS.get(host) ?? (isIPv6(host) ? `[${host}]` : host)}:${port}`
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS)
  await closed
  clearTimeout(timer)
}
