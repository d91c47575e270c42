import { getDomain } from 'tldts'

/**
 * The domain that somebody registered ("news.bbc.co.uk" → "bbc.co.uk"), by the Public Suffix List, sites under a
 * blogging host counted apart; the host itself where there is none (an address, "localhost"); undefined for no URL.
 */
export function registrableHost(url: string): string | undefined {
  const host = URL.parse(url)?.hostname
  if (host === undefined || host === '') return undefined
  return getDomain(host, { allowPrivateDomains: true }) ?? host
}
