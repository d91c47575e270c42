import { createHash } from 'node:crypto'

/** What may stand in an id as it is: BullMQ forbids ":" in job ids, and long ids cost memory in every index. */
const PLAIN_KEY = /^[A-Za-z0-9_.-]{1,64}$/
const HASH_LENGTH = 32

/** The deterministic job id of a name and key. Other keys are hashed; "~" keeps a hash apart from a plain key that looks like one. */
export function jobId(name: string, key: string): string {
  const safe = PLAIN_KEY.test(key) ? key : `~${digest(key).slice(0, HASH_LENGTH)}`
  return `${name}.${safe}`
}

/** Whether an id is that of a job of this name. */
export function isJobIdOf(name: string, id: string): boolean {
  return id.startsWith(`${name}.`)
}

/** A number in [0, below) that is always the same for the same text, spread evenly over texts. */
export function spreadOf(text: string, below: number): number {
  if (below < 1) return 0
  return createHash('sha256').update(text).digest().readUIntBE(0, 6) % Math.floor(below)
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
