import type { HubQuestion } from '../core/websub/decide-verification.ts'

/** What hubs may say to us, at callbacks that only they know. */
export interface HubCallbacks {
  /** The callback whose path ends with this token; undefined when it is none of ours, or not any more. */
  open(token: string): Promise<HubCallback | undefined>
}

/** One callback. */
export interface HubCallback {
  /** Answers whether we mean what the hub was asked: what to echo; undefined: no. */
  answer(question: HubQuestion): Promise<string | undefined>
  /**
   * Takes a message that something has changed; one that the hub has not signed is dropped without a word to its sender. False
   * for a hub that is to stop.
   */
  take(signature: string | undefined, body: Uint8Array): Promise<boolean>
}
