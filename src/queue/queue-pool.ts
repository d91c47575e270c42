import type { PgPool } from 'bullmq'

/** The caller's `pg.Pool`, as far as its type matters here: the package itself belongs to the store. */
export interface QueuePool {
  connect(): Promise<{ release(destroy?: boolean): void }>
  query(text: string): Promise<{ readonly rows: unknown[] }>
  end(): Promise<void>
}

/** A `pg.Pool` is what BullMQ asks for; only the written types of the two packages differ, in how they spell their listeners. */
export function asBullPool(pool: QueuePool): PgPool {
  return pool as unknown as PgPool
}
