import type { TextBlock } from './collect-blocks.ts'
import type { PageDocument } from './parse-page.ts'
import { findMeta, type PageMetadata } from './read-metadata.ts'

/** What the day of publication is read from. */
export interface DatedPage {
  readonly metadata: PageMetadata
  readonly document: PageDocument
  readonly blocks: readonly TextBlock[]
  readonly url: string | null
  readonly html: string
}

/** The publication time of a page, ISO 8601 or YYYY-MM-DD, null where the page does not say. */
export function findPublishedAt({ metadata }: DatedPage): string | null {
  const told =
    metadata.linked.find((item) => item.datePublished !== null)?.datePublished ??
    findMeta(metadata, 'article:published_time', 'datepublished', 'date')
  return told
}
