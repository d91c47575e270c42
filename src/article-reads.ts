import type { ArticleRow, ConsoleReads, VersionRow } from './console/reads.ts'
import type { ListedArticle } from './store/article.ts'
import type { ArticleVersion } from './store/article-version.ts'
import { checkCursor } from './store/page.ts'
import type { Store } from './store/store.ts'

/** So many articles of a story are shown. */
const SHOWN_MEMBERS = 100

/** Answers what the console asks of articles, from the archive. */
export function createArticleReads(store: Store): Pick<ConsoleReads, 'listArticles' | 'getArticle'> {
  return {
    listArticles: async (query) => {
      checkCursor(query.cursor)
      const page = await store.listArticles(query)
      return { items: page.items.map(toRow), next: page.next }
    },
    getArticle: async (id) => {
      const article = await store.loadArticle(id)
      if (article === undefined) return undefined
      const { text, ...row } = article
      const [versions, story, siteLines] = await Promise.all([
        store.listVersions(id),
        store.loadStory(id),
        store.describeSiteLines(article.site ?? '', article.quality.siteLines ?? []),
      ])
      const members = await store.listStory(row.storyId, SHOWN_MEMBERS)
      return {
        article: toRow(row),
        text,
        siteLines,
        versions: versions.map((version, at) => toVersionRow(version, versions[at - 1])),
        story: {
          id: String(row.storyId),
          title: story?.title ?? row.title,
          articles: story?.articles ?? 1,
          members: members.map((member) => ({
            ...member,
            id: String(member.id),
            duplicateOf: member.duplicateOf === null ? null : String(member.duplicateOf),
            firstSeenAt: member.firstSeenAt.toISOString(),
          })),
        },
      }
    },
  }
}

function toRow(row: ListedArticle): ArticleRow {
  return {
    ...row,
    id: String(row.id),
    siteName: row.siteName ?? row.site,
    duplicateOf: row.duplicateOf === null ? null : String(row.duplicateOf),
    storyId: String(row.storyId),
    firstSeenAt: row.firstSeenAt.toISOString(),
  }
}

/** A version with the sentences that its edit added, took away and reworded. */
function toVersionRow(version: ArticleVersion, before: ArticleVersion | undefined): VersionRow {
  const { differences, text } = version
  const old = before?.text ?? ''
  return {
    version: version.version,
    title: version.title,
    seenAt: version.seenAt.toISOString(),
    added: differences?.added.map((span) => text.slice(...span)) ?? [],
    removed: differences?.removed.map((span) => old.slice(...span)) ?? [],
    changed:
      differences?.changed.map((change) => ({
        before: old.slice(...change.before),
        after: text.slice(...change.after),
      })) ?? [],
  }
}
