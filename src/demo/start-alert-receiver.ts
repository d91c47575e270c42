import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import type { Notice } from '../core/alert/source-alert.ts'

/** Where the demo's alerts are delivered. */
export interface AlertReceiver {
  readonly url: string
  readonly host: string
  /** Signing secret, as Standard Webhooks writes it. */
  readonly secret: string
  readonly close: () => Promise<void>
}

/** Listens for alerts on a free port and hands each to `take`, once by its webhook-id, as any receiver would. */
export async function startAlertReceiver(take: (notice: Notice) => void): Promise<AlertReceiver> {
  const had = new Set<string>()
  const server = createServer((request, response) => {
    const receive = async () => {
      const notice = (await json(request)) as Notice
      const id = String(request.headers['webhook-id'])
      if (!had.has(id)) take(notice)
      had.add(id)
      response.writeHead(204).end()
    }
    receive().catch(() => response.writeHead(400).end())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: `http://${host}/alerts`,
    host,
    secret: `whsec_${randomBytes(32).toString('base64')}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
