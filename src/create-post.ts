import { Failure } from './errors.ts'
import type { Http } from './http/create-http.ts'
import type { PostAnswer, PostRequest } from './notify/channel.ts'

/** What webhooks post through: the guarded client, which follows no redirect for them. */
export function createPost(http: Http): (request: PostRequest) => Promise<PostAnswer> {
  return async ({ url, headers, body, timeoutMs, signal }) => {
    const limits = { headersTimeoutMs: timeoutMs, totalTimeoutMs: timeoutMs, maxBytes: 64 * 1024, maxRedirects: 0 }
    const answer = await http.fetch({ url, method: 'POST', headers, body, limits, signal })
    switch (answer.kind) {
      case 'ok':
      case 'http-error':
        return {
          status: answer.status,
          body: new TextDecoder().decode(answer.bytes),
          ...(answer.retryAfterMs === undefined ? {} : { retryAfterMs: answer.retryAfterMs }),
        }
      case 'not-modified':
        return { status: 304, body: '' }
      case 'refused':
        throw new Failure('refused', answer.code, answer.message, { retry: false })
      case 'unreachable':
      case 'limit':
        throw new Failure('network', answer.code, answer.message)
    }
  }
}
