import type { Dispatcher } from 'undici'

/** Cookies of one request's own redirects: many news sites set one and send the reader back to the same address. */
export interface HopCookies {
  /** The `cookie` header for a host; empty when it has set none. */
  headerFor: (host: string) => string
  /** Remembers what an answer of a host sets. */
  take: (host: string, headers: Dispatcher.ResponseData['headers']) => void
}

const PAIR = /^\s*([^=;\s]+)=([^;]*)/
const MOST_COOKIES = 30
const LONGEST_COOKIE = 4096

/** An empty jar for one request; nothing in it outlives the request, or goes to another host. */
export function createHopCookies(): HopCookies {
  const hosts = new Map<string, Map<string, string>>()
  return {
    headerFor: (host) => [...(hosts.get(host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; '),
    take(host, headers) {
      const jar = hosts.get(host) ?? new Map<string, string>()
      for (const line of [headers['set-cookie'] ?? []].flat()) {
        const [, name, value = ''] = PAIR.exec(line) ?? []
        if (name !== undefined && line.length <= LONGEST_COOKIE && jar.size < MOST_COOKIES) jar.set(name, value.trim())
      }
      hosts.set(host, jar)
    },
  }
}
