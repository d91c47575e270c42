import { decodeBytes } from '../core/text/decode-bytes.ts'
import { isAllowedByRobots, parseRobots } from '../core/url/parse-robots.ts'
import type { RobotsRules } from '../core/url/parse-robots.ts'
import type { FetchOutcome, FetchRequest } from './fetch-outcome.ts'

/** Whether a page may be fetched, and what else its site asks of crawlers. */
export type RobotsVerdict =
  | { readonly allowed: true; readonly crawlDelayMs: number | null; readonly sitemaps: readonly string[] }
  | { readonly allowed: false; readonly reason: string; readonly retryAfterMs: number | null }

export interface Robots {
  /** The verdict by the file as it was last read; undefined when it has to be asked for. */
  recall: (url: string) => RobotsVerdict | undefined
  /** The verdict, asking for the file through `ask` where it has to be. */
  check: (url: string, ask: Ask, signal: AbortSignal) => Promise<RobotsVerdict>
}

type Ask = (request: FetchRequest) => Promise<FetchOutcome>

const HOUR_MS = 3_600_000
/** RFC 9309 §2.4: not longer than 24 hours. */
const KEEP_MS = 24 * HOUR_MS
/** A file that cannot be reached closes the site, but not for a day. */
const KEEP_FAILURE_MS = HOUR_MS / 4
const MAX_SITES = 10_000
const LIMITS = { maxBytes: 1_000_000, maxRedirects: 5, headersTimeoutMs: 10_000, totalTimeoutMs: 15_000 }

type Rules = RobotsRules | { readonly closed: string }

/**
 * robots.txt of every site, asked for once a day by each process (RFC 9309, read as Google does): a missing file allows all, a
 * server error closes the site for a while. `agent` is the product token of our User-Agent.
 */
export function createRobots(agent: string, now: () => number = Date.now): Robots {
  const kept = new Map<string, { readonly until: number; readonly rules: Rules }>()

  function keep(origin: string, rules: Rules): void {
    kept.delete(origin)
    kept.set(origin, { until: now() + ('closed' in rules ? KEEP_FAILURE_MS : KEEP_MS), rules })
    const [oldest] = kept.keys()
    if (kept.size > MAX_SITES && oldest !== undefined) kept.delete(oldest)
  }

  function recall(url: string): RobotsVerdict | undefined {
    const origin = URL.parse(url)?.origin
    if (origin === undefined) return { allowed: false, reason: `${url} is not a web address.`, retryAfterMs: null }
    const known = kept.get(origin)
    return known === undefined || known.until <= now() ? undefined : judge(known.rules, url, origin)
  }

  async function check(url: string, ask: Ask, signal: AbortSignal): Promise<RobotsVerdict> {
    const known = recall(url)
    if (known !== undefined) return known
    const { origin } = new URL(url)
    const rules = await fetchRules(origin, agent, ask, signal)
    // What we called off ourselves says nothing of the site.
    if (!signal.aborted) keep(origin, rules)
    return judge(rules, url, origin)
  }

  return { recall, check }
}

function judge(rules: Rules, url: string, origin: string): RobotsVerdict {
  if ('closed' in rules) return { allowed: false, reason: rules.closed, retryAfterMs: KEEP_FAILURE_MS }
  if (!isAllowedByRobots(rules, url)) {
    const reason = `robots.txt of ${origin} asks crawlers to leave this page alone.`
    return { allowed: false, reason, retryAfterMs: null }
  }
  const delay = rules.crawlDelaySeconds
  return { allowed: true, crawlDelayMs: delay === null ? null : delay * 1000, sitemaps: rules.sitemaps }
}

async function fetchRules(origin: string, agent: string, ask: Ask, signal: AbortSignal): Promise<Rules> {
  const headers = { accept: 'text/plain, */*;q=0.5' }
  const outcome = await ask({ url: `${origin}/robots.txt`, headers, limits: LIMITS, signal })
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
