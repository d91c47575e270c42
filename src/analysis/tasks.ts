import type { AnalyzedDocument, AnalyzeInput } from '../core/analyze-document.ts'
import type { TextComparison } from '../core/article/compare-texts.ts'
import type { Feed } from '../core/feed/feed.ts'
import type { DocumentText, FoundStatements } from '../core/analyze-text.ts'
import type { ReadEntriesInput, ReadEntries } from './read-entries.ts'
import type { LexiconData } from '../core/lexicon/lexicon-data.ts'
import type { PageLetGo, PageReading, ReadPageInput } from './read-page.ts'

/** A feed's bytes as a server sent them. */
export interface ParseFeedInput {
  readonly bytes: Uint8Array
  readonly contentType?: string | null
  readonly url?: string | null
}

/** What a thread can do: task name → input and output. */
export interface Tasks {
  readonly 'read-page': { readonly input: ReadPageInput; readonly output: PageReading | PageLetGo }
  readonly 'find-statements': { readonly input: DocumentText; readonly output: FoundStatements }
  readonly analyze: { readonly input: AnalyzeInput; readonly output: AnalyzedDocument }
  readonly 'read-entries': { readonly input: ReadEntriesInput; readonly output: ReadEntries }
  readonly 'parse-feed': { readonly input: ParseFeedInput; readonly output: Feed }
  readonly compare: { readonly input: { readonly a: string; readonly b: string }; readonly output: TextComparison }
}

export type TaskName = keyof Tasks
export type TaskInput<Name extends TaskName> = Tasks[Name]['input']
export type TaskOutput<Name extends TaskName> = Tasks[Name]['output']
type TaskRun<Name extends TaskName> = (input: TaskInput<Name>) => TaskOutput<Name> | Promise<TaskOutput<Name>>

/** How a task is loaded in a thread, on its first use, and what to try where the whole of it broke a limit. */
interface TaskEntry<Name extends TaskName> {
  readonly load: (lexicon: LexiconData | null) => Promise<TaskRun<Name>>
  /** An easier form of an input that broke a limit; undefined: none. */
  readonly ease?: (input: TaskInput<Name>) => TaskInput<Name> | undefined
}

/** The one table of tasks. A new one is a line in `Tasks` and a line here. */
export const TASKS: { readonly [Name in TaskName]: TaskEntry<Name> } = {
  'read-page': {
    load: async (lexicon) => {
      const [{ readPage }, { openPageKnowledge }] = await Promise.all([
        import('./read-page.ts'),
        import('./page-knowledge.ts'),
      ])
      const knowledge = openPageKnowledge(lexicon)
      return (input) => readPage(input, knowledge)
    },
    ease: (input) => (input.reference === false ? undefined : { ...input, reference: false }),
  },
  'find-statements': {
    load: async (lexicon) => {
      const [{ analyzeText }, { compileLexicon }] = await Promise.all([
        import('../core/analyze-text.ts'),
        import('./compile-lexicon.ts'),
      ])
      return (input) => analyzeText(input, compileLexicon(lexicon))
    },
  },
  analyze: {
    load: async (lexicon) => {
      const [{ analyzeDocument }, { compileLexicon }, { compileSiteRules }] = await Promise.all([
        import('../core/analyze-document.ts'),
        import('./compile-lexicon.ts'),
        import('../core/article/compile-site-rules.ts'),
      ])
      const findSite = compileSiteRules(lexicon?.sites ?? [])
      return (input) => analyzeDocument(input, () => compileLexicon(lexicon), findSite)
    },
    ease: (input) => (input.reference === false ? undefined : { ...input, reference: false }),
  },
  'read-entries': { load: async () => (await import('./read-entries.ts')).readEntries },
  'parse-feed': {
    load: async () => {
      const { parseFeed } = await import('../core/feed/parse-feed.ts')
      return ({ bytes, contentType, url }) =>
        parseFeed(bytes, { ...(contentType ? { contentType } : {}), ...(url ? { url } : {}) })
    },
  },
  compare: {
    load: async () => {
      const { compareTexts } = await import('../core/article/compare-texts.ts')
      return ({ a, b }) => compareTexts(a, b)
    },
  },
}
