import ipaddr from 'ipaddr.js'

/** NAT64 (RFC 6052): the last 32 bits are the IPv4 address that the gateway connects to. */
const NAT64 = ipaddr.parseCIDR('64:ff9b::/96')

/**
 * Whether an IP address (as text) is one that the public Internet routes. Everything that the IANA special-purpose
 * registries keep for other ends is not: private, loopback, link-local, CGNAT, multicast, documentation, 6to4, Teredo …
 * An IPv4 address carried inside IPv6 (mapped or NAT64) counts as itself. Source of the ranges:
 * https://www.iana.org/assignments/iana-ipv4-special-registry and …-ipv6-special-registry, through ipaddr.js.
 */
export function isPublicAddress(address: string): boolean {
  const bare = address.split('%')[0] ?? ''
  if (!ipaddr.isValid(bare)) return false
  const parsed = ipaddr.process(bare)
  if (parsed.kind() === 'ipv4') return parsed.range() === 'unicast'
  const v6 = parsed as ipaddr.IPv6
  if (v6.match(NAT64)) return isPublicAddress(ipaddr.fromByteArray(v6.toByteArray().slice(12)).toString())
  // 2000::/3 is all that IANA has given out as global unicast; ipaddr.js calls anything unlisted "unicast".
  return v6.range() === 'unicast' && ((v6.parts[0] ?? 0) & 0xe000) === 0x2000
}
