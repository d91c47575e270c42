import { randomBytes } from 'node:crypto'
import type { Context } from '../src/context.ts'
import { toStep } from './step.ts'

/** As many as the widest signature method takes in, and more than anyone can guess. */
const KEY_BYTES = 32

/** Brings what we ask of hubs in step with what feeds offer, and makes due what is to be asked by now. */
export async function syncHubs(context: Context): Promise<{ readonly added: number; readonly left: number }> {
  const { store, publicUrl } = context
  const now = context.now()
  const newKey = () => randomBytes(KEY_BYTES).toString('base64url')
  const changes = await store.syncHubs({ publicUrl, newKey, now })
  const steps = await store.takeDueHubs(now, (id) => toStep('subscribe-hub', id, { subscriptionId: id }, now))
  await context.enqueue(steps)
  return changes
}
