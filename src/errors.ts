/** What went wrong, as far as a caller may act on it. */
export type FailureKind =
  | 'config' // the configuration or other input is wrong: mend it
  | 'input' // one document, feed or page cannot be read
  | 'refused' // the address or request is not allowed
  | 'network' // the other side did not answer as it should
  | 'limit' // a time, size or memory limit was reached
  | 'machine' // this machine, its database or its queue failed
  | 'usage' // the command line was wrong

/** The one error of Entente: a kind and a stable code for programs, a message for people, `retry` as the thrower knows it. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly kind: FailureKind
  readonly code: string
  readonly retry: boolean

  constructor(kind: FailureKind, code: string, message: string, options: { retry?: boolean; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.kind = kind
    this.code = code
    this.retry = options.retry ?? (kind === 'network' || kind === 'machine')
  }
}
