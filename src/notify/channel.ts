import type { Notice } from '../core/alert/source-alert.ts'

/** What came of one attempt to deliver a notice. */
export type DeliveryOutcome =
  | { readonly kind: 'delivered'; readonly detail: string }
  /** Another attempt may help; `afterMs` is the wait that the other side asks for. */
  | { readonly kind: 'retry'; readonly afterMs?: number; readonly reason: string }
  /** No attempt will help until somebody changes something. */
  | { readonly kind: 'rejected'; readonly reason: string }

/** One attempt: `signal` ends it, `attempt` counts from 1. */
interface DeliveryAttempt {
  readonly signal: AbortSignal
  readonly attempt: number
}

/** A way to reach people. Delivering the same notice twice must be harmless: the receiver can tell it by its id. */
export interface Channel {
  readonly id: string
  readonly kind: string
  readonly deliver: (notice: Notice, attempt: DeliveryAttempt) => Promise<DeliveryOutcome>
}

/** A request that a channel makes through the guarded HTTP client. */
export interface PostRequest {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

export interface PostAnswer {
  readonly status: number
  readonly retryAfterMs?: number
  readonly body: string
}

/** What channels need from outside. */
export interface ChannelDependencies {
  /** Posts over HTTP; throws a `Failure` where no answer came: `refused` where the address is not allowed. */
  readonly post: (request: PostRequest) => Promise<PostAnswer>
  /** Writes a readable line with the notice itself to the log. */
  readonly announce: (line: string, notice: Notice) => void
  readonly now: () => Date
}
