import { decodeBytes } from '../core/text/decode-bytes.ts'
import { isAllowedByRobots, parseRobots } from '../core/url/parse-robots.ts'
import type { RobotsRules } from '../core/url/parse-robots.ts'
import type { Http } from './create-http.ts'
import type { FetchOutcome } from './fetch-outcome.ts'

/** Whether a page may be fetched, and what else its site asks of crawlers. */
type RobotsVerdict =
  | { readonly allowed: true; readonly crawlDelayMs: number | null; readonly sitemaps: readonly string[] }
  | { readonly allowed: false; readonly reason: string; readonly retryAfterMs: number | null }

export interface Robots {
  check: (url: string, signal?: AbortSignal) => Promise<RobotsVerdict>
}

const HOUR_MS = 3_600_000
/** RFC 9309 §2.4: not longer than 24 hours. */
const KEEP_MS = 24 * HOUR_MS
/** A file that cannot be reached closes the site, but not for a day. */
const KEEP_FAILURE_MS = HOUR_MS / 4
const MAX_SITES = 10_000
const LIMITS = { maxBytes: 1_000_000, maxRedirects: 5, headersTimeoutMs: 10_000, totalTimeoutMs: 15_000 }

interface Kept {
  readonly until: number
  readonly file: Promise<RobotsRules | { readonly closed: string }>
}

/**
 * robots.txt of every site, asked for once a day (RFC 9309, read as Google does): a missing file allows all, a server
 * error closes the site for a while. `agent` is the product token of our User-Agent.
 */
export function createRobots(http: Http, agent: string, now: () => number = Date.now): Robots {
  const kept = new Map<string, Kept>()

  function load(origin: string, signal: AbortSignal | undefined): Kept {
    const known = kept.get(origin)
    if (known && known.until > now()) return known
    const file = fetchRules(http, origin, agent, signal)
    const fresh: Kept = { until: now() + KEEP_MS, file }
    kept.delete(origin)
    kept.set(origin, fresh)
    const [oldest] = kept.keys()
    if (kept.size > MAX_SITES && oldest !== undefined) kept.delete(oldest)
    void shorten(origin, file)
    return fresh
  }

  async function shorten(origin: string, file: Kept['file']): Promise<void> {
    if ('closed' in (await file)) kept.set(origin, { until: now() + KEEP_FAILURE_MS, file })
  }

  async function check(url: string, signal?: AbortSignal): Promise<RobotsVerdict> {
    const origin = URL.parse(url)?.origin
    if (origin === undefined) return { allowed: false, reason: `${url} is not a web address.`, retryAfterMs: null }
    const entry = load(origin, signal)
    const rules = await entry.file
    if ('closed' in rules) return { allowed: false, reason: rules.closed, retryAfterMs: KEEP_FAILURE_MS }
    if (!isAllowedByRobots(rules, url))
      return {
        allowed: false,
        reason: `robots.txt of ${origin} asks crawlers to leave this page alone.`,
        retryAfterMs: null,
      }
    const delay = rules.crawlDelaySeconds
    return { allowed: true, crawlDelayMs: delay === null ? null : delay * 1000, sitemaps: rules.sitemaps }
  }

  return { check }
}

async function fetchRules(
  http: Http,
  origin: string,
  agent: string,
  signal: AbortSignal | undefined,
): Promise<RobotsRules | { readonly closed: string }> {
  const outcome = await http.fetch({
    url: `${origin}/robots.txt`,
    headers: { accept: 'text/plain, */*;q=0.5' },
    limits: LIMITS,
    ...(signal === undefined ? {} : { signal }),
  })
  const closed = closedBy(outcome)
  if (closed !== undefined) return { closed }
  const text = outcome.kind === 'ok' ? decodeBytes(outcome.bytes, { kind: 'text' }).text : ''
  return parseRobots(text, agent)
}

/** Why a site counts as closed; a client error means that there is no such file, and too many redirects do too. */
function closedBy(outcome: FetchOutcome): string | undefined {
  if (outcome.kind === 'ok' || outcome.kind === 'not-modified') return undefined
  if (outcome.kind === 'http-error') {
    const closed = outcome.status >= 500 || outcome.status === 429
    return closed ? `robots.txt cannot be read: ${outcome.message}` : undefined
  }
  if (outcome.kind === 'limit' && outcome.code !== 'headers-timeout' && outcome.code !== 'total-timeout')
    return undefined
  return `robots.txt cannot be read: ${outcome.message}`
}
