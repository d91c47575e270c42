import { EventEmitter } from 'node:events'
import type { PgNotification, PgPool, PgPoolClient, PgQueryResult } from 'bullmq'
import { asConnectionLoss } from './as-connection-loss.ts'

const RECONNECT_PAUSE_MS = 1000
const LISTEN_COMMAND = /^\s*LISTEN\s+(\w+)/im
const COMMENT_LINES = /^--.*$/gm

/** Runs one statement on whatever connection is free. */
export type RunQuery = <Row>(text: string, params?: readonly unknown[]) => Promise<PgQueryResult<Row>>

/**
 * A connection as BullMQ wants one for itself, without being one: statements go to the pool, and what it LISTENs to
 * arrives through the hub's single connection, which all workers share.
 */
export class SharedSession extends EventEmitter implements PgPoolClient {
  readonly #hub: ListenHub
  readonly #run: RunQuery

  constructor(hub: ListenHub, run: RunQuery) {
    super()
    this.#hub = hub
    this.#run = run
  }

  async query<Row>(text: string, params?: readonly unknown[]): Promise<PgQueryResult<Row>> {
    const channel = LISTEN_COMMAND.exec(text.replace(COMMENT_LINES, ''))?.[1]
    if (channel === undefined) return this.#run<Row>(text, params)
    await this.#hub.listen(channel, this)
    return { rows: [] }
  }

  release(): void {
    this.#hub.leave(this)
  }
}

/** Owns the one connection that waits for notifications; when it breaks, every session is told and asks again. */
export class ListenHub {
  readonly #pool: PgPool
  readonly #sessions = new Set<SharedSession>()
  readonly #channels = new Map<string, Promise<unknown>>()
  #client: Promise<PgPoolClient> | undefined
  #notBefore = 0

  constructor(pool: PgPool) {
    this.#pool = pool
  }

  async listen(channel: string, session: SharedSession): Promise<void> {
    this.#sessions.add(session)
    try {
      this.#client ??= this.#connect()
      const client = await this.#client
      const listening = this.#channels.get(channel) ?? client.query(`LISTEN ${channel}`)
      this.#channels.set(channel, listening)
      await listening
    } catch (error) {
      this.#channels.delete(channel)
      throw asConnectionLoss(error)
    }
  }

  leave(session: SharedSession): void {
    this.#sessions.delete(session)
    if (this.#sessions.size === 0) this.#drop(undefined)
  }

  async #connect(): Promise<PgPoolClient> {
    const pause = this.#notBefore - performance.now()
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause))
    try {
      const client = await this.#pool.connect()
      client.on('notification', (message: PgNotification) => {
        for (const session of this.#sessions) session.emit('notification', message)
      })
      client.on('error', (error) => this.#drop(error))
      client.on('end', () => this.#drop(new Error('Connection terminated')))
      return client
    } catch (error) {
      this.#client = undefined
      this.#notBefore = performance.now() + RECONNECT_PAUSE_MS
      throw error
    }
  }

  #drop(error: Error | undefined): void {
    const client = this.#client
    if (client === undefined) return
    this.#client = undefined
    this.#channels.clear()
    void discard(client)
    if (error === undefined) return
    const sessions = [...this.#sessions]
    this.#sessions.clear()
    for (const session of sessions)
      if (session.listenerCount('error') > 0) session.emit('error', asConnectionLoss(error))
  }
}

async function discard(connecting: Promise<PgPoolClient>): Promise<void> {
  const client = await connecting.catch(() => undefined)
  client?.removeAllListeners('notification')
  client?.removeAllListeners('end')
  client?.release(true)
}
