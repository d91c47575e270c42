import { decideNovelty } from '../src/core/statement/decide-novelty.ts'
import { contentKey, statementKey } from '../src/core/statement/content-key.ts'
import { speakerGroup } from '../src/core/statement/speaker-group.ts'
import { speakerKey } from '../src/core/statement/speaker-key.ts'
import type { TaggedStatement } from '../src/core/statement/statement.ts'
import type { Context, FoundStatement, JobPayload, JobResult } from '../src/context.ts'
import { toStep } from './step.ts'

/** Finds who said what in one version of an article, tags cooperation, and saves what is new beside what was heard before. */
export async function findStatements(
  context: Context,
  payload: JobPayload<'find-statements'>,
  signal: AbortSignal,
): Promise<JobResult> {
  const article = await context.store.loadArticle(payload.articleId, payload.version)
  if (article === undefined) return { kind: 'done', skipped: 'the article is gone' }

  const { text, title, lang } = article
  const publishedAt = article.publishedAt ?? article.firstSeenAt.toISOString()
  const document = { text, title, lang, publishedAt }
  const { statements, cooperation } = await context.analysis.run('find-statements', document, { signal })

  const now = context.now()
  const saved = await context.store.saveStatements(
    { ...article, cooperation },
    statements.map((statement) => toFound(statement, article.lang)),
    now,
    (candidate, known) => {
      const said = {
        speakerKey: candidate.speakerKey,
        text: candidate.statement.text,
        lang: article.lang,
        saidAt: now.toISOString(),
      }
      const decision = decideNovelty(
        said,
        known.map((each) => ({ ...each, seenAt: each.seenAt.toISOString() })),
      )
      return decision.kind === 'sighting' ? decision.of : null
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
    cooperation: cooperation.found,
  }
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
