import { compileSiteRules, type FindSiteRule } from '../core/article/compile-site-rules.ts'
import type { Screen } from '../core/article/screen/screen-page.ts'
import type { LexiconData } from '../core/lexicon/lexicon-data.ts'
import { findStatements } from '../core/statement/find-statements.ts'
import { compileConcepts, type ConceptLexicon } from '../core/story/compile-concepts.ts'
import { compileLexicon } from './compile-lexicon.ts'
import { compileScreenOnce } from './compile-screen-once.ts'

/** What the reading of pages leans on; each part is made ready when it is first needed. */
export interface PageKnowledge {
  readonly screen: () => Screen
  readonly findSite: FindSiteRule
  readonly concepts: () => ConceptLexicon
  /** Whether a paragraph says what somebody said. */
  readonly isStatement: (paragraph: string, lang: string | null) => boolean
}

/** Makes the knowledge that a thread reads pages with. */
export function openPageKnowledge(data: LexiconData | null): Partial<PageKnowledge> {
  if (data === null) return {}
  let concepts: ConceptLexicon | undefined
  return {
    screen: () => compileScreenOnce(data),
    findSite: compileSiteRules(data.sites ?? []),
    concepts: () => (concepts ??= compileConcepts(data)),
    isStatement: (text, lang) =>
      findStatements({ text, title: null, lang, publishedAt: null }, compileLexicon(data).statements).length > 0,
  }
}
