import { Failure } from '../errors.ts'

/** The promise's value; what BullMQ and its drivers throw comes out as Failure('machine', 'queue-unreachable'), which may be tried again. */
export async function guard<Value>(asked: Promise<Value>): Promise<Value> {
  try {
    return await asked
  } catch (cause) {
    if (cause instanceof Failure) throw cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Failure('machine', 'queue-unreachable', `the queue does not answer: ${reason}`, { cause })
  }
}
