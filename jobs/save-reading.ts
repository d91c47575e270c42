import { compareTexts } from '../src/core/article/compare-texts.ts'
import { canonicalizeUrl } from '../src/core/url/canonicalize-url.ts'
import type { Context, JobResult, Step } from '../src/context.ts'
import type { PageOutcome } from './read-page.ts'
import { toStep } from './step.ts'

/** Where a reading comes from. `revisitAfterMs` are the waits before the article is read again, nearest first. */
export interface Origin {
  readonly entryId: number | null
  readonly sourceId: string | null
  readonly baseline: boolean
  readonly firstSeenAt: Date
  readonly url: string | null
  /** How often the article was read again already. */
  readonly round: number
  readonly revisitAfterMs: readonly number[]
}

/** The step that reads an article again after `round` earlier times; none when it has been read often enough. */
export function nextRevisit(articleId: number, round: number, afterMs: readonly number[], now: Date): readonly Step[] {
  const waitMs = afterMs[round]
  if (waitMs === undefined) return []
  const next = { articleId, round: round + 1 }
  return [toStep('revisit-article', `${articleId}-${next.round}`, next, new Date(now.getTime() + waitMs))]
}

/** Saves a reading as an article, a new version of one, or nothing new, and makes due what follows from it. */
export async function saveReading(
  context: Context,
  { reading, finalUrl }: Extract<PageOutcome, { kind: 'read' }>,
  origin: Origin,
): Promise<JobResult> {
  const { article, contentHash, bands, story, lines } = reading
  const now = context.now()
  const url = finalUrl ?? origin.url ?? `entry:${origin.entryId}`
  const canonicalUrl = article.canonicalUrl ?? canonicalizeUrl(url) ?? url
  const saved = await context.store.saveArticle(
    {
      ...origin,
      article,
      url,
      canonicalUrl,
      // An entry with no link has an address of our making, and no site.
      site: URL.parse(url)?.hostname || null,
      contentHash,
      bands,
      story,
      lines,
    },
    now,
    (candidates) =>
      candidates.find((each) => each.contentHash === contentHash || compareTexts(article.text, each.text).duplicate)
        ?.id ?? null,
    ({ id, version, change }) => {
      const steps: Step[] = []
      if (change !== 'unchanged')
        steps.push(toStep('find-statements', `${id}-${version}`, { articleId: id, version }, now))
      const watched = change === 'new' || origin.round > 0
      if (watched && finalUrl !== null) steps.push(...nextRevisit(id, origin.round, origin.revisitAfterMs, now))
      return steps
    },
  )
  await context.enqueue(saved.steps)
  const outcome = saved.duplicateOf !== null && saved.change === 'new' ? 'duplicate' : saved.change
  context.metrics.countArticle(outcome)
  return {
    kind: 'done',
    url,
    articleId: saved.id,
    version: saved.version,
    outcome,
    duplicateOf: saved.duplicateOf,
    quality: article.quality.score,
    warnings: article.quality.warnings.join('; ') || undefined,
  }
}
