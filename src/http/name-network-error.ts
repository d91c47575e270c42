import type { FetchFault, LimitCode, UnreachableCode } from './fetch-outcome.ts'
import { PrivateAddressError } from './create-connector.ts'
import { errorCode } from './error-code.ts'
import { BrokenBodyError } from './inflate-body.ts'

/** Why our own clock stopped a request. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError'
  readonly code: 'headers-timeout' | 'total-timeout'
  constructor(code: 'headers-timeout' | 'total-timeout') {
    super(code)
    this.code = code
  }
}

/** Thrown while reading a body that outgrows its limit. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError'
}

type Cause = readonly [code: RegExp, fault: UnreachableCode | LimitCode, words: string]

/** Codes of Node's net, dns and tls and of undici, in the order in which they are tried. */
const CAUSES: readonly Cause[] = [
  [
    /^(?:ENOTFOUND|ENODATA|ENONAME|EBADNAME|ESERVFAIL|ENXIO|ERR_INVALID_IP_ADDRESS)$/,
    'dns',
    'the name could not be found',
  ],
  [/^(?:EAI_AGAIN|EAI_|ETIMEOUT|ECONNREFUSED_DNS)/, 'dns', 'the name service did not answer'],
  [/^ECONNREFUSED$/, 'connect', 'the server refused the connection'],
  [/^(?:ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/, 'connect', 'the server did not take the connection in time'],
  [/^(?:EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|EACCES|EPERM)$/, 'connect', 'there is no way to the server'],
  [/^CERT_HAS_EXPIRED$/, 'tls', 'the certificate has expired'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'tls', 'the certificate is for another name'],
  [
    /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN)$/,
    'tls',
    'the certificate is signed by nobody we trust',
  ],
  [/^(?:CERT_|UNABLE_TO_|ERR_SSL|ERR_TLS|EPROTO|ERROR_IN_CERT)/, 'tls', 'the secure connection could not be made'],
  [/^UND_ERR_HEADERS_OVERFLOW$|^HPE_HEADER_OVERFLOW$/, 'headers-too-large', 'the headers are too large'],
  [/^UND_ERR_(?:HEADERS_TIMEOUT)$/, 'headers-timeout', 'no answer in time'],
  [/^UND_ERR_(?:BODY_TIMEOUT)$/, 'total-timeout', 'the answer stopped coming'],
  [
    /^(?:UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/,
    'broken-body',
    'the server broke the connection off in its answer, or sent another length than it said',
  ],
  [
    /^(?:HPE_|HTTPParserError|UND_ERR_RESPONSE|UND_ERR_INVALID_ARG|UND_ERR_NOT_SUPPORTED|ERR_INVALID_CHAR)/,
    'protocol',
    'the answer is not valid HTTP',
  ],
  [
    /^(?:ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET|UND_ERR_CLOSED|UND_ERR_DESTROYED)$/,
    'reset',
    'the server broke the connection off',
  ],
  [/^(?:ABORT_ERR|UND_ERR_ABORTED)$/, 'aborted', 'the request was called off'],
]

const LIMITS: ReadonlySet<string> = new Set<LimitCode>(['headers-timeout', 'total-timeout', 'headers-too-large'])

/** The outcome for an error that undici, Node or our own limits threw while `url` was fetched. */
export function nameNetworkError(error: unknown, url: string): FetchFault {
  const host = hostOf(url)
  for (const link of causes(error)) {
    if (link instanceof PrivateAddressError)
      return { kind: 'refused', code: 'private-address', url, message: link.message }
    if (link instanceof TooLargeError) return { kind: 'limit', code: 'too-large', url, message: link.message }
    if (link instanceof BrokenBodyError)
      return {
        kind: 'unreachable',
        code: 'broken-body',
        url,
        message: `${host}: the compressed answer is damaged or breaks off.`,
      }
    if (link instanceof DeadlineError)
      return { kind: 'limit', code: link.code, url, message: deadline(link.code, host) }
  }
  for (const link of causes(error)) {
    const code = errorCode(link) || (link instanceof Error ? link.name : '')
    const cause = CAUSES.find(([pattern]) => pattern.test(code))
    if (cause === undefined) continue
    const [, fault, words] = cause
    const message = `${host}: ${words} (${code}).`
    if (LIMITS.has(fault)) return { kind: 'limit', code: fault as LimitCode, url, message }
    return { kind: 'unreachable', code: fault as UnreachableCode, url, message }
  }
  const words = error instanceof Error ? error.message : String(error)
  return { kind: 'unreachable', code: 'connect', url, message: `${host}: ${words}` }
}

function deadline(code: DeadlineError['code'], host: string): string {
  return code === 'headers-timeout' ? `${host} did not answer in time.` : `${host} did not finish its answer in time.`
}

/** An error, then what it was caused by or is made of, outermost first. */
function* causes(error: unknown, depth = 0): Generator<object> {
  if (typeof error !== 'object' || error === null || depth > 4) return
  yield error
  if (error instanceof AggregateError) for (const part of error.errors as unknown[]) yield* causes(part, depth + 1)
  yield* causes((error as { cause?: unknown }).cause, depth + 1)
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url
}
