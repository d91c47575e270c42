import { createApp } from '../../../src/console/create-app.ts'
import type { ConsoleParts } from '../../../src/console/console-env.ts'
import { createMetrics } from '../../../src/metrics.ts'
import { createLog } from '../../../src/log.ts'
import { createFakeReads, NOW, type Shelf } from './fake-reads.ts'

export interface Ask {
  readonly path?: string
  readonly peer?: string
  readonly host?: string
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly form?: Record<string, string>
  readonly body?: BodyInit
}

/** A console over lists in memory, asked without a socket, so that a test may choose the peer's address. */
export function openConsole(shelf: Shelf = {}, parts: Partial<ConsoleParts> = {}) {
  const lines: string[] = []
  const app = createApp({
    reads: createFakeReads(shelf),
    health: async () => ({ reasons: [], notices: [] }),
    metrics: createMetrics(),
    log: createLog({ destination: { write: (line) => void lines.push(line) } }),
    now: () => NOW,
    ...parts,
  })
  const ask = async ({
    path = '/',
    peer = '127.0.0.1',
    host = 'localhost:8080',
    method,
    headers,
    form,
    body,
  }: Ask = {}) => {
    const init = {
      method: method ?? (form === undefined ? 'GET' : 'POST'),
      headers: { host, ...headers },
      ...(body === undefined ? {} : { body }),
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    }
    return app.fetch(new Request(`http://${host}${path}`, init), {
      incoming: { socket: { remoteAddress: peer } },
    })
  }
  return { ask, lines }
}
