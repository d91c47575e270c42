import type { BackendFactory, IQueueBackend } from 'bullmq'

/** BullMQ insists on a connection option; ours live in the transport, so the option only says so. */
export const SHARED = 'shared'
export type Shared = typeof SHARED

/** What carries the jobs: BullMQ on Redis, or BullMQ on PostgreSQL. */
export interface Transport {
  readonly backend: 'redis' | 'postgres'
  readonly createBackend: BackendFactory<IQueueBackend, Shared>
  /** Key prefix of all queues; PostgreSQL keeps them apart by schema and ignores it. */
  readonly prefix: string
  /** How long an idle worker sleeps between two looks at its queue when nothing wakes it. */
  readonly idleSeconds: number
  /** Settles when the server has answered; rejects, and never hangs, when it cannot. */
  ping(): Promise<void>
  close(): Promise<void>
}
