import { createHash } from 'node:crypto'

const BYTES = 6

/** The number under which a term is indexed: 48 bits of its hash, exact as a JavaScript number and as PostgreSQL's bigint. */
export function termNumber(key: string): number {
  return createHash('sha256').update(key).digest().readUIntBE(0, BYTES)
}
