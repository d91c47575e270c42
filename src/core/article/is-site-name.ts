import { keyOf } from './key-of.ts'

const HOST = /^[^\s]+\.[a-z]{2,}$/i
const LEAST_CHARS = 3

/**
 * Whether a text is the name of the site that it stands on.
 *
 * @param sites names of the site and its publisher, and its host
 * @example isSiteName('STERN.de', ['Stern', 'www.stern.de']) // true
 */
export function isSiteName(text: string, sites: readonly string[]): boolean {
  const key = keyOf(text)
  return sites.some((site) => {
    const siteKey = keyOf(site)
    return siteKey === key || (HOST.test(site) && key.length >= LEAST_CHARS && siteKey.includes(key))
  })
}
