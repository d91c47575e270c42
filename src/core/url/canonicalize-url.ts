import { registrableHost } from './registrable-host.ts'
import { SESSION_PARAMETERS, SESSION_VALUE, TRACKING_PARAMETERS, TRACKING_PREFIXES } from './tracking-parameters.ts'
import { unwrapUrl } from './unwrap-url.ts'

/** Labels of hosts that serve the same pages to other devices, or to whoever types www. */
const SIDE_LABELS: ReadonlySet<string> = new Set(['amp', 'm', 'mobile', 'mobi', 'touch', 'wap', 'www', 'www2', 'www3'])
const AMP_ENDING = /(?:\/amp|\.amp(?=\.html?$)|\.amp)(?=\/?$|\.html?$)/i
const AMP_BEGINNING = /^\/amp(?=\/.)/i
const INDEX_PAGE = /\/(?:index|default)\.(?:html?|aspx?)$/i
const PATH_SESSION = /;(?:jsessionid|phpsessid|sid)=[^/?#;]*/gi
const MANY_SLASHES = /\/{2,}/g
const END_SLASHES = /(?<=.)\/+$/
const ESCAPE = /%[0-9a-f]{2}/gi
const UNRESERVED = /^[A-Za-z0-9._~-]$/
/** Fragments that name a page rather than a place in it: hash-bang and hash routes. */
const ROUTE = /^#!?\/./
const HASH_BANG = /^#!./
/** More layers of wrapping than anyone writes. */
const MAX_ROUNDS = 6

/**
 * One address for one page, whatever way it was linked: redirectors, AMP and mobile forms undone, https and no "www.",
 * tracking and session parameters dropped, the rest sorted, percent-encoding made uniform, no fragment unless it is a
 * route, no slash at the end. It tells pages apart and mostly leads to them. Undefined for what is no http address.
 * Applying it again changes nothing.
 *
 * @example canonicalizeUrl('http://www.example.com/a/?utm_source=x&b=2#top') // 'https://example.com/a?b=2'
 */
export function canonicalizeUrl(url: string, base?: string): string | undefined {
  let current = URL.parse(url.trim(), base) ?? undefined
  for (let round = 0; round < MAX_ROUNDS; round++) {
    if (current === undefined || !isWeb(current)) return undefined
    const next: URL = oneRound(unwrapUrl(current) ?? current)
    if (next.href === current.href) break
    current = next
  }
  return current?.href
}

function isWeb(url: URL): boolean {
  return (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== ''
}

function oneRound(source: URL): URL {
  const url = new URL(source)
  if (!isWeb(url)) return url
  url.username = ''
  url.password = ''
  // A port of its own serves what it serves; https there would be another server.
  if (url.port === '' || url.port === '80' || url.port === '443') {
    url.protocol = 'https:'
    url.port = ''
  }
  const host = plainHost(url)
  if (host !== url.hostname) url.hostname = host
  url.pathname = plainPath(url.pathname)
  url.search = plainQuery(url.search)
  if (!ROUTE.test(url.hash) && !HASH_BANG.test(url.hash)) url.hash = ''
  return url
}

function plainHost(url: URL): string {
  const host = url.hostname.replace(/\.+$/, '')
  const domain = registrableHost(url.href)?.replace(/\.+$/, '')
  if (domain === undefined || host === domain || !host.endsWith(`.${domain}`)) return host
  const labels = host
    .slice(0, -domain.length - 1)
    .split('.')
    .filter((label) => !SIDE_LABELS.has(label))
  return [...labels, domain].join('.')
}

function plainPath(path: string): string {
  const plain = path
    .replace(ESCAPE, plainEscape)
    .replace(PATH_SESSION, '')
    .replace(MANY_SLASHES, '/')
    .replace(AMP_BEGINNING, '')
    .replace(AMP_ENDING, '')
    .replace(INDEX_PAGE, '/')
    .replace(END_SLASHES, '')
  return plain === '' ? '/' : plain
}

function plainQuery(search: string): string {
  const parts = search
    .slice(1)
    .replaceAll('+', '%20')
    .split('&')
    .filter((part) => part !== '')
  const kept = parts.map((part) => part.replace(ESCAPE, plainEscape)).filter((part) => !isNoise(part))
  return kept.sort().join('&')
}

function isNoise(part: string): boolean {
  const [written = '', ...value] = part.split('=')
  const name = written.toLowerCase()
  if (SESSION_PARAMETERS.has(name)) return SESSION_VALUE.test(value.join('='))
  return TRACKING_PARAMETERS.has(name) || TRACKING_PREFIXES.some((prefix) => name.startsWith(prefix))
}

function plainEscape(escape: string): string {
  const char = String.fromCharCode(Number.parseInt(escape.slice(1), 16))
  return UNRESERVED.test(char) ? char : escape.toUpperCase()
}
