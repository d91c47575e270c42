import type { Source } from './source.ts'

/**
 * How long an article waits after the one before from the same host, in milliseconds: the source's own pace, or what the site's
 * robots.txt asks for, up to what the configuration allows. A source that ignores robots.txt ignores this wish too.
 *
 * @param crawlDelayMs `Crawl-delay` of robots.txt in milliseconds; null: it names none
 * @example decidePace({ paceMs: 5_000, maxCrawlDelayMs: 60_000 }, 10_000) // 10000
 */
export function decidePace(
  source: Pick<Source, 'paceMs' | 'robots' | 'maxCrawlDelayMs'>,
  crawlDelayMs: number | null,
): number {
  if (source.robots === 'ignore') return source.paceMs
  return Math.max(source.paceMs, Math.min(crawlDelayMs ?? 0, source.maxCrawlDelayMs ?? 0))
}
