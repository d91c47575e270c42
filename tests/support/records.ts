import type {
  ArchivedArticle,
  ArchivedStatement,
  FetchOutcome,
  LiveTopic,
  PageReading,
  SavedEntry,
  SourceRecord,
} from '../../src/context.ts'
import type { OpsConfig } from '../../src/core/alert/alert-routing.ts'
import type { Article } from '../../src/core/article/article.ts'
import { fingerprintText } from '../../src/core/article/fingerprint-text.ts'
import type { FeedEntry } from '../../src/core/feed/feed.ts'
import type { Source } from '../../src/core/source/source.ts'
import type { TaggedStatement } from '../../src/core/statement/statement.ts'
import { compileTopic } from '../../src/core/topic/compile-topic.ts'
import type { TopicDefinition } from '../../src/core/topic/topic.ts'
import { after, NOW } from './context.ts'

const MINUTE = 60_000

/** What ops are told, as it is when alerts.yaml says nothing of it. */
export const anOpsConfig = (changes: Partial<OpsConfig> = {}): OpsConfig => ({
  notify: null,
  afterMs: 30 * MINUTE,
  failingAfterMs: 6 * 60 * MINUTE,
  againMs: 6 * 60 * MINUTE,
  ...changes,
})

/** A feed polled every 15 minutes. */
export const aSource = (changes: Partial<Source> = {}): Source => ({
  id: 'paper',
  name: 'A Paper',
  kind: 'feed',
  url: 'https://paper.example/feed',
  everyMs: 15 * MINUTE,
  paceMs: 5_000,
  country: 'US',
  tags: [],
  revisitAfterMs: [],
  ...changes,
})

/** A source that is well and due. */
export const aRecord = (changes: Partial<SourceRecord> = {}, source: Partial<Source> = {}): SourceRecord => ({
  source: aSource(source),
  state: 'ok',
  stateReason: null,
  stateSince: after(-60 * MINUTE),
  failures: 0,
  baselineAt: after(-60 * MINUTE),
  lastPollAt: after(-15 * MINUTE),
  lastOkAt: after(-15 * MINUTE),
  lastNewAt: after(-15 * MINUTE),
  nextPollAt: NOW,
  etag: null,
  lastModified: null,
  bodyHash: null,
  resolvedUrl: null,
  resolvedWhy: null,
  movedTo: null,
  movedSightings: 0,
  intervalMs: null,
  gap: null,
  pushedUntil: null,
  toldAt: null,
  ...changes,
})

/** An answer of a server that worked. */
export const ok = (body: string, changes: Partial<Extract<FetchOutcome, { kind: 'ok' }>> = {}): FetchOutcome => ({
  kind: 'ok',
  status: 200,
  finalUrl: 'https://paper.example/feed',
  headers: {},
  etag: null,
  lastModified: null,
  bytes: Buffer.from(body),
  contentType: 'text/html',
  ...changes,
})

/** An answer of a server with an error status. */
export const httpError = (
  status: number,
  changes: Partial<Extract<FetchOutcome, { kind: 'http-error' }>> = {},
): FetchOutcome => ({
  kind: 'http-error',
  status,
  finalUrl: 'https://paper.example/feed',
  headers: {},
  etag: null,
  lastModified: null,
  bytes: new Uint8Array(),
  contentType: null,
  message: `paper.example answers ${status}.`,
  ...changes,
})

/** No answer at all. */
export const unreachable: FetchOutcome = {
  kind: 'unreachable',
  code: 'connect',
  url: 'https://paper.example/feed',
  message: 'paper.example: the server refused the connection (ECONNREFUSED).',
}

/** An entry as a feed's reader gives it. */
export const aFeedEntry = (name: string, changes: Partial<FeedEntry> = {}): FeedEntry => ({
  id: name,
  url: `https://paper.example/news/${name}`,
  title: name,
  author: null,
  publishedAt: null,
  updatedAt: null,
  summary: null,
  contentHtml: null,
  categories: [],
  ...changes,
})

/** An entry of the archive that waits to be read. */
export const aSavedEntry = (changes: Partial<SavedEntry> = {}): SavedEntry => ({
  id: 7,
  sourceId: 'paper',
  url: 'https://paper.example/news/seven',
  canonicalUrl: 'https://paper.example/news/seven',
  title: 'Seven',
  summary: null,
  contentHtml: null,
  author: null,
  publishedAt: null,
  firstSeenAt: after(-MINUTE),
  baseline: false,
  articleId: null,
  state: 'due',
  stateReason: null,
  ...changes,
})

/** What the analysis makes of a page. */
export const aReading = (text: string, changes: Partial<Article> = {}): PageReading => ({
  article: {
    url: 'https://paper.example/news/seven',
    canonicalUrl: null,
    title: 'Seven',
    byline: null,
    siteName: null,
    lang: 'en',
    publishedAt: null,
    text,
    quality: { score: 1, method: 'blocks', warnings: [] },
    ...changes,
  },
  outcome: 'article',
  ...fingerprintText(text),
  story: { words: [], concepts: [] },
  lines: [],
})

/** An article of the archive that is news. */
export const anArticle = (changes: Partial<ArchivedArticle> = {}): ArchivedArticle => ({
  id: 1,
  version: 1,
  url: 'https://paper.example/news/seven',
  canonicalUrl: 'https://paper.example/news/seven',
  sourceId: 'paper',
  title: 'Seven',
  byline: null,
  siteName: null,
  site: 'paper.example',
  lang: 'en',
  publishedAt: null,
  firstSeenAt: NOW,
  quality: { score: 1, method: 'blocks', warnings: [] },
  cooperation: null,
  duplicateOf: null,
  storyId: 1,
  baseline: false,
  text: '“Russia arms Iran,” she said.',
  ...changes,
})

/** A statement as it is found in a text. */
export const aTaggedStatement = (changes: Partial<TaggedStatement> = {}): TaggedStatement => ({
  id: 's1',
  kind: 'direct',
  content: [[1, 17]],
  cue: [],
  source: [],
  text: 'Russia arms Iran',
  speaker: { name: 'Dana Whitfield', role: 'spokesperson', organization: 'State Department', country: 'US' },
  cooperation: { found: true, areas: ['arms'], modality: 'asserted' },
  ...changes,
})

/** A statement of the archive that is news. */
export const aStatement = (changes: Partial<ArchivedStatement> = {}): ArchivedStatement => ({
  id: 'st_1',
  kind: 'direct',
  text: 'Russia arms Iran',
  lang: 'en',
  speaker: { name: 'Dana Whitfield', role: 'spokesperson', organization: 'State Department', country: 'US' },
  cooperation: true,
  areas: ['arms'],
  modality: 'asserted',
  firstSeenAt: NOW,
  baseline: false,
  wordingOf: null,
  content: [[1, 17]],
  ...changes,
})

/** A topic watched for a day, compiled. */
export function aLiveTopic(changes: Partial<TopicDefinition> = {}, watchedSince = after(-24 * 60 * MINUTE)): LiveTopic {
  const definition: TopicDefinition = {
    id: 'us-officials',
    title: 'US officials',
    watch: 'statement',
    match: 'cooperation:true AND speaker.country:US',
    severity: 'high',
    notify: ['desk'],
    examples: { match: [], ignore: [] },
    ...changes,
  }
  const version = { topicId: definition.id, version: 3, definition, createdAt: watchedSince, watchedSince }
  return { version, compiled: compileTopic(definition) }
}
