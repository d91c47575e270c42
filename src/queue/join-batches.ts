import { withDeadline } from './with-deadline.ts'

/** Hands things over; settles when they have all been taken. */
export type Send<Thing> = (things: readonly Thing[]) => Promise<void>

/** A batch that is stuck holds up the next no longer. */
const PATIENCE_MS = 1000

/**
 * Hands things over at once while nothing is under way, and else together, as soon as the way is free: what comes alone never
 * waits, and of many each costs little. `send` is given `most` at a time; where it fails, it fails for all who share the batch.
 */
export function joinBatches<Thing>(send: Send<Thing>, most: number): Send<Thing> {
  let waiting: { readonly things: readonly Thing[]; readonly settle: (sent: Promise<void>) => void }[] = []
  let isUnderWay = false

  const sendInParts = async (things: readonly Thing[]): Promise<void> => {
    for (let start = 0; start < things.length; start += most) await send(things.slice(start, start + most))
  }
  const sendOn = async (): Promise<void> => {
    while (waiting.length > 0) {
      const together = waiting
      waiting = []
      const sent = sendInParts(together.flatMap(({ things }) => things))
      for (const { settle } of together) settle(sent)
      await withDeadline(sent, PATIENCE_MS).catch(() => undefined)
    }
    isUnderWay = false
  }
  return (things) =>
    new Promise((resolve) => {
      waiting.push({ things, settle: resolve })
      if (isUnderWay) return
      isUnderWay = true
      void sendOn()
    })
}
