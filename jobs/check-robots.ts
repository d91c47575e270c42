import type { Ask, Context, HostTurn, Later, RobotsVerdict } from '../src/context.ts'
import type { PollOutcome } from '../src/core/source/decide-poll.ts'
import type { Source, SourceKind } from '../src/core/source/source.ts'

const IGNORED: RobotsVerdict = { allowed: true, crawlDelayMs: null, sitemaps: [] }
/** Kinds whose address is a page for people. Feeds and sitemaps are there for programs: robots.txt does not speak of reading them. */
const PAGES: ReadonlySet<SourceKind> = new Set<SourceKind>(['page', 'article'])

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

/** What becomes of polling a page that robots.txt asks crawlers to leave alone; undefined where nothing stands against it. */
export async function findRefusal(
  { robots }: Pick<Context, 'robots'>,
  url: string,
  source: Pick<Source, 'kind' | 'robots'>,
  ask: Ask,
  signal: AbortSignal,
): Promise<{ readonly outcome: PollOutcome; readonly detail: string } | undefined> {
  if (source.robots === 'ignore' || !PAGES.has(source.kind)) return undefined
  const verdict = await robots.check(url, ask, signal)
  if (verdict.allowed) return undefined
  if (verdict.retryAfterMs !== null) return { outcome: 'unreachable', detail: verdict.reason }
  const advice = 'Where its owner agrees, "robots: ignore" in sources.yaml has it read all the same.'
  return { outcome: 'refused', detail: `${verdict.reason} ${advice}` }
}
