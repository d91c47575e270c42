import type { BlockReason } from '../core/source/describe-block.ts'

/** Limits of one request, redirects and body included. Each over-run is an outcome of its own. */
export interface FetchLimits {
  /** Time from the call until the last hop's headers are there. */
  readonly headersTimeoutMs: number
  /** Time from the call until the whole body is there. */
  readonly totalTimeoutMs: number
  /** Size of the body after decompression. */
  readonly maxBytes: number
  /** Size of the body as it came over the wire. */
  readonly maxWireBytes: number
  readonly maxRedirects: number
}

export interface FetchRequest {
  readonly url: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** Validators of an earlier answer: the server may then say that nothing changed. */
  readonly etag?: string | null
  readonly lastModified?: string | null
  readonly limits?: Partial<FetchLimits>
  readonly signal?: AbortSignal
  /** Whether the connection is closed after the answer, since the host will not be asked again soon. */
  readonly close?: boolean
  /** Asked before a redirect is followed; false calls the request off there. It must not throw. */
  readonly mayFollow?: (url: URL) => Promise<boolean>
}

/** Lower-case header names; repeated headers are joined by a comma. */
export type Headers = Readonly<Record<string, string>>

interface Answer {
  readonly status: number
  /** The address that answered in the end. */
  readonly finalUrl: string
  /** Where the server says that the resource lives for good: the last address reached over 301 and 308 alone. */
  readonly permanentUrl?: string
  readonly headers: Headers
  readonly etag: string | null
  readonly lastModified: string | null
  readonly retryAfterMs?: number
}

export type RefusedCode = 'private-address' | 'scheme' | 'port' | 'bad-url' | 'credentials'
export type UnreachableCode = 'dns' | 'connect' | 'tls' | 'reset' | 'broken-body' | 'protocol' | 'aborted'
export type LimitCode =
  | 'headers-timeout'
  | 'total-timeout'
  | 'too-large'
  | 'headers-too-large'
  | 'too-many-redirects'
  | 'redirect-loop'

interface FetchOk extends Answer {
  readonly kind: 'ok'
  /** The body, decompressed, not yet decoded. */
  readonly bytes: Uint8Array
  readonly contentType: string | null
  /** A 200 that is a challenge page all the same. */
  readonly blocked?: BlockReason
}

interface FetchNotModified extends Answer {
  readonly kind: 'not-modified'
}

interface FetchHttpError extends Answer {
  readonly kind: 'http-error'
  /** The first part of the body: some APIs say there what was wrong. */
  readonly bytes: Uint8Array
  readonly contentType: string | null
  readonly blocked?: BlockReason
  readonly message: string
}

interface Fault<Kind extends string, Code extends string> {
  readonly kind: Kind
  readonly code: Code
  /** The address of the hop that failed. */
  readonly url: string
  /** One sentence that an analyst understands. */
  readonly message: string
}

/** What came of a request. Nothing is thrown for what the other side does. */
export type FetchOutcome =
  | FetchOk
  | FetchNotModified
  | FetchHttpError
  | Fault<'refused', RefusedCode>
  | Fault<'unreachable', UnreachableCode>
  | Fault<'limit', LimitCode>

export type FetchFault = Extract<FetchOutcome, { readonly code: string }>
