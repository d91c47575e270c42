import { isIP } from 'node:net'
import type { RefusedCode } from './fetch-outcome.ts'
import { isPublicAddress } from './is-public-address.ts'

/** Ports that public web sites use; a feed has no business with any other. */
const OPEN_PORTS: ReadonlySet<number> = new Set([80, 443, 8000, 8008, 8080, 8443])

const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 }

/** Names that never leave the machine or the local network (RFC 6761, RFC 6762, RFC 8375). */
const LOCAL_NAMES = /(?:^|\.)(?:localhost|local|internal|home\.arpa|localdomain)\.?$/

export type TargetDecision =
  | { readonly kind: 'open' }
  | { readonly kind: 'refused'; readonly code: RefusedCode; readonly message: string }

/** The host of a URL without the brackets of an IPv6 address, lower case. */
export function bareHost(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '').toLowerCase()
}

/** Whether `host` or `host:port` is exempt from the guard. */
export function isAllowedHost(allowed: ReadonlySet<string>, host: string, port: number): boolean {
  const bare = bareHost(host)
  return [bare, `${bare}:${port}`, `[${bare}]`, `[${bare}]:${port}`].some((form) => allowed.has(form))
}

/** The port that a URL leads to. */
function portOf(url: URL): number {
  return url.port === '' ? (DEFAULT_PORTS[url.protocol] ?? 0) : Number(url.port)
}

/**
 * Whether a request may set out for a URL at all: scheme, port, and a host written as an address or a local name.
 * The addresses behind a name are checked by the connector, when they are known.
 */
export function decideTarget(url: URL, allowed: ReadonlySet<string>): TargetDecision {
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return refuse('scheme', `${url.protocol.slice(0, -1)} addresses are not fetched, only http and https.`)
  const port = portOf(url)
  if (isAllowedHost(allowed, url.hostname, port)) return { kind: 'open' }
  const host = bareHost(url.hostname)
  if (isIP(host) === 0 ? LOCAL_NAMES.test(host) : !isPublicAddress(host))
    return refuse('private-address', isPrivate(host))
  if (!OPEN_PORTS.has(port))
    return refuse('port', `Port ${port} of ${host} is not one that web sites use (${[...OPEN_PORTS].join(', ')}).`)
  return { kind: 'open' }
}

/** The sentence for an address that the guard holds back. */
export function isPrivate(host: string, address?: string): string {
  const what = address === undefined || address === host ? host : `${host} leads to ${address}, which`
  return `${what} is not a public address; list it in ENTENTE_ALLOW_PRIVATE_HOSTS if it is meant.`
}

function refuse(code: RefusedCode, message: string): TargetDecision {
  return { kind: 'refused', code, message }
}
