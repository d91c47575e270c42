import { createRedisBackend } from 'bullmq'
import { Redis } from 'ioredis'
import { Failure } from '../errors.ts'
import type { ConnectionLog } from './connection-log.ts'
import type { QueueLog } from './queue-log.ts'
import type { Transport } from './transport.ts'
import { withDeadline } from './with-deadline.ts'

const SECOND = 1000
const CONNECT_TIMEOUT_MS = 5 * SECOND
const COMMAND_TIMEOUT_MS = 5 * SECOND
const PING_TIMEOUT_MS = 1.5 * SECOND
const RECONNECT_STEP_MS = 100
const RECONNECT_MOST_MS = 2 * SECOND
const EVICTION_POLICY = /^maxmemory_policy:(\S+)/m

export interface RedisTransportOptions {
  readonly url: string
  readonly prefix: string
  readonly log: QueueLog
  readonly connection: ConnectionLog
  readonly patienceMs: number
}

/** Connects to Redis or Valkey. Throws Failure('machine', 'queue-unreachable') when it does not answer within `patienceMs`. */
export async function openRedisTransport(options: RedisTransportOptions): Promise<Transport> {
  const { connection, log } = options
  // BullMQ is proven on the older protocol, and it needs nothing of the newer one.
  const common = {
    protocol: 2,
    connectionName: options.prefix,
    connectTimeout: CONNECT_TIMEOUT_MS,
    keepAlive: 10 * SECOND,
    retryStrategy: (times: number) => Math.min(times * RECONNECT_STEP_MS, RECONNECT_MOST_MS),
  } as const
  // Who enqueues must learn at once that the queue is away; a worker must wait for it as long as it takes.
  const producer = new Redis(options.url, {
    ...common,
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    commandTimeout: COMMAND_TIMEOUT_MS,
  })
  const consumer = new Redis(options.url, { ...common, maxRetriesPerRequest: null })
  let lastError: unknown
  for (const client of [producer, consumer]) {
    client.on('error', (error: unknown) => {
      lastError = error
      connection.report(error)
    })
    client.on('ready', () => connection.answered())
  }
  const close = () => {
    producer.disconnect()
    consumer.disconnect()
    return Promise.resolve()
  }
  const ready = Promise.all([producer, consumer].map((client) => untilReady(client)))
  if ((await withDeadline(ready, options.patienceMs)) === undefined) {
    await close()
    const { host, port } = producer.options
    const reason = lastError instanceof Error ? lastError.message : 'no answer'
    throw new Failure('machine', 'queue-unreachable', `cannot use Redis at ${host}:${port}: ${reason}`, {
      cause: lastError,
    })
  }
  await warnOfEviction(producer, log)
  return {
    backend: 'redis',
    prefix: options.prefix,
    idleSeconds: 10,
    createBackend: (name, queueOptions, extra = {}) =>
      createRedisBackend(
        name,
        { ...queueOptions, connection: extra.withBlockingConnection ? consumer : producer },
        extra,
      ),
    async ping() {
      const answer = await withDeadline(producer.ping(), PING_TIMEOUT_MS)
      if (answer === undefined) throw new Error('Redis does not answer')
    },
    close,
  }
}

function untilReady(client: Redis): Promise<void> {
  return new Promise((resolve) => {
    if (client.status === 'ready') resolve()
    else client.once('ready', () => resolve())
  })
}

/** A Redis that evicts keys when memory is short loses jobs and schedules. */
async function warnOfEviction(client: Redis, log: QueueLog): Promise<void> {
  const memory = await client.info('memory').catch(() => '')
  const policy = EVICTION_POLICY.exec(memory)?.[1]
  if (policy === undefined || policy === 'noeviction') return
  log.warn({ policy, wanted: 'noeviction' }, 'redis evicts keys, jobs may be lost: set maxmemory-policy noeviction')
}
