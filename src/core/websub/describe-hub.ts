import type { HubOffer } from './find-hub.ts'
import type { HubSubscription } from './hub-subscription.ts'

/** The standing of a hub in words for a person: what happened and what follows; `asked` is null where nobody asked it. */
export function describeHub(
  { hub }: HubOffer,
  asked: Pick<HubSubscription, 'leaseEndsAt' | 'deniedAt' | 'reason' | 'nextAt' | 'toldAt'> | null,
  now: Date,
): string {
  if (asked === null) return `Its feed offers a hub, ${hub}, which is not asked: that takes ENTENTE_PUBLIC_URL.`
  const { leaseEndsAt, deniedAt, reason, nextAt, toldAt } = asked
  const again = reason === null ? '' : ` Asking it failed: ${reason} It is asked again at ${minute(nextAt)}.`
  if (leaseEndsAt !== null && leaseEndsAt > now) {
    const told = toldAt === null ? 'It has told of none yet.' : `It last told of one at ${minute(toldAt)}.`
    return `Its hub ${hub} has promised to tell of changes until ${minute(leaseEndsAt)}; polls are fewer meanwhile. ${told}${again}`
  }
  if (deniedAt !== null)
    return `Its hub ${hub} refuses to tell of changes (${reason}); it is asked again at ${minute(nextAt)}.`
  if (reason !== null) return `Its hub ${hub} tells of no changes.${again}`
  return `Its hub ${hub} is asked to tell of changes, and has not confirmed yet.`
}

function minute(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
