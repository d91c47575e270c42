import type { HubOffer } from './find-hub.ts'

/** What we have asked of a hub, and how it stands. */
export interface HubSubscription extends HubOffer {
  readonly id: number
  readonly sourceId: string
  /** The address that the hub is given; its last part is unguessable. */
  readonly callback: string
  /** What the hub signs its messages with. */
  readonly secret: string
  readonly mode: 'subscribe' | 'unsubscribe'
  /** Since when an answer of the hub is awaited: only then may it ask us whether we mean it. */
  readonly askedAt: Date | null
  /** Until then the hub has promised to tell. */
  readonly leaseEndsAt: Date | null
  readonly deniedAt: Date | null
  /** Requests in a row that came to nothing. */
  readonly failures: number
  /** Why the last request came to nothing, in words. */
  readonly reason: string | null
  /** When the hub is asked again. */
  readonly nextAt: Date
  /** When the hub last told of a change. */
  readonly toldAt: Date | null
}

/** Where hubs reach us, under the public address: the unguessable part of a callback follows. */
export const CALLBACK_PATH = '/websub'
