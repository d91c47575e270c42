import type { Context, HostTurn, Later, RobotsVerdict } from '../src/context.ts'
import type { Source } from '../src/core/source/source.ts'

const IGNORED: RobotsVerdict = { allowed: true, crawlDelayMs: null, sitemaps: [] }

/** What the site's robots.txt says of a page, unless its source is to ignore it; or when the site can be asked for the file. */
export async function checkRobots(
  context: Context,
  url: string,
  source: Pick<Source, 'robots'>,
  turn: Omit<HostTurn, 'paceMs'>,
  signal: AbortSignal,
): Promise<RobotsVerdict | Later> {
  if (source.robots === 'ignore') return IGNORED
  const { robots } = context
  const visit = { ...turn, paceMs: null }
  return robots.recall(url) ?? context.visitHost(visit, (ask) => robots.check(url, ask, signal))
}
