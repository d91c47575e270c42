import type { SourceAlert } from '../../../src/core/alert/source-alert.ts'
import { explainSource } from '../../../src/core/source/explain-source.ts'
import type { Alert } from '../../../src/core/alert/alert.ts'
import type {
  ArticleDetail,
  ConsoleReads,
  FailureRow,
  Page,
  PageQuery,
  SourceDetail,
  SourceRow,
  StatementRow,
  TopicRow,
} from '../../../src/console/reads.ts'

export const NOW = new Date('2026-03-02T12:00:00.000Z')

export function buildAlert(changes: Partial<Alert> = {}): Alert {
  return {
    type: 'alert.created',
    id: 'al_1',
    createdAt: '2026-03-02T11:58:00.000Z',
    severity: 'high',
    topic: { id: 'us-officials', title: 'US officials on Russia–Iran ties', version: 3 },
    reason: 'new-statement',
    statements: [
      {
        id: 'st_1',
        text: 'We have seen the drone deliveries continue, and we will respond.',
        kind: 'direct',
        speaker: { name: 'Dana Whitfield', role: 'spokesperson', organization: 'State Department', country: 'US' },
        areas: ['arms', 'military'],
        modality: 'asserted',
        lang: 'en',
        evidence: [
          {
            text: '"We have seen the drone deliveries continue, and we will respond," Whitfield said.',
            highlights: [[1, 64]],
          },
        ],
      },
    ],
    article: {
      url: 'https://news.example/a/1',
      title: 'Washington warns on drones',
      siteName: 'Example News',
      publishedAt: '2026-03-02',
      firstSeenAt: '2026-03-02T11:57:30.000Z',
    },
    sightings: [
      { url: 'https://news.example/a/1', siteName: 'Example News', publishedAt: null },
      { url: 'https://other.example/b', siteName: 'Other Post', publishedAt: '2026-03-02T11:59:00Z' },
    ],
    why: ['speaker.country is US', 'cooperation was found'],
    consoleUrl: null,
    ...changes,
  }
}

export const buildSource = (changes: Partial<SourceRow> = {}): SourceRow => ({
  id: 'irna-en',
  name: 'IRNA English',
  kind: 'feed',
  url: 'https://irna.example/rss',
  lang: 'en',
  country: 'IR',
  tags: ['state-media'],
  state: 'ok',
  reason: null,
  since: '2026-03-01T12:00:00.000Z',
  lastPollAt: '2026-03-02T11:55:00.000Z',
  lastOkAt: '2026-03-02T11:55:00.000Z',
  lastNewAt: '2026-03-02T10:00:00.000Z',
  nextPollAt: '2026-03-02T12:05:00.000Z',
  failures: 0,
  entries: 312,
  hub: null,
  ...changes,
})

export const buildSourceDetail = (changes: Partial<SourceDetail> = {}): SourceDetail => ({
  source: buildSource(),
  explanation: explainSource(
    { state: 'ok', stateReason: null, stateSince: NOW, failures: 0, lastOkAt: NOW, nextPollAt: null },
    NOW,
  ),
  gap: null,
  events: [],
  alerts: [],
  unreadable: { count: 0, items: [], next: null },
  ...changes,
})

export const buildArticle = (changes: Partial<ArticleDetail> = {}): ArticleDetail => ({
  article: {
    id: '7',
    url: 'https://news.example/a/7',
    title: 'Ministers meet',
    siteName: 'Example News',
    sourceId: 'irna-en',
    lang: 'en',
    publishedAt: '2026-03-02',
    firstSeenAt: '2026-03-02T11:57:30.000Z',
    version: 1,
    quality: { score: 0.9, method: 'marked', warnings: [] },
    cooperation: null,
    duplicateOf: null,
    storyId: '7',
    baseline: false,
  },
  text: 'The ministers met.\n\nThey said little.',
  siteLines: [],
  versions: [],
  story: { id: '7', title: 'Ministers meet', articles: 1, members: [] },
  ...changes,
})

export const buildTopic = (changes: Partial<TopicRow> = {}): TopicRow => ({
  id: 'us-officials',
  title: 'US officials on Russia–Iran ties',
  version: 3,
  watch: 'statement',
  match: 'cooperation:true AND speaker.country:US',
  severity: 'high',
  notify: [],
  alerts: 4,
  lastAlertAt: '2026-03-02T11:58:00.000Z',
  ...changes,
})

