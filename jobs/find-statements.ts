import { contentKey, statementKey } from '../src/core/statement/content-key.ts'
import { decideNovelty } from '../src/core/statement/decide-novelty.ts'
import { decideVersion } from '../src/core/statement/decide-version.ts'
import { decideWording } from '../src/core/statement/decide-wording.ts'
import { speakerGroup } from '../src/core/statement/speaker-group.ts'
import { speakerKey } from '../src/core/statement/speaker-key.ts'
import type { TaggedStatement } from '../src/core/statement/statement.ts'
import type { Context, FoundStatement, JobPayload, JobResult, KnownStatement } from '../src/context.ts'
import { toStep } from './step.ts'
import { waitForEarlier } from './wait-for-earlier.ts'

/**
 * Finds who said what in one version of an article, tags cooperation, and saves what is new beside what was heard before, and what
 * became of the version before.
 */
export async function findStatements(
  context: Context,
  payload: JobPayload<'find-statements'>,
  signal: AbortSignal,
): Promise<JobResult> {
  const article = await context.store.loadArticle(payload.articleId, payload.version)
  if (article === undefined) return { kind: 'done', skipped: 'the article is gone' }
  const wait = await waitForEarlier(context, 'find-statements', payload)
  if (wait !== undefined) return wait

  const { text, title, lang } = article
  const publishedAt = article.publishedAt ?? article.firstSeenAt.toISOString()
  const document = { text, title, lang, publishedAt }
  const { statements, cooperation } = await context.analysis.run('find-statements', document, { signal })

  const now = context.now()
  const saved = await context.store.saveStatements(
    { ...article, cooperation },
    statements.map((statement) => toFound(statement, lang)),
    now,
    {
      novelty: (candidate, known) => judgeNovelty(candidate, known, { lang, saidAt: now.toISOString() }),
      version: (after, history) => decideVersion(after, history, lang),
    },
    [toStep('match-topics', `${article.id}-${article.version}`, payload, now)],
  )
  await context.enqueue(saved.steps)
  context.metrics.countStatements('new', saved.fresh.length)
  context.metrics.countStatements('sighting', saved.sightings)
  return {
    kind: 'done',
    articleId: article.id,
    version: article.version,
    url: article.url,
    statements: saved.fresh.length,
    sightings: saved.sightings,
    followUps: saved.followUps,
    cooperation: cooperation.found,
  }
}

/** Whether a statement repeats a known one; or words one in another language; or is new. */
function judgeNovelty(
  { speakerKey: key, statement }: FoundStatement,
  known: readonly KnownStatement[],
  said: { readonly lang: string | null; readonly saidAt: string },
): ReturnType<Parameters<Context['store']['saveStatements']>[3]['novelty']> {
  const { text, speaker, cooperation, terms = [] } = statement
  const dated = known.map((each) => ({ ...each, seenAt: each.seenAt.toISOString(), saidAt: each.seenAt.toISOString() }))
  const novelty = decideNovelty({ speakerKey: key, text, ...said }, dated)
  if (novelty.kind === 'sighting') return novelty
  const candidate = { actor: speaker.actor ?? null, text, terms, cooperation, ...said }
  const of = decideWording(candidate, dated, (each) => each.wordingOf ?? each.id)
  return of === undefined ? novelty : { kind: 'wording', of }
}

function toFound(statement: TaggedStatement, lang: string | null): FoundStatement {
  const speaker = speakerKey(statement.speaker)
  const content = contentKey(statement.text, lang)
  return {
    statement,
    speakerKey: speaker,
    speakerGroup: speakerGroup(speaker),
    contentKey: content,
    key: statementKey(speaker, content),
  }
}
