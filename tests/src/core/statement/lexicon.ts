import { loadStatementLexicon } from '../../../../src/config/lexicon/load-statement-lexicon.ts'
import { compileStatementLexicon } from '../../../../src/core/statement/compile-statement-lexicon.ts'
import { findStatements } from '../../../../src/core/statement/find-statements.ts'
import type { Statement } from '../../../../src/core/statement/statement.ts'

const loaded = await loadStatementLexicon('config')
if (!loaded.ok)
  throw new Error(loaded.faults.map((fault) => `${fault.file}:${fault.line}: ${fault.message}`).join('\n'))

/** The lexicon that ships, compiled once for all tests of this folder. */
export const lexicon = compileStatementLexicon(loaded.value)

/** Statements of a text with the shipped lexicon. */
export function find(text: string, lang = 'en'): readonly Statement[] {
  return findStatements({ text, title: null, lang }, lexicon)
}
