import { equalSecrets } from './equal-secrets.ts'
import { isLoopback, isLoopbackHost } from './is-loopback.ts'
import { isLiveSession } from './session.ts'

/** What is known of a request; `peer` is the socket's own address, never a header's word. */
export interface AccessFacts {
  readonly peer: string
  readonly host: string
  /** A proxy passed the request on: its peer is the proxy and tells nothing of who asks. */
  readonly forwarded: boolean
  readonly authorization: string | undefined
  readonly cookie: string | undefined
  readonly waitMs: number
  readonly now: Date
}

export type Access =
  | { readonly kind: 'allowed'; readonly by: 'loopback' | 'token' | 'session' }
  | { readonly kind: 'login-needed' }
  | { readonly kind: 'wrong-token' }
  | { readonly kind: 'too-many'; readonly waitMs: number }
  | { readonly kind: 'refused'; readonly reason: string }

/** Decides who may see the console: with a token set, who shows it; with none, this machine alone, under its own name. */
export function decideAccess(facts: AccessFacts, adminToken: string | undefined): Access {
  if (adminToken === undefined) return decideByPeer(facts)
  if (facts.cookie !== undefined && isLiveSession(facts.cookie, adminToken, facts.now)) {
    return { kind: 'allowed', by: 'session' }
  }
  const given = findToken(facts.authorization)
  if (given === undefined) return { kind: 'login-needed' }
  if (facts.waitMs > 0) return { kind: 'too-many', waitMs: facts.waitMs }
  return equalSecrets(given, adminToken) ? { kind: 'allowed', by: 'token' } : { kind: 'wrong-token' }
}

function decideByPeer({ peer, host, forwarded }: AccessFacts): Access {
  if (!isLoopback(peer)) {
    return {
      kind: 'refused',
      reason: 'no admin token is set, so this console answers its own machine only: set ENTENTE_ADMIN_TOKEN',
    }
  }
  if (forwarded) {
    return {
      kind: 'refused',
      reason: 'no admin token is set, so this console answers no proxy: set ENTENTE_ADMIN_TOKEN',
    }
  }
  if (!isLoopbackHost(host)) {
    return { kind: 'refused', reason: 'no admin token is set, so this console answers to the name localhost only' }
  }
  return { kind: 'allowed', by: 'loopback' }
}

const BEARER = /^bearer +(\S{1,1024}) *$/i
const BASIC = /^basic +([A-Za-z0-9+/=]{1,2048}) *$/i

/** The token of an Authorization header. Feed readers know only Basic: then the token is the password, the user any. */
function findToken(authorization: string | undefined): string | undefined {
  if (authorization === undefined) return undefined
  const bearer = BEARER.exec(authorization)?.[1]
  if (bearer !== undefined) return bearer
  const basic = BASIC.exec(authorization)?.[1]
  if (basic === undefined) return undefined
  const pair = Buffer.from(basic, 'base64').toString('utf8')
  return pair.slice(pair.indexOf(':') + 1)
}
