import { findCooperation } from './cooperation/find-cooperation.ts'
import { tagStatement } from './cooperation/tag-statement.ts'
import type { Cooperation, CooperationLink } from './cooperation/cooperation.ts'
import type { CooperationLexicon } from './cooperation/cooperation-lexicon.ts'
import { findKeyTerms } from './statement/find-key-terms.ts'
import { findStatements } from './statement/find-statements.ts'
import type { StatementLexicon } from './statement/statement-lexicon.ts'
import type { Statement, TaggedStatement } from './statement/statement.ts'

/** The compiled knowledge of statements and cooperation. */
export interface Lexicon {
  readonly statements: StatementLexicon
  readonly cooperation: CooperationLexicon
}

/** An article's text with what is known of it. */
export interface DocumentText {
  readonly text: string
  readonly title: string | null
  readonly lang: string | null
  /** Day or time of the article: a speaker's office is the one held then. */
  readonly publishedAt?: string | null
}

/** Who said what in a text, and what it says of cooperation, statement by statement and as a whole. */
export interface FoundStatements {
  readonly statements: readonly TaggedStatement[]
  readonly cooperation: Cooperation
}

/** Finds the statements of a text and tags each with the cooperation that it speaks of. */
export function analyzeText(
  { text, title, lang, publishedAt = null }: DocumentText,
  lexicon: Lexicon,
): FoundStatements {
  const cooperation = findCooperation(text, lang, lexicon.cooperation, title)
  const statements: TaggedStatement[] = []
  for (const statement of findStatements({ text, title, lang, publishedAt }, lexicon.statements)) {
    const tag = tagStatement(statement, text, lang, cooperation, lexicon.cooperation)
    // Only what is said of cooperation, by who is known to the gazetteer, is found again in other languages.
    const known = tag.found && statement.speaker.actor !== undefined
    const terms = known
      ? { terms: findKeyTerms(statement.text, lang, waysWithin(statement, cooperation), lexicon) }
      : {}
    statements.push({ ...statement, cooperation: tag, ...terms })
  }
  return { statements, cooperation }
}

/** The ties of an article that stand within a statement. */
function waysWithin({ content }: Statement, { evidence }: Cooperation): readonly CooperationLink[] {
  return evidence
    .flatMap(({ links }) => links ?? [])
    .filter(({ start, end }) => content.some(([from, to]) => start < to && from < end))
}
