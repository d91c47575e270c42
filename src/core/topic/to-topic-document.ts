import type { Area, Modality } from '../cooperation/cooperation.ts'
import type { Source } from '../source/source.ts'
import type { Speaker, StatementKind } from '../statement/statement.ts'
import type { TopicDocument } from './topic.ts'

/** What a topic looks at in a statement. */
export interface TopicStatement {
  readonly text: string
  readonly kind: StatementKind
  readonly speaker: Speaker
  readonly cooperation: boolean
  readonly areas: readonly Area[]
  readonly modality: Modality | null
}

/** What a topic looks at in an article; `cooperation` is null where nothing was looked for. */
export interface TopicArticle {
  readonly title: string | null
  readonly text: string
  readonly lang: string | null
  readonly site: string | null
  readonly byline: string | null
  readonly publishedAt: string | null
  readonly cooperation: {
    readonly found: boolean
    readonly areas: readonly Area[]
    readonly modality: Modality | null
  } | null
}

/**
 * The document that topics are matched with: a statement in its article, or (with `statement` null) the article alone, whose
 * own cooperation then stands for the tags.
 */
export function toTopicDocument(
  article: TopicArticle,
  statement: TopicStatement | null,
  source: Source | undefined,
): TopicDocument {
  return {
    statement: statement?.text ?? null,
    speaker: statement?.speaker ?? null,
    kind: statement?.kind ?? null,
    areas: statement === null ? (article.cooperation?.areas ?? []) : statement.areas,
    modality: statement === null ? (article.cooperation?.modality ?? null) : statement.modality,
    cooperation: statement === null ? (article.cooperation?.found ?? false) : statement.cooperation,
    title: article.title ?? '',
    text: article.text,
    lang: article.lang,
    source: source?.id ?? null,
    sourceTags: source?.tags ?? [],
    site: article.site,
    country: source?.country ?? null,
    author: article.byline,
    publishedAt: article.publishedAt,
  }
}
