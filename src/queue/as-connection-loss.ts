/**
 * BullMQ waits before it tries again only after ECONNREFUSED; after any other error it tries again at once, for ever.
 * A database that restarts, refuses or is full answers with many others, so all are shown to BullMQ as that one.
 */
export function asConnectionLoss(cause: unknown): Error {
  const message = cause instanceof Error ? cause.message : String(cause)
  return Object.assign(new Error(message, { cause }), { code: 'ECONNREFUSED' })
}
