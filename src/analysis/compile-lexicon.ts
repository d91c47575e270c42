import type { Lexicon } from '../core/analyze-text.ts'
import { compileCooperationLexicon } from '../core/cooperation/compile-cooperation-lexicon.ts'
import { compileStatementLexicon } from '../core/statement/compile-statement-lexicon.ts'
import type { LexiconData } from '../core/lexicon/lexicon-data.ts'
import { Failure } from '../errors.ts'

const compiled = new WeakMap<LexiconData, Lexicon>()

/** The lexicon ready for matching; compiled once a thread. Throws Failure `machine` in a pool that was given none. */
export function compileLexicon(data: LexiconData | null): Lexicon {
  if (data === null) throw new Failure('machine', 'no-lexicon', 'this analysis was opened without a lexicon')
  const known = compiled.get(data)
  if (known !== undefined) return known
  const lexicon = {
    statements: compileStatementLexicon(data.statements),
    cooperation: compileCooperationLexicon(data.cooperation),
  }
  compiled.set(data, lexicon)
  return lexicon
}
