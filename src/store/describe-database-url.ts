import { Failure } from '../errors.ts'

/** A database URL for people and logs: where and which database, never user or password. Throws Failure('config') when it is no such URL. */
export function describeDatabaseUrl(url: string): string {
  const parsed = URL.parse(url)
  if (parsed === null || !PROTOCOLS.has(parsed.protocol)) {
    // The URL itself stays out of message and cause: it may hold a password.
    throw new Failure('config', 'database-url', 'the database URL is not of the form postgresql://user@host:port/name')
  }
  const socket = parsed.searchParams.get('host')
  const host = socket ?? (parsed.hostname === '' ? 'localhost' : parsed.host)
  return `${decodeURIComponent(parsed.pathname.slice(1)) || 'default database'} at ${host}`
}

const PROTOCOLS: ReadonlySet<string> = new Set(['postgres:', 'postgresql:'])
