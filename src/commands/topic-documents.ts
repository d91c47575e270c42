import type { AnalyzedDocument } from '../core/analyze-document.ts'
import { toTopicDocument } from '../core/topic/to-topic-document.ts'
import type { TopicDefinition, TopicDocument } from '../core/topic/topic.ts'

/** The documents that a topic looks at in an analysed text: each statement, or the article alone. */
export function toDocuments(
  { article, statements = [], cooperation }: AnalyzedDocument,
  watch: TopicDefinition['watch'],
): readonly TopicDocument[] {
  const site = article.url === null ? null : (URL.parse(article.url)?.hostname ?? null)
  const about = { ...article, site, cooperation: cooperation ?? null }
  if (watch === 'article') return [toTopicDocument(about, null, undefined)]
  return statements.map((statement) => {
    const { found, areas, modality } = statement.cooperation
    return toTopicDocument(about, { ...statement, cooperation: found, areas, modality }, undefined)
  })
}