export const buildFailure = (changes: Partial<FailureRow> = {}): FailureRow => ({
  id: 'read-article/41',
  job: 'read-article',
  key: '41',
  kind: 'network',
  error: 'the server closed the connection',
  attempts: 5,
  failedAt: '2026-03-02T11:00:00.000Z',
  ...changes,
})

export const buildStatement = (changes: Partial<StatementRow> = {}): StatementRow => ({
  id: 'st_1',
  text: 'We will respond.',
  kind: 'direct',
  speaker: { name: 'Dana Whitfield', role: null, organization: null, country: 'US' },
  cooperation: { found: true, areas: ['arms'], modality: 'asserted' },
  lang: 'en',
  firstSeenAt: '2026-03-02T11:57:30.000Z',
  article: { url: 'https://news.example/a/1', title: null, siteName: null },
  sightings: 2,
  baseline: false,
  wordingOf: null,
  ...changes,
})

/** Cuts a list as a store would; the cursor is the number of items before the page. */
export function cut<Item>(items: readonly Item[], { cursor, limit }: PageQuery): Page<Item> {
  const from = Number(cursor ?? 0)
  return { items: items.slice(from, from + limit), next: from + limit < items.length ? String(from + limit) : null }
}

export interface Shelf {
  alerts?: readonly Alert[]
  sources?: readonly SourceRow[]
  topics?: readonly TopicRow[]
  failures?: FailureRow[]
  statements?: readonly StatementRow[]
  details?: readonly SourceDetail[]
  told?: readonly SourceAlert[]
  articles?: readonly ArticleDetail[]
}

/** Reads over lists in memory. */
export function createFakeReads(shelf: Shelf = {}): ConsoleReads {
  const {
    alerts = [],
    sources = [],
    topics = [],
    failures = [],
    statements = [],
    details = [],
    told = [],
    articles = [],
  } = shelf
  return {
    listAlerts: async (query) =>
      cut(
        alerts.filter(
          ({ topic, severity }) =>
            (query.topic === null || topic.id === query.topic) &&
            (query.severity === null || severity === query.severity),
        ),
        query,
      ),
    getAlert: async (id) => {
      const alert = alerts.find((each) => each.id === id)
      if (alert === undefined) return undefined
      const delivery = { channel: 'desk', state: 'delivered', attempts: 1, detail: '204', changedAt: alert.createdAt }
      const followUp = {
        kind: 'changed',
        instead: 'We will not <b>respond</b>.',
        url: 'https://news.example/a/1',
        version: 2,
        at: '2026-03-02T13:00:00.000Z',
      } as const
      const wording = {
        id: 'st_2',
        lang: 'ru',
        text: 'Мы ответим <b>.',
        url: 'https://novosti.example/1',
        siteName: null,
      }
      return { alert, followUps: [followUp], wordings: [wording], deliveries: [delivery] }
    },
    listStatements: async (query) => cut(statements, query),
    listArticles: async () => ({ items: [], next: null }),
    getArticle: async (id) => articles.find(({ article }) => article.id === String(id)),
    listSources: async (query) =>
      cut(
        sources.filter(({ state }) => query.state === null || state === query.state),
        query,
      ),
    getSource: async (id) => details.find(({ source }) => source.id === id),
    retryEntries: async (sourceId, entryId) => {
      const items = details.find(({ source }) => source.id === sourceId)?.unreadable.items ?? []
      return items.filter(({ id }) => entryId === null || id === entryId).length
    },
    listSourceAlerts: async (query) => cut(told, query),
    getSourceAlert: async (id) => {
      const alert = told.find((each) => each.id === id)
      return alert && { alert, deliveries: [] }
    },
    listTopics: async (query) => cut(topics, query),
    listFailures: async (query) => cut(failures, query),
    retryFailure: async (id) => {
      const index = failures.findIndex((failure) => failure.id === id)
      if (index >= 0) failures.splice(index, 1)
      return index >= 0
    },
    summarize: async () => ({
      sources: Object.fromEntries(
        Map.groupBy(sources, ({ state }) => state)
          .entries()
          .map(([state, rows]) => [state, rows.length]),
      ),
      articles: 7,
      statements: statements.length,
      alerts: alerts.length,
      failures: failures.length,
      nextPollAt: sources[0]?.nextPollAt ?? null,
    }),
  }
}
