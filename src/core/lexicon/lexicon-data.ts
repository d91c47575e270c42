import type { SiteRule } from '../article/site-rule.ts'
import type { CooperationLexiconData } from '../cooperation/cooperation-lexicon.ts'
import type { StatementLexiconData } from '../statement/statement-lexicon.ts'
import type { TopicDefinition } from '../topic/topic.ts'

/** The knowledge that analysis needs, as plain data that can be handed to a thread. */
export interface LexiconData {
  readonly statements: StatementLexiconData
  readonly cooperation: CooperationLexiconData
  /** The topics that are watched, for the screen of pages. */
  readonly topics?: readonly Pick<TopicDefinition, 'match' | 'watch'>[]
  /** Where general extraction is known to fail. */
  readonly sites?: readonly SiteRule[]
}
