import type { Lexicon } from '../core/analyze-text.ts'
import { compileCooperationLexicon } from '../core/cooperation/compile-cooperation-lexicon.ts'
import { compileStatementLexicon } from '../core/statement/compile-statement-lexicon.ts'
import type { LexiconData } from './tasks.ts'

const compiled = new WeakMap<LexiconData, Lexicon>()

/** The lexicon ready for matching; compiled once a thread. */
export function compileLexicon(data: LexiconData): Lexicon {
  const known = compiled.get(data)
  if (known !== undefined) return known
  const lexicon = {
    statements: compileStatementLexicon(data.statements),
    cooperation: compileCooperationLexicon(data.cooperation),
  }
  compiled.set(data, lexicon)
  return lexicon
}
