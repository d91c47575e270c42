import type { Dispatcher } from 'undici'
import { describeBlock } from '../core/source/describe-block.ts'
import type { FetchLimits, FetchOutcome, Headers } from './fetch-outcome.ts'
import { findBlock } from './find-block.ts'
import { parseRetryAfter } from './parse-retry-after.ts'
import { readBody, readHead } from './read-body.ts'

export type Answer = Dispatcher.ResponseData

/** An answer that is no redirect, with the address that gave it. */
export interface Hop {
  readonly url: URL
  readonly answer: Answer
  readonly permanentUrl: string | undefined
}

const ERROR_BODY_BYTES = 64 * 1024

/** The outcome of the last hop: its body read under the limits, and what its status and marks say. */
export async function readAnswer(hop: Hop, limits: FetchLimits, signal: AbortSignal): Promise<FetchOutcome> {
  const { url, answer, permanentUrl } = hop
  const headers = flatten(answer.headers)
  const retryAfterMs = parseRetryAfter(headers['retry-after'], Date.now())
  const facts = {
    status: answer.statusCode,
    finalUrl: url.href,
    headers,
    etag: headers['etag'] ?? null,
    lastModified: headers['last-modified'] ?? null,
    ...(permanentUrl === undefined ? {} : { permanentUrl }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  }
  const contentType = headers['content-type'] ?? null
  if (answer.statusCode === 304) {
    discard(answer)
    return { kind: 'not-modified', ...facts }
  }
  const ok = answer.statusCode >= 200 && answer.statusCode < 300
  const bytes = ok
    ? await readBody(answer.body, headers['content-encoding'], limits, signal)
    : await readHead(answer.body, headers['content-encoding'], ERROR_BODY_BYTES)
  signal.throwIfAborted()
  const reason = findBlock(answer.statusCode, headers, bytes)
  const blocked = reason === undefined ? {} : { blocked: reason }
  if (ok) return { kind: 'ok', ...facts, bytes, contentType, ...blocked }
  const message =
    reason === undefined
      ? `${url.host} answered ${answer.statusCode}.`
      : describeBlock(url.host, reason, answer.statusCode)
  return { kind: 'http-error', ...facts, bytes, contentType, ...blocked, message }
}

/** Header names in lower case, repeated headers joined. */
export function flatten(headers: Answer['headers']): Headers {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value] as const],
  )
  return Object.fromEntries(entries)
}

/** Lets go of a body that nobody reads; a small one is drained so that the connection can be used again. */
export function discard(answer: Answer): void {
  answer.body.on('error', () => {})
  void answer.body.dump({ limit: ERROR_BODY_BYTES }).catch(() => {})
}
