import { lookup as systemLookup } from 'node:dns'
import type { LookupAddress, LookupOptions } from 'node:dns'
import { isIP } from 'node:net'
import type { LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import { bareHost, isAllowedHost, isPrivate } from './decide-target.ts'
import { isPublicAddress } from './is-public-address.ts'

/** Resolves a name to all its addresses; `dns.lookup` unless a test puts its own in. */
export type Resolve = (
  hostname: string,
  options: LookupOptions,
  done: (error: NodeJS.ErrnoException | null, addresses: readonly LookupAddress[]) => void,
) => void

/** Thrown inside the connector for an address that is not public; the fetch turns it into an outcome. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError'
}

const resolveBySystem: Resolve = (hostname, options, done) => {
  systemLookup(hostname, { ...options, all: true }, (error, addresses) => done(error, addresses))
}

/**
 * undici's connector behind the guard. The guard sits in the lookup that the socket itself calls, so that the address
 * which was checked is the address that is connected to: a name that changes its answer in between gains nothing.
 * One private address among several refuses the name: no public site has any.
 */
export function createConnector(
  allowed: ReadonlySet<string>,
  timeoutMs: number,
  resolve: Resolve = resolveBySystem,
): buildConnector.connector {
  const guarded: LookupFunction = (hostname, options, callback) => {
    resolve(hostname, options, (error, addresses) => {
      if (error) return callback(error, [])
      const closed = addresses.find(({ address }) => !isPublicAddress(address))
      if (closed) return callback(new PrivateAddressError(isPrivate(hostname, closed.address)), [])
      answer(addresses, options, callback)
    })
  }
  const free: LookupFunction = (hostname, options, callback) => {
    resolve(hostname, options, (error, addresses) =>
      error ? callback(error, []) : answer(addresses, options, callback),
    )
  }
  const open = buildConnector({ timeout: timeoutMs, allowH2: false, lookup: free })
  const closed = buildConnector({ timeout: timeoutMs, allowH2: false, lookup: guarded })
  return (target, callback) => {
    const host = bareHost(target.hostname)
    const port = Number(target.port) || (target.protocol === 'https:' ? 443 : 80)
    if (isAllowedHost(allowed, host, port)) return open(target, callback)
    // A host that is an address is connected to without a lookup.
    if (isIP(host) !== 0 && !isPublicAddress(host)) return callback(new PrivateAddressError(isPrivate(host)), null)
    closed(target, callback)
  }
}

function answer(
  addresses: readonly LookupAddress[],
  options: LookupOptions,
  callback: Parameters<LookupFunction>[2],
): void {
  const [first] = addresses
  if (first === undefined) return callback(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), [])
  if (options.all === true) return callback(null, [...addresses])
  callback(null, first.address, first.family)
}
