import { canonicalizeUrl } from './canonicalize-url.ts'

/**
 * Path and query of a page's canonical address: the same when a site moves to another host. Undefined for what is no
 * http address and for a front page, whose path tells nothing.
 */
export function urlKeyWithoutHost(url: string, base?: string): string | undefined {
  const canonical = URL.parse(canonicalizeUrl(url, base) ?? '')
  if (canonical === null) return undefined
  const key = `${canonical.pathname}${canonical.search}${canonical.hash}`
  return key === '/' ? undefined : key
}
