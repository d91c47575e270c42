import type { TermKind } from '../core/story/story.ts'

interface StoryTermTable {
  term: number
  at: Date
  article_id: number
  weight: number
  kind: TermKind
}

interface SiteTable {
  host: string
  articles: number
}

interface SiteLineTable {
  host: string
  line: number
  sample: string
  stories: number
  last_story: number
  articles_before: number
  first_at: Date
  last_at: Date
}

/** The tables of stories and of what sites repeat; see `migrations/006-stories.sql`. */
export interface StoryTables {
  story_term: StoryTermTable
  site: SiteTable
  site_line: SiteLineTable
}
