import type { HubOffer } from './find-hub.ts'
import { CALLBACK_PATH, type HubSubscription } from './hub-subscription.ts'

/** A hub that a source offers. */
export interface OfferedHub extends HubOffer {
  readonly sourceId: string
}

/** Which hubs are to be asked anew, and which subscriptions are to be left, by their ids. */
export interface SubscriptionPlan {
  readonly add: readonly OfferedHub[]
  readonly leave: readonly number[]
}

/**
 * Compares the hubs that sources offer with those that were asked: what a source no longer offers, and what leads to another
 * public address than ours is now, is left. Without a public address (null) nobody is asked.
 */
export function planSubscriptions(
  offered: readonly OfferedHub[],
  asked: readonly Pick<HubSubscription, 'id' | 'sourceId' | 'hub' | 'topic' | 'callback'>[],
  publicUrl: string | null,
): SubscriptionPlan {
  if (publicUrl === null) return { add: [], leave: asked.map(({ id }) => id) }
  const wanted = new Map(offered.map((offer) => [offer.sourceId, offer]))
  const right = asked.filter(({ sourceId, hub, topic, callback }) => {
    const offer = wanted.get(sourceId)
    return offer?.hub === hub && offer.topic === topic && callback.startsWith(`${publicUrl}${CALLBACK_PATH}/`)
  })
  const kept = new Set(right.map(({ id }) => id))
  const served = new Set(right.map(({ sourceId }) => sourceId))
  return {
    add: offered.filter(({ sourceId }) => !served.has(sourceId)),
    leave: asked.filter(({ id }) => !kept.has(id)).map(({ id }) => id),
  }
}
